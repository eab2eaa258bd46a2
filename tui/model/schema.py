"""The JSON Schema of the story format, made from the types of `tui.model.records`."""

from __future__ import annotations

import json

import msgspec

from tui.model.records import Story

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, object]:
    """The schema of a whole story file (JSON Schema, draft 2020-12); fields it does not name are allowed."""
    made = msgspec.json.schema(Story)
    return {"$schema": DIALECT, "title": "Dateline story, version 1", **made}


def schema_text() -> str:
    """The schema as JSON, indented."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
