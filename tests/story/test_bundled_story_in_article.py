"""The story that ships quotes its article to the letter, and takes nothing of it but what it quotes.

The article is not the project's to publish: these tests read it where it is at hand and are skipped
by name where it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest
from story_file import Story, leaves, quotes_of, read_story

QUOTED = frozenset({"direct", "partial"})
LONGEST_RUN = 8
"""Words of the article that may follow one another outside what is quoted."""


@pytest.fixture(scope="module")
def story(bundled: Path) -> Story:
    """The story as plain JSON values."""
    return read_story(bundled)


@pytest.fixture(scope="module")
def article(shared: Path) -> str:
    """The article's whole text; spans count its code points, line ends included."""
    return (shared / "story" / "article-de.txt").read_bytes().decode("utf-8")


def paragraph_bounds(article: str) -> list[tuple[int, int]]:
    """Start and end of each line of the article, in code points, without its line end."""
    lines = article.split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    return [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words in a row, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def test_every_alias_is_printed_in_the_article_or_in_the_story(story: Story, article: str) -> None:
    own = "\n".join(text for event in story["events"] for _, text in leaves(event))
    for actor in story["actors"]:
        for alias in actor.get("aliases", []):
            assert alias in article or alias in own, alias


def test_the_heading_is_not_a_second_quote(story: Story, article: str) -> None:
    (fake,) = [quote for quote in quotes_of(story) if quote["text"] == "Fake News"]
    assert article.count("Fake News") == 2
    assert fake["source"]["span"][0] == article.rindex("Fake News")


def test_every_quote_stands_at_its_span(story: Story, article: str) -> None:
    bounds = paragraph_bounds(article)
    for quote in quotes_of(story):
        start, end = quote["source"]["span"]
        first, last = bounds[quote["source"]["paragraph"] - 1]
        assert article[start:end] == quote["text"]
        assert first <= start < end <= last, quote["id"]
        marks = article[start - 1 : start] + article[end : end + 1]
        assert (marks == "„“") == (quote["kind"] in QUOTED), quote["id"]


def test_every_quotation_of_the_article_is_in_the_story(story: Story, article: str) -> None:
    printed = Counter(re.findall("„([^“]*)“", article))
    printed["Fake News"] -= 1  # the heading takes the words from the sentence under it
    assert printed == Counter(quote["text"] for quote in quotes_of(story) if quote["kind"] in QUOTED)


def test_every_passage_lies_in_its_paragraph_and_holds_its_quotes(story: Story, article: str) -> None:
    bounds = paragraph_bounds(article)
    for event in story["events"]:
        for passage in event["sources"]:
            first, last = bounds[passage["paragraph"] - 1]
            assert first <= passage["span"][0] < passage["span"][1] <= last, event["id"]
        for quote in event.get("quotes", []):
            start, end = quote["source"]["span"]
            passages = [passage["span"] for passage in event["sources"]]
            assert any(low <= start and end <= high for low, high in passages), quote["id"]


def test_dates_as_printed_are_the_words_of_the_article(story: Story, article: str) -> None:
    for event in story["events"]:
        assert event.get("date_as_printed", "") in article, event["id"]


def test_every_passage_begins_and_ends_at_whole_words(story: Story, article: str) -> None:
    for event in story["events"]:
        for start, end in (passage["span"] for passage in event["sources"]):
            assert article[start:end].strip() == article[start:end], event["id"]
            assert start == 0 or article[start - 1] in " \n", event["id"]
            assert end == len(article) or article[end] in " \n,", event["id"]


def test_nothing_of_the_article_but_quoted_words_is_in_the_story(story: Story, article: str) -> None:
    known = set(runs(article, LONGEST_RUN + 1))
    own = [
        (path, text)
        for path, text in leaves(story)
        if not re.search(r"\.quotes\[\d+\]\.text$", path) and not path.endswith(".date_as_printed")
    ]
    assert [path for path, text in own if not known.isdisjoint(runs(text, LONGEST_RUN + 1))] == []
