"""The shapes in which timelines of TimelineJS are written, all brought to that of version 3.

JSON of versions 2 and 3, the same called as a function (JSONP), and the rows of the sheet.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping

from tui.importers.timelinejs_dates import NoDateError, clock_parts
from tui.wording import N_

Fields = Mapping[str, object]
"""An object of the JSON, whatever is in it."""

JSONP = re.compile(r"\s*(?:var\s+)?[A-Za-z_$][\w.$]*\s*[=(]\s*(?=\{)")
"""What stands before the object where it is handed to a function or a name."""
_AFTER_JSONP = re.compile(r"[\s;)]*")
_BROKEN = N_("it is not valid JSON at line {line}, column {column}")
_TEMPLATE = N_("it is a template that nobody filled in: no valid JSON at line {line}, column {column}")


class NotJsonError(ValueError):
    """A file is no timeline; `reason` says why, at a line and a column of it."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


def json_object(text: str) -> Fields:
    """The object in some JSON or JSONP."""
    start = found.end() if (found := JSONP.match(text)) else len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except json.JSONDecodeError as error:
        reason = _TEMPLATE if "{%" in text or "{{" in text else _BROKEN
        raise NotJsonError(reason, error.lineno, error.colno) from None
    except (RecursionError, ValueError):
        raise NotJsonError(N_("it is nested too deeply, or holds a number that is too long")) from None
    if not _AFTER_JSONP.fullmatch(text, end):
        line = text.count("\n", 0, end) + 1
        raise NotJsonError(N_("something stands behind its end, at line {line}"), line)
    if not isinstance(value, dict):
        raise NotJsonError(N_("it is no timeline: an object was expected"))
    return value


def of_version_2(value: Fields) -> Fields:
    """A timeline of version 2 in the shape of version 3."""
    old = object_in(value, "timeline")
    return {
        "title": {"text": {"headline": old.get("headline"), "text": old.get("text")}, "media": _asset(old)},
        "events": [_slide_of_2(entry) for entry in list_in(old, "date")],
        "eras": [_slide_of_2(entry) for entry in list_in(old, "era")],
    }


def _slide_of_2(entry: object) -> object:
    if not isinstance(entry, dict):
        return entry
    slide = {
        "start_date": entry.get("startDate"),
        "end_date": entry.get("endDate"),
        "text": {"headline": entry.get("headline"), "text": entry.get("text")},
        "media": _asset(entry),
        "group": entry.get("tag"),
        "classname": entry.get("classname"),
    }
    return {key: part for key, part in slide.items() if part not in (None, "", {})}


def _asset(entry: Fields) -> Fields:
    asset = object_in(entry, "asset")
    return {**asset, "url": asset.get("media")}


def of_sheet(text: str) -> Fields:
    """The rows of the sheet in the shape of version 3."""
    found: dict[str, list[object]] = {"events": [], "eras": [], "title": []}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        cells = {
            str(key).strip().lower().replace(" ", "_"): cell
            for key, cell in row.items()
            if isinstance(cell, str)
        }
        if not any(cell.strip() for cell in cells.values()):
            continue
        kind = cells.get("type", "").strip().lower()
        found[
            "title" if kind == "title" and not found["title"] else "eras" if kind == "era" else "events"
        ].append(_slide_of_row(cells))
    title = found.pop("title")
    return {**found, "title": title[0] if title else None}


def _slide_of_row(cells: Mapping[str, str]) -> Fields:
    url, kind = cells.get("media", ""), cells.get("type", "").strip().lower()
    return {
        "start_date": cells.get("start_date") or _row_date(cells, ""),
        "end_date": cells.get("end_date") or _row_date(cells, "end_"),
        "display_date": cells.get("display_date"),
        "text": {"headline": cells.get("headline"), "text": cells.get("text")},
        "media": {"url": url, "credit": cells.get("media_credit"), "caption": cells.get("media_caption")},
        "group": cells.get("group") or cells.get("tag"),
        "background": cells.get("background") or None,
        "type": kind if kind not in ("", "title", "era") else None,
    }


def _row_date(cells: Mapping[str, str], prefix: str) -> object:
    parts: dict[str, object] = {
        name: cells.get(prefix + name, "").replace(",", "") for name in ("year", "month", "day")
    }
    clock = cells.get(f"{prefix}time", "").strip()
    if clock:
        try:
            parts |= clock_parts(clock)
        except NoDateError:
            parts["hour"] = clock
    return parts if any(parts.values()) else None


def object_in(value: Fields, name: str) -> Fields:
    """The object under a key; an empty one where there is none."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def list_in(value: Fields, name: str) -> list[object]:
    """The list under a key; an empty one where there is none."""
    found = value.get(name)
    return found if isinstance(found, list) else []


def string_in(value: Fields, name: str) -> str:
    """The text or number under a key, as a text; an empty one where there is none."""
    found = value.get(name)
    return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""
