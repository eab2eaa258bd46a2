"""Bring the catalogs of the interface up to date with the sentences in the code.

`python scripts/catalogs.py` finds every sentence, keeps the translations there are, and writes
`dateline.po` and `dateline.mo` of each language; with `--check` it only names the files that
differ. It ends with 1 when a file differs or a sentence has no translation, which it then prints.
What it writes depends on nothing but the code and the translations, so that it can be compared.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from tui.wording import LANGUAGES  # noqa: E402 - the checkout is what is read, not what is installed

PACKAGE = ROOT / "tui"
_HEADER = """\
# What Dateline says in its own voice. Brought up to date by scripts/catalogs.py.
msgid ""
msgstr ""
{fields}
"""

Sentence = str | tuple[str, str]
"""A sentence as it stands in the code, or the two for one thing and for several."""


class UnreadableSentenceError(ValueError):
    """A sentence in the code that no catalog can hold, because it is put together from parts."""


class UndatedCatalog(Catalog):
    """A catalog whose header says only what `gettext` needs: nothing of when, by whom, with what."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Fields of the header."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def sentences_in(source: str) -> list[tuple[int, Sentence]]:
    """Every sentence that Python code says or marks, with its line, in the order of the lines.

    Babel's own reader goes by tokens: it joins both sides of `say("a" if x else "b")` and gives up at
    `data.count(b"x", 0)`. This one goes by the syntax tree. A sentence may be marked where it is said:
    `say(N_("…"))` counts once.

    Raises:
        UnreadableSentenceError: a sentence is put together with `+`, `%` or as an f-string.
    """
    found: list[tuple[int, Sentence]] = []
    read: set[ast.AST] = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or node in read:
            continue
        if _called(node) in ("say", "N_") and node.args:
            found += [(node.lineno, text) for text in _texts(node.args[0], read)]
        elif _called(node) == "count" and len(node.args) > 2:
            singular, plural = (_texts(argument, read) for argument in node.args[:2])
            found += [(node.lineno, pair) for pair in zip(singular, plural, strict=False)]
    return sorted(found, key=lambda one: one[0])


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(node: ast.expr, read: set[ast.AST]) -> list[str]:
    """What an argument may be: one sentence, two where a condition decides, none where it is a name."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and node.value else []
    if isinstance(node, ast.IfExp):
        return _texts(node.body, read) + _texts(node.orelse, read)
    if isinstance(node, ast.Call) and _called(node) == "N_":
        read.add(node)
        return _texts(node.args[0], read)
    if isinstance(node, ast.BinOp | ast.JoinedStr):
        raise UnreadableSentenceError(f"line {node.lineno}: a sentence for the catalog stands in one piece")
    return []


def template() -> Catalog:
    """Every sentence of the code with the files it stands in."""
    found = UndatedCatalog(fuzzy=False)
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, sentence in sentences_in(path.read_text("utf-8")):
            found.add(sentence, locations=[(path.relative_to(ROOT).as_posix(), line)])
    return found


def updated(language: str, earlier: Catalog, sentences: Catalog) -> Catalog:
    """The sentences of the code with the translations of an earlier catalog; what nobody says is left out."""
    fresh = UndatedCatalog(locale=language, fuzzy=False)
    for message in sentences:
        if not message.id:
            continue
        known = earlier.get(message.id)
        keeps = known is not None and known.pluralizable == message.pluralizable
        translation = known.string if keeps and known else None
        # Which flags Babel sets by itself differs from version to version.
        fresh.add(message.id, translation, locations=message.locations).flags.clear()
    return fresh


def as_po(catalog: Catalog) -> bytes:
    """The catalog as it is translated: by file, with no line numbers, which change with every edit."""
    fields = "\n".join(f'"{name}: {value.strip()}\\n"' for name, value in catalog.mime_headers)
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_by_file=True, include_lineno=False)
    return f"{_HEADER.format(fields=fields)}\n".encode() + body.getvalue().rstrip() + b"\n"


def as_mo(catalog: Catalog) -> bytes:
    """The catalog as `gettext` reads it."""
    body = BytesIO()
    write_mo(body, catalog)
    return body.getvalue()


def read(path: Path, language: str) -> Catalog:
    """The catalog in a `.po` file; an empty one where there is no file."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def untranslated(catalog: Catalog) -> list[str]:
    """The sentences that have no translation, or not one for each plural form."""
    missing = []
    for message in catalog:
        strings = [message.string] if isinstance(message.string, str) else [*(message.string or [""])]
        if message.id and not all(strings):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def catalogs() -> Iterator[tuple[str, Path, Catalog]]:
    """Language, `.po` file and updated catalog of every language but the one the code is written in."""
    sentences = template()
    for language in LANGUAGES[1:]:
        path = PACKAGE / "locale" / language / "LC_MESSAGES" / "dateline.po"
        yield language, path, updated(language, read(path, language), sentences)


def main() -> int:
    """Write what differs, or with `--check` only name it; print what has no translation."""
    only_check = "--check" in sys.argv[1:]
    wrong = False
    for language, path, catalog in catalogs():
        for file, wanted in ((path, as_po(catalog)), (path.with_suffix(".mo"), as_mo(catalog))):
            if file.exists() and file.read_bytes() == wanted:
                continue
            sys.stdout.write(f"{file.relative_to(ROOT)}\n")
            wrong |= only_check
            if not only_check:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(wanted)
        for sentence in untranslated(catalog):
            sys.stdout.write(f"{language}: no translation of {sentence!r}\n")
            wrong = True
    return int(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
