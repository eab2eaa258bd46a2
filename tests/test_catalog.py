"""The catalogs hold exactly what the code says, and what they say in its place can stand there."""

from __future__ import annotations

import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from rich.cells import cell_len

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import catalogs  # noqa: E402 - a script of the checkout, which no package holds

from tui.settings.commands import COMMANDS  # noqa: E402
from tui.text import clean  # noqa: E402
from tui.wording import LANGUAGES, Wording  # noqa: E402

HELP_COLUMN = 52
"""Cells for a command in the list of keys; one stays empty."""
LONGEST_HINT = 12
"""Cells of a hint on the last line, of which many stand side by side."""

languages = pytest.mark.parametrize("language", LANGUAGES[1:])


def po_of(language: str) -> Path:
    return ROOT / "tui" / "locale" / language / "LC_MESSAGES" / "dateline.po"


def messages(language: str) -> list[Message]:
    """The messages as they are translated, without the header."""
    return [message for message in catalogs.read(po_of(language), language) if message.id]


def pairs(language: str) -> list[tuple[str, str]]:
    """Each sentence with its translation; one for several things with each of its plural forms."""
    found = []
    for message in messages(language):
        if isinstance(message.id, str):
            assert isinstance(message.string, str)
            found.append((message.id, message.string))
        else:
            found += [(message.id[min(form, 1)], said) for form, said in enumerate(message.string or ())]
    return found


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def ids(catalog: Catalog) -> set[str | tuple[str, ...]]:
    return {tuple(message.id) if isinstance(message.id, list) else message.id for message in catalog}


@languages
def test_the_catalog_holds_every_sentence_of_the_code_and_no_other(language: str) -> None:
    said, known = ids(catalogs.template()), ids(catalogs.read(po_of(language), language))
    assert (said - known, known - said) == (set(), set()), "run python scripts/catalogs.py"


@languages
def test_every_sentence_has_its_translation(language: str) -> None:
    assert catalogs.untranslated(catalogs.read(po_of(language), language)) == []
    assert all(said.strip() for _, said in pairs(language))


@languages
def test_the_files_are_what_the_script_writes(language: str) -> None:
    path = po_of(language)
    updated = catalogs.updated(language, catalogs.read(path, language), catalogs.template())
    assert path.read_bytes() == catalogs.as_po(updated), "run python scripts/catalogs.py"


@languages
def test_the_compiled_catalog_is_the_written_one_byte_for_byte(language: str) -> None:
    path = po_of(language)
    written = catalogs.read(path, language)
    compiled = catalogs.as_mo(catalogs.updated(language, written, written))
    assert path.with_suffix(".mo").read_bytes() == compiled, "run python scripts/catalogs.py"


@languages
def test_a_translation_has_the_placeholders_of_its_sentence(language: str) -> None:
    differing = [
        (sentence, said) for sentence, said in pairs(language) if placeholders(said) != placeholders(sentence)
    ]
    assert differing == []


@languages
def test_a_translation_begins_and_ends_with_a_space_where_its_sentence_does(language: str) -> None:
    for sentence, said in pairs(language):
        assert (said[0] == " ", said[-1] == " ") == (sentence[0] == " ", sentence[-1] == " "), sentence


@languages
def test_a_sentence_that_counts_has_every_plural_form(language: str) -> None:
    forms = catalogs.read(po_of(language), language).num_plurals
    for message in messages(language):
        if not isinstance(message.id, str):
            assert len(message.string or ()) == forms, message.id


@languages
def test_a_catalog_is_one_line_texts_without_hidden_characters(language: str) -> None:
    for sentence, said in pairs(language):
        assert said == clean(said), sentence
        assert said.isprintable(), sentence


@languages
def test_a_catalog_says_nothing_of_when_and_where_it_was_made(language: str) -> None:
    written = po_of(language).read_text("utf-8")
    assert "Date:" not in written
    places = [line.split()[1:] for line in written.splitlines() if line.startswith("#: ")]
    assert places
    assert all((ROOT / place).is_file() and place.startswith("tui/") for line in places for place in line)


def test_german_has_german_quotation_marks_where_english_has_english_ones() -> None:
    for sentence, said in pairs("de"):
        assert said.count("„") == said.count("“") == sentence.count("“"), sentence
        assert "”" not in said, said
        assert '"' not in said, said


def test_german_counts_one_thing_and_several() -> None:
    german = Wording("de")
    said = [german.count("{n} event", "{n} events", n) for n in (0, 1, 2, 10_000)]
    assert said == ["0 Ereignisse", "1 Ereignis", "2 Ereignisse", "10.000 Ereignisse"]


@languages
def test_hints_and_commands_fit_where_they_stand(language: str) -> None:
    say = Wording(language).say
    too_long = [say(row.hint) for row in COMMANDS if row.hint and cell_len(say(row.hint)) > LONGEST_HINT]
    assert too_long == []
    too_long = [say(row.text) for row in COMMANDS if cell_len(say(row.text)) >= HELP_COLUMN]
    assert too_long == []


def test_the_reader_finds_sentences_where_they_are_said_and_where_they_are_marked() -> None:
    source = 'HINT = N_("zoom")\nsay(HINT)\nwording.say("go to {date}", date=date)\nsay(N_("one " "piece"))\n'
    assert catalogs.sentences_in(source) == [(1, "zoom"), (3, "go to {date}"), (4, "one piece")]


def test_the_reader_finds_both_sentences_of_a_condition() -> None:
    assert catalogs.sentences_in('say("last" if step > 0 else N_("first"))') == [(1, "last"), (1, "first")]


def test_the_reader_tells_counted_sentences_from_counting_in_a_text() -> None:
    counted = 'count(N_("{n} day"), "{n} days", n)'
    assert catalogs.sentences_in(counted) == [(1, ("{n} day", "{n} days"))]
    for other in (
        'data.count(b"x", 0, 9)',
        'words.count("x")',
        'words.count("x", 0, 9)',
        "counts.count(word)",
    ):
        assert catalogs.sentences_in(other) == []


@pytest.mark.parametrize("argument", ['f"{n} events"', '"events: " + name', '"%s events" % n'])
def test_a_sentence_put_together_from_parts_is_refused(argument: str) -> None:
    with pytest.raises(catalogs.UnreadableSentenceError):
        catalogs.sentences_in(f"say({argument})")


def test_a_translation_outlives_its_neighbours_and_goes_with_its_sentence() -> None:
    earlier = Catalog(locale="de")
    earlier.add("stays", "bleibt")
    earlier.add("goes", "geht")
    earlier.add("{n} thing", "{n} Ding")
    sentences = Catalog()
    for sentence in ("stays", "is new", ("{n} thing", "{n} things")):
        sentences.add(sentence)
    updated = catalogs.updated("de", earlier, sentences)
    strings = {message.id: message.string for message in updated if message.id}
    assert strings == {"stays": "bleibt", "is new": None, ("{n} thing", "{n} things"): ("", "")}
    assert catalogs.untranslated(updated) == ["is new", "{n} thing"]
