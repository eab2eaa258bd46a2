from __future__ import annotations

import json
from pathlib import Path

import pytest
from foreign_files import batches_of, imported

from tui.errors import UnreadableError
from tui.importers.found import Options
from tui.importers.importing import Importing
from tui.importers.opening import open_foreign
from tui.importers.shelf import Change, Shelf
from tui.loading.gate import admit
from tui.loading.opening import Contents
from tui.wording import Wording


def story(path: Path, **fields: object) -> Path:
    path.write_text(json.dumps(fields))
    return path


def event(number: int, title: str = "T", **fields: object) -> dict[str, object]:
    return {"id": f"e{number}", "date": "2024-10", "title": title, **fields}


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    one = story(tmp_path / "one.json", title="One", events=[event(1), event(2)])
    made, importing = imported(one, one)
    assert [found["id"] for found in made["events"]] == ["e1", "e2"]
    assert importing.tally.changes == {Change.ADDED: 2, Change.UNCHANGED: 2}
    assert made["title"] == "One"


def test_a_record_that_has_changed_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old = story(tmp_path / "old.json", events=[event(1, "old"), event(2)])
    new = story(tmp_path / "new.json", events=[event(3), event(1, "new")])
    made, importing = imported(old, new)
    assert [(found["id"], found["title"]) for found in made["events"]] == [
        ("e1", "new"),
        ("e2", "T"),
        ("e3", "T"),
    ]
    assert importing.tally.changes == {Change.ADDED: 3, Change.CHANGED: 1}


def test_fields_the_format_does_not_know_are_kept_and_cleaned(tmp_path: Path) -> None:
    one = story(tmp_path / "one.json", events=[event(1, acled={"fatalities": 3, "note": "a\x1b[31mb"})])
    made, _ = imported(one)
    assert made["events"][0]["acled"] == {"fatalities": 3, "note": "a␛[31mb"}


def test_what_cannot_be_used_is_counted_with_its_reason_and_line(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"events": [\n{"date": "soon", "title": "T"},\n{"date": "2024", "title": "T"}]}')
    made, importing = imported(path)
    assert len(made["events"]) == 1
    assert importing.tally.refused == 1
    (problem,) = importing.problems
    assert (problem.code, problem.line) == ("date", 2)


def test_strings_of_a_file_in_another_language_say_which(tmp_path: Path) -> None:
    german = story(tmp_path / "de.json", language="de", events=[event(1, "Eins")])
    english = story(
        tmp_path / "en.json",
        language="en",
        events=[event(2, "Two", quotes=[{"id": "q", "text": "words"}])],
        sources=[{"id": "s", "title": "Paper"}],
        actors=[{"id": "a", "name": "Ann", "role": [{"role": "judge"}]}],
    )
    silent = story(tmp_path / "none.json", events=[event(3, "Three", actors=[{"actor": "a", "as": "guest"}])])
    made, _ = imported(german, english, silent)
    assert made["language"] == "de"
    assert [found["title"] for found in made["events"]] == ["Eins", {"en": "Two"}, {"und": "Three"}]
    assert made["events"][1]["quotes"][0]["language"] == "en"
    assert made["events"][2]["actors"] == [{"actor": "a", "as": {"und": "guest"}}]
    assert made["sources"][0]["title"] == {"en": "Paper"}
    assert made["actors"][0]["role"] == [{"role": {"en": "judge"}}]


def test_what_importing_makes_opens_without_a_word(tmp_path: Path) -> None:
    one = story(
        tmp_path / "one.json",
        events=[event(1, "\u202ehidden", actors=["nobody"], countries=["UK"], status="odd")],
    )
    with Importing("story") as importing:
        for batch in batches_of(one):
            importing.take(batch.recognised.form, batch.materials, Options())
        data = b"".join(importing.pieces())
    opened = admit(Contents("story", data), Wording(), strict=True, thorough=True)
    # What was doubted when it came in is still doubtful; nothing else is.
    assert {problem.code for problem in opened.problems} == {
        "unknown-actor",
        "unknown-country",
        "unknown-status",
    }
    assert {problem.code for problem in importing.problems} == {problem.code for problem in opened.problems}


def test_a_file_of_which_nothing_can_be_used_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    one = story(tmp_path / "one.json", events=[{"date": "soon", "title": "T"}])
    with pytest.raises(UnreadableError, match=r"it is Dateline, and no event in it can be used: “soon”"):
        open_foreign(str(one), batches_of(one, form="dateline"), Wording(), Options())


def test_ids_of_one_hash_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.importers.shelf.hash", lambda _: 1, raising=False)
    shelf = Shelf(tmp_path)
    records = {name: b'{"id":"%s"}' % name.encode() for name in ("a", "b", "c")}
    assert [shelf.put(name, raw) for name, raw in records.items()] == [Change.ADDED] * 3
    assert [shelf.put(name, raw) for name, raw in records.items()] == [Change.UNCHANGED] * 3
    assert shelf.put("b", b'{"id":"b","x":1}') is Change.CHANGED
    assert list(shelf.records()) == [records["a"], b'{"id":"b","x":1}', records["c"]]
    shelf.close()
    assert list(tmp_path.iterdir()) == []
