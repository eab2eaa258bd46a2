"""Write what is made from tables: the man page, completion scripts, and blocks of the documents.

`python scripts/write_docs.py` writes them; with `--check` it only names those that differ and
ends with 1 when there is one. A block stands between `<!-- name -->` and `<!-- /name -->`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from security_items import KEPT, figure_table, item_table, read_outcomes  # noqa: E402 - it stands beside the tests

from tui.cli.completion import script  # noqa: E402 - the checkout is what is documented, not what is installed
from tui.cli.grammar import SHELLS  # noqa: E402
from tui.cli.helping import entries  # noqa: E402
from tui.cli.manual import manual  # noqa: E402
from tui.cli.shared_words import FILTER_OPTIONS  # noqa: E402
from tui.importers.mappings.shape import Mapping  # noqa: E402
from tui.model.schema import schema  # noqa: E402
from tui.settings.keys import COMMANDS, GROUPS, readable  # noqa: E402
from tui.settings.limits import LIMITS, Limits  # noqa: E402
from tui.wording import Wording  # noqa: E402

_ENGLISH = Wording("en")
_RECORDS = (
    "Story", "Source", "Actor", "DatedRole", "Event", "Involvement", "Quote", "PrintedSpeaker", "Translation",
    "Citation",
)  # fmt: skip
_MAPPING = {
    "Mapping": "The file", "Story": "[story]", "Table": "[table]", "Date": "[date]",
    "Exactness": "[date.exactness]", "Event": "[event]", "Countries": "[[countries]]", "Actor": "[[actors]]",
    "Source": "[[sources]]", "Quote": "[[quotes]]",
}  # fmt: skip
"""The parts of a mapping, and what they stand under."""
_COMPLETIONS = {"bash": "dateline.bash", "zsh": "_dateline", "fish": "dateline.fish"}


def documents() -> dict[Path, str]:
    """Every generated file and document with generated blocks, as it should be."""
    found = {ROOT / "docs" / "dateline.1": manual()}
    for shell in SHELLS:
        found[ROOT / "docs" / "completion" / _COMPLETIONS[shell]] = script(shell)
    for path in (
        ROOT / "README.md",
        ROOT / "docs" / "format.md",
        ROOT / "docs" / "limits.md",
        ROOT / "docs" / "mappings.md",
        ROOT / "docs" / "security.md",
    ):
        if path.exists():
            found[path] = with_blocks(path.read_text("utf-8"))
    return found


def with_blocks(text: str) -> str:
    """The text with every block it has room for filled in."""
    for name, lines in BLOCKS.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        pattern = re.compile(re.escape(start) + ".*?" + re.escape(end), re.DOTALL)
        block = "\n".join([start, *lines(), end])
        text = pattern.sub(lambda _, block=block: block, text)  # type: ignore[misc]  # the default binds the loop's value
    return text


def key_table() -> Iterator[str]:
    """The keys of the screen as a table, group by group."""
    for group in GROUPS:
        yield f"\n**{_ENGLISH.say(group)}**\n"
        yield "| key | what it does |"
        yield "| --- | --- |"
        for command in COMMANDS:
            if command.group == group:
                keys = " ".join(_code(readable(key)) for key in command.keys) or _code(f":{command.name}")
                yield f"| {keys} | {_ENGLISH.say(command.text)} |"
    yield ""


def filter_table() -> Iterator[str]:
    """The filters as a table."""
    yield "\n| filter | keeps |"
    yield "| --- | --- |"
    for spelling, explained in entries(FILTER_OPTIONS, _ENGLISH):
        yield f"| {_code(spelling)} | {explained.replace('|', '&#124;')} |"
    yield ""


def limit_table() -> Iterator[str]:
    """The limits as a table."""
    yield "\n| limit | default | may be | beyond it |"
    yield "| --- | --- | --- | --- |"
    for limit in LIMITS:
        default = getattr(Limits(), limit.name)
        yield f"| `{limit.name}` | {default} {limit.unit} | {limit.least} to {limit.most} | {limit.effect} |"
    yield ""


def record_tables() -> Iterator[str]:
    """The records of the story format, one table each, from the types."""
    definitions = schema()["$defs"]
    assert isinstance(definitions, dict)
    for name in _RECORDS:
        record = definitions[name]
        yield f"\n### {name}\n"
        yield f"{record['description']}\n"
        yield "| field | is | required | |"
        yield "| --- | --- | --- | --- |"
        for field, node in record["properties"].items():
            required = "yes" if field in record.get("required", ()) else ""
            yield f"| {_code(field)} | {type_words(node)} | {required} | {_described(node)} |"
    yield ""


def mapping_tables() -> Iterator[str]:
    """The parts of a mapping file, one table each, from the types."""
    definitions = msgspec.json.schema_components([Mapping])[1]
    for name, heading in _MAPPING.items():
        part = definitions[name]
        yield f"\n### {heading}\n"
        yield f"{part['description']}\n"
        yield "| key | | required |"
        yield "| --- | --- | --- |"
        for key, node in part["properties"].items():
            inner = node.get("$ref") or node.get("items", {}).get("$ref") or ""
            inner = inner or next((one["$ref"] for one in node.get("anyOf", ()) if "$ref" in one), "")
            said = _described(node) or _MAPPING.get(inner.rsplit("/", 1)[-1], "")
            required = "yes" if key in part.get("required", ()) else ""
            yield f"| {_code(key)} | {said} | {required} |"
    yield ""


def type_words(node: dict[str, object]) -> str:
    """A type of the schema in words."""
    reference, kinds, kind = node.get("$ref"), node.get("anyOf"), node.get("type")
    if node.get("format") == "edtf":
        return "date"
    if isinstance(reference, str):
        name = reference.rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if isinstance(kinds, list):
        return " or ".join(type_words(inner) for inner in kinds if inner.get("type") != "null")
    items, values = node.get("items"), node.get("additionalProperties")
    if kind == "array":
        return f"list of {type_words(items)}" if isinstance(items, dict) else "[start, end]"
    if kind == "object" and isinstance(values, dict):
        return f"map from language to {type_words(values)}"
    return {"string": "text", "integer": "whole number"}.get(str(kind), str(kind))


def _described(node: dict[str, object]) -> str:
    kinds = node.get("anyOf")
    inner = (
        next((one["description"] for one in kinds if "description" in one), "")
        if isinstance(kinds, list)
        else ""
    )
    said = str(node.get("description") or inner).replace("|", "&#124;")
    examples = node.get("examples")
    if isinstance(examples, list):
        said += " " + " · ".join(_code(str(example)) for example in examples)
    return said


def _code(text: str) -> str:
    return (
        f"`{text.replace('|', '&#124;')}`"
        if "|" not in text
        else f"<code>{text.replace('|', '&#124;')}</code>"
    )


BLOCKS: dict[str, Callable[[], Iterator[str]]] = {
    "keys": key_table,
    "filters": filter_table,
    "records": record_tables,
    "limits": limit_table,
    "mapping": mapping_tables,
    "security": lambda: item_table(read_outcomes(KEPT)),
    "figures": lambda: figure_table(read_outcomes(KEPT)),
}
"""The blocks of the documents, and what makes their lines."""


def main() -> int:
    """Write what differs, or with `--check` only name it."""
    only_check = "--check" in sys.argv[1:]
    differing = [
        path for path, wanted in documents().items() if not path.exists() or path.read_text("utf-8") != wanted
    ]
    for path in differing:
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(documents()[path], "utf-8")
    return 1 if only_check and differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
