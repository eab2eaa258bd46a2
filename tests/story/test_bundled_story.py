"""The story that ships tells every fact it must tell.

An outside witness: it reads `events.json` with the standard library alone, so that no mistake of
the program can hide a mistake of the story.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from story_facts import ACTORS, FACTS, PRINTED_DATES, PRINTED_NAMES, Fact
from story_file import Story, actors_in, event_named, keys_of, leaves, quotes_of, read_story


@pytest.fixture(scope="module")
def story(bundled: Path) -> Story:
    """The story as plain JSON values."""
    return read_story(bundled)


def test_the_story_names_its_format_language_and_title(story: Story) -> None:
    assert (story["format"], story["language"]) == ("dateline/1", "de")
    assert story["title"] == {
        "de": "Nordkoreanische Soldaten in Russland",
        "en": "North Korean soldiers in Russia",
    }


def test_the_article_is_the_one_source_and_its_day_is_uncertain(story: Story) -> None:
    (source,) = story["sources"]
    assert (source["id"], source["language"], source["published"]) == ("article", "de", "2024-10-29?")
    assert "url" not in source


def test_no_event_is_lost_and_none_is_added(story: Story) -> None:
    assert [event["id"] for event in story["events"]] == [fact.id for fact in FACTS]
    assert len(FACTS) == 18


@pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])
def test_an_event_keeps_its_date_status_countries_and_actors(story: Story, fact: Fact) -> None:
    event = event_named(story, fact.id)
    assert (event["date"], event["status"]) == (fact.date, fact.status)
    assert event["countries"] == fact.countries.split()
    assert actors_in(event) >= set(fact.who.split())
    assert tuple(passage["paragraph"] for passage in event["sources"]) == fact.paragraphs


@pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])
def test_an_event_keeps_its_quotes(story: Story, fact: Fact) -> None:
    quotes = event_named(story, fact.id).get("quotes", [])
    assert len(quotes) == len(fact.quotes)
    for quote, said in zip(quotes, fact.quotes, strict=True):
        assert (quote["speaker"], quote["kind"], quote.get("via")) == (said.speaker, said.kind, said.via)
        assert quote.get("to", {}).get("en") == said.to
        assert quote["source"]["paragraph"] == said.paragraph
        assert quote["text"].startswith(said.begins)
        assert quote["text"].endswith(said.ends)


@pytest.mark.parametrize("fact", FACTS, ids=[fact.id for fact in FACTS])
def test_actors_beyond_the_listed_ones_bring_in_no_further_country(story: Story, fact: Fact) -> None:
    event = event_named(story, fact.id)
    country = {actor["id"]: actor.get("country") for actor in story["actors"]}
    beyond = {country[name] for name in actors_in(event) - set(fact.who.split())}
    assert beyond - {None} <= set(event["countries"])


def test_events_keep_the_words_their_dates_were_printed_in(story: Story) -> None:
    events = [event for event in story["events"] if "date_as_printed" in event]
    assert {event["id"]: event["date_as_printed"] for event in events} == PRINTED_DATES


def test_answers_and_contradictions_are_the_ones_an_editor_marked(story: Story) -> None:
    answers = {event["id"]: event["replies_to"] for event in story["events"] if "replies_to" in event}
    against = {event["id"]: event["conflicts_with"] for event in story["events"] if "conflicts_with" in event}
    assert answers == {"lavrov-points-to-pact": ["rutte-escalation"]}
    assert against == {"moscow-denial": ["raised-estimate"]}


def test_every_actor_keeps_kind_country_and_membership(story: Story) -> None:
    found = {
        actor["id"]: (actor["kind"], actor.get("country", ""), " ".join(actor.get("member_of", [])))
        for actor in story["actors"]
    }
    assert found == ACTORS


def test_spellings_of_the_article_are_aliases(story: Story) -> None:
    aliases = {actor["id"]: set(actor.get("aliases", [])) for actor in story["actors"]}
    for name, printed in PRINTED_NAMES.items():
        assert printed <= aliases[name], name


def test_yonhap_is_a_news_agency_that_reports_and_does_not_speak(story: Story) -> None:
    yonhap = next(actor for actor in story["actors"] if actor["id"] == "yonhap")
    assert (yonhap["role"]["de"], yonhap["role"]["en"]) == (
        "südkoreanische Nachrichtenagentur",
        "South Korean news agency",
    )
    assert all(quote["speaker"] != "yonhap" for quote in quotes_of(story))


def test_the_slip_of_the_translation_is_noted_in_both_languages(story: Story) -> None:
    summary = event_named(story, "earlier-estimate")["summary"]
    assert "„ursprünglich 3.000 Soldaten der USA“" in summary["de"]
    assert "“ursprünglich 3.000 Soldaten der USA”" in summary["en"]
    assert "Versehen der Übersetzung" in summary["de"]
    assert "slip of the translation" in summary["en"]


def test_ids_are_unique(story: Story) -> None:
    ids = [source["id"] for source in story["sources"]]
    ids += [actor["id"] for actor in story["actors"]]
    ids += [event["id"] for event in story["events"]]
    ids += [quote["id"] for quote in quotes_of(story)]
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)


def test_every_reference_finds_its_record(story: Story) -> None:
    actors = {actor["id"] for actor in story["actors"]}
    events = {event["id"] for event in story["events"]}
    for event in story["events"]:
        assert actors_in(event) <= actors
        assert {*event.get("replies_to", []), *event.get("conflicts_with", [])} <= events
        assert {passage["source"] for passage in event["sources"]} == {"article"}
        for quote in event.get("quotes", []):
            assert {quote["speaker"], quote.get("via", quote["speaker"])} <= actors_in(event)
            assert quote["source"]["source"] == "article"


def test_every_actor_takes_part_in_an_event(story: Story) -> None:
    present = {name for event in story["events"] for name in actors_in(event)}
    assert {actor["id"] for actor in story["actors"]} == present


def test_texts_of_our_own_are_in_german_and_english(story: Story) -> None:
    text_keys = ("title", "summary", "name", "role", "as", "to")
    languages: dict[str, set[str]] = {}
    for path, text in leaves(story):
        parent, _, last = path.rpartition(".")
        if parent.rpartition(".")[2] in text_keys:
            assert text.strip() == text
            assert text, path
            languages.setdefault(parent, set()).add(last)
        else:
            assert last not in text_keys, f"{path} is in one language only"
    assert len(languages) > 2 * len(FACTS)
    assert {name: found for name, found in languages.items() if found != {"de", "en"}} == {}


def test_every_event_and_every_actor_is_told_in_full(story: Story) -> None:
    for event in story["events"]:
        assert {"title", "summary", "kind", "tags"} <= event.keys(), event["id"]
    for actor in story["actors"]:
        assert {"name", "role", "kind"} <= actor.keys(), actor["id"]
    assert {"title", "publisher"} & story["sources"][0].keys() == {"title"}


def test_every_quote_is_german_and_says_who_translated_it(story: Story) -> None:
    for quote in quotes_of(story):
        assert quote["language"] == "de"
        assert quote["translations"]["en"]["text"]
        assert {translation["by"] for translation in quote["translations"].values()} == {"Dateline"}


def test_no_sentence_around_a_quote_is_in_the_story(story: Story) -> None:
    assert {"before", "after"}.isdisjoint(keys_of(story))


def test_the_file_holds_no_invisible_character_and_ends_with_a_line_end(bundled: Path) -> None:
    text = bundled.read_bytes().decode("utf-8")
    hidden = {
        f"U+{ord(character):04X}"
        for character in text
        if unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
    }
    assert hidden == {"U+0020", "U+000A"}
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("}\n")
