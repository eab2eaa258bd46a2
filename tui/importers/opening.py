"""Opens a foreign file as a story: recognised by its content, and taken through the gate."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from tui.archive.saved.cache import Cache
from tui.errors import UnreadableError
from tui.importers.conversion import Conversion, Converted, told_of
from tui.importers.formats import Format
from tui.importers.found import Options
from tui.importers.importing import Importing, Report
from tui.importers.material import Material
from tui.importers.registry import Recognised, format_named, importer_of, recognise
from tui.loading.gate import Opened, admit
from tui.loading.large.size import LARGE
from tui.loading.opening import Contents, refusal
from tui.loading.problems import Effect, Problem
from tui.wording import N_, Wording


class Batch(Struct, frozen=True):
    """Files of one format that are read together.

    Attributes:
        recognised: the format and its exact name.
        materials: the files.
    """

    recognised: Recognised
    materials: tuple[Material, ...]


def batches(materials: Sequence[Material], wording: Wording, wanted: str = "") -> list[Batch]:
    """Files put together by their format, each format where its first file stands.

    Args:
        materials: the files.
        wording: the language of a refusal.
        wanted: the format they are in, whatever they look like; empty where it is to be recognised.

    Raises:
        UnreadableError: a file cannot be read, or is in no format that is known.
    """
    found: dict[str, tuple[Recognised, list[Material]]] = {}
    for material in materials:
        recognised = _forced(wanted, material) if wanted else recognise(material.beginning())
        if recognised is None:
            reason = wording.say(N_("it is in no format that is known; “dateline formats” lists them"))
            raise UnreadableError(refusal(material.name, wording, reason))
        found.setdefault(recognised.form.name, (recognised, []))[1].append(material)
    return [Batch(recognised, tuple(files)) for recognised, files in found.values()]


def _forced(wanted: str, material: Material) -> Recognised:
    form = format_named(wanted)
    return Recognised(form, importer_of(form).dialect(material.beginning(), form.variant) or form.name)


def open_foreign(
    name: str,
    found: Sequence[Batch],
    wording: Wording,
    options: Options,
    report: Report | None = None,
    cache: Cache | None = None,
) -> Opened | Converted:
    """Open foreign files as a story.

    Args:
        name: of the file as given.
        found: what it holds.
        wording: the language of a refusal.
        options: how it is read.
        report: told how far it is.
        cache: where a large story that is made of it may be kept; None means in memory.

    Returns:
        The story, or where it is kept.

    Raises:
        UnreadableError: it cannot be read, or nothing in it can be used.
    """
    conversion = None if cache is None else _conversion(name, found, options, cache)
    if conversion is not None and (converted := conversion.find()) is not None:
        return converted
    with Importing(name, report=report) as importing:
        for batch in found:
            importing.take(batch.recognised.form, batch.materials, for_format(batch.recognised.form, options))
        told = told_of(importing, ", ".join(dict.fromkeys(batch.recognised.dialect for batch in found)))
        if not importing.events:
            raise UnreadableError(refusal(name, wording, _nothing(importing, told.dialect, wording)))
        if conversion is not None and importing.size > LARGE:
            with suppress(OSError):
                return conversion.keep(importing, told)
        data = b"".join(importing.pieces())
    return told.of(admit(Contents(name, data), wording), name)


def _conversion(name: str, found: Sequence[Batch], options: Options, cache: Cache) -> Conversion | None:
    """Where the story of a file may be kept; None where it is none that could be found again."""
    forms = [batch.recognised.form.name for batch in found]
    with suppress(OSError, ValueError):
        return None if options.variant else Conversion(name, forms, cache)
    return None


def for_format(form: Format, options: Options) -> Options:
    """The options with the variant of a format, where nothing else is asked for."""
    return options if options.variant else replace(options, variant=form.variant)


def _nothing(importing: Importing, dialects: str, wording: Wording) -> str:
    lost = next(filter(_lost_something, importing.problems), None)
    if lost is None:
        return wording.say(N_("it is {format} and holds no event"), format=dialects)
    said = wording.say(N_("it is {format}, and no event in it can be used: "), format=dialects)
    return said + lost.sentence(wording)


def _lost_something(problem: Problem) -> bool:
    return problem.effect in (Effect.REFUSED, Effect.DROPPED)
