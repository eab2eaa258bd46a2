"""A second reading of stories and queries, in plain Python and far from any row set.

It goes through all events for every question. From the program it takes what words a text
has and what a date covers, which have tests of their own, and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.model.dates import parse
from tui.query.query import PARTS, Query
from tui.text import word_forms, words

Json = dict[str, object]
FACETS = ("countries", "actors", "sources", "kinds", "statuses")


def strings(value: object) -> list[str]:
    """The strings of a list, or of a text in one or several languages."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [entry for entry in inner if isinstance(entry, str)]


def objects(value: object) -> list[Json]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


class PlainStory:
    """A story as its JSON, the events in the order of the timeline."""

    def __init__(self, story: Json) -> None:
        self.actors = {str(actor["id"]): actor for actor in objects(story.get("actors"))}
        self.events = sorted(
            objects(story.get("events")), key=lambda event: parse(str(event["date"])).sort_key
        )

    def values(self, event: Json, facet: str) -> list[str]:
        """What an event has of a facet, each once."""
        if facet == "kinds":
            found = strings(event.get("kind"))
        elif facet == "statuses":
            found = [str(event.get("status", "happened"))]
        elif facet == "sources":
            cited = [*objects(event.get("sources")), *objects([q.get("source") for q in self.quotes(event)])]
            found = [str(citation["source"]) for citation in cited]
        elif facet == "actors":
            found = self.taking_part(event)
        else:
            homes = [self.actors.get(name, {}).get("country") for name in self.taking_part(event)]
            found = [*strings(event.get("countries")), *strings(homes)]
        return list(dict.fromkeys(value for value in found if value))

    def taking_part(self, event: Json) -> list[str]:
        listed = event.get("actors", [])
        entries = listed if isinstance(listed, list) else []
        found = [str(entry["actor"]) if isinstance(entry, dict) else str(entry) for entry in entries]
        for quote in self.quotes(event):
            found += [name for name in (quote.get("speaker"), quote.get("via")) if isinstance(name, str)]
        return found

    def quotes(self, event: Json) -> list[Json]:
        return objects(event.get("quotes"))

    def spoken(self, event: Json, actor: str) -> int:
        return sum(quote.get("speaker") == actor for quote in self.quotes(event))

    def texts(self, event: Json) -> Iterator[str]:
        """Everything a search looks at."""
        yield from strings(event.get("title"))
        yield from strings(event.get("summary"))
        for quote in self.quotes(event):
            yield str(quote["text"])
            translations = quote.get("translations", {})
            for translation in objects(list(translations.values()) if isinstance(translations, dict) else []):
                yield str(translation["text"])
            speaker = quote.get("speaker")
            if isinstance(speaker, dict):
                yield from strings(speaker["as_printed"])
        for name in self.taking_part(event):
            actor = self.actors.get(name, {"name": name})
            yield from strings(actor["name"])
            yield from strings(actor.get("aliases"))

    def fits(self, event: Json, query: Query, part: str) -> bool:
        """Whether an event is what one part of a query asks for."""
        if part in FACETS:
            choice, here = query.choice(part), set(self.values(event, part))
            return (not choice.include or bool(here & set(choice.include))) and not here & set(choice.exclude)
        if part == "text":
            return finds(query.text, list(self.texts(event)))
        if part == "has_quotes":
            return bool(self.quotes(event)) == query.has_quotes
        when = parse(str(event["date"]))
        since = parse(query.since).earliest if part == "since" else None
        until = parse(query.until).latest if part == "until" else None
        return when.possibly_inside(since, until) if query.possibly else when.surely_inside(since, until)

    def rows(self, query: Query, leaving_out: str = "") -> list[int]:
        parts = [
            part for part in PARTS if getattr(query, part) != getattr(Query(), part) and part != leaving_out
        ]
        return [
            row
            for row, event in enumerate(self.events)
            if all(self.fits(event, query, part) for part in parts)
        ]

    def facet(self, query: Query, facet: str) -> Counter[str]:
        return Counter(
            value for row in self.rows(query, facet) for value in self.values(self.events[row], facet)
        )

    def quote_count(self, rows: Sequence[int]) -> int:
        return sum(len(self.quotes(self.events[row])) for row in rows)

    def histogram(self, rows: Sequence[int], edges: Sequence[int]) -> list[int]:
        starts = [parse(str(self.events[row]["date"])).sort_key[0] for row in rows]
        return [sum(low <= start < high for start in starts) for low, high in pairwise(edges)]


def finds(search: str, texts: Sequence[str]) -> bool:
    """Whether every word and “phrase” of a search is in one of the texts; false where it has none."""
    haystacks = [f" {' '.join(words(text))} " for text in texts]
    asked = list(pieces(search))
    return bool(asked) and all(
        any(needle in haystack for needle in needles for haystack in haystacks) for needles in asked
    )


def pieces(search: str) -> Iterator[list[str]]:
    """For each word or phrase of a search what may stand in a text, a space at each end that is a word's."""
    for place, part in enumerate(search.split('"')):
        phrases = [part] if place % 2 else part.split()
        whole = place % 2 == 1 and place < search.count('"')
        for phrase in phrases:
            spellings = [""]
            for word in phrase.replace("-", " ").split():
                spellings = [f"{before} {form}" for before in spellings for form in word_forms(word) or [""]]
            needles = [" " + " ".join(spelling.split()) + " " * whole for spelling in spellings]
            if any(needle.strip() for needle in needles):
                yield needles
