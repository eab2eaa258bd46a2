"""What the tests of importers share: files in a folder, and the story that importing them makes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from tui.importers.found import Finding, Found, Options, Remark, Unused
from tui.importers.importing import Importing
from tui.importers.material import materials_of
from tui.importers.opening import Batch, batches, for_format, open_foreign
from tui.importers.registry import importer_of
from tui.loading.gate import Opened
from tui.model.records import Event
from tui.wording import Wording


def batches_of(*paths: Path, form: str = "") -> list[Batch]:
    materials = [found for path in paths for found in materials_of(str(path), Wording())]
    return batches(materials, Wording(), form)


def findings(*paths: Path, form: str = "", options: Options | None = None) -> list[Finding]:
    """What the importers of some files hand on."""
    asked = options or Options()
    return [
        finding
        for batch in batches_of(*paths, form=form)
        for finding in importer_of(batch.recognised.form).records(
            batch.materials, for_format(batch.recognised.form, asked)
        )
    ]


def events_in(found: Sequence[Finding]) -> list[Event]:
    return [one.record for one in found if isinstance(one, Found) and isinstance(one.record, Event)]


def unused_in(found: Sequence[Finding]) -> list[Unused]:
    return [one for one in found if isinstance(one, Unused)]


def remarks_in(found: Sequence[Finding]) -> list[Remark]:
    return [one for one in found if isinstance(one, Remark)]


def opened_as_story(path: Path) -> Opened:
    opened = open_foreign(str(path), batches_of(path), Wording(), Options())
    assert isinstance(opened, Opened)
    return opened


def imported(*paths: Path, form: str = "") -> tuple[dict[str, Any], Importing]:
    """The story that importing some files makes, and what is known of the way there."""
    with Importing("story") as importing:
        for batch in batches_of(*paths, form=form):
            chosen = batch.recognised.form
            importing.take(chosen, batch.materials, for_format(chosen, Options()))
        data = b"".join(importing.pieces())
    assert msgspec.json.decode(data) == json.loads(data)
    return json.loads(data), importing
