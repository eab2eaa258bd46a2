"""What can be chosen on a page: in which language quotes are read, and which events are left."""

from __future__ import annotations

from tui.exporters.markup import Markup, element, void
from tui.exporters.page_events import Cast, Pages
from tui.exporters.selection import Selection
from tui.wording import N_


def controls(selection: Selection, cast: Cast, pages: Pages) -> Markup:
    """The choice of language, which needs no script, and the filters, which a script brings out.

    Only where there are quotes to be read, and countries or actors to filter by.
    """
    texts = _texts(selection) if selection.answer.quotes else Markup("")
    filters = _filters(selection, cast, pages) if cast else Markup("")
    return element("div", texts, filters, class_="controls") if texts.html or filters.html else Markup("")


def _texts(selection: Selection) -> Markup:
    say = selection.wording.say
    choices = {
        "both": say(N_("Both")),
        "original": say(N_("Original")),
        "translation": say(N_("Translation")),
    }
    radios = [
        element(
            "label",
            void("input", type="radio", name="texts", id=f"texts-{name}", checked=name == "both"),
            element("span", said),
        )
        for name, said in choices.items()
    ]
    return element("fieldset", element("legend", say(N_("Quotes"))), *radios, class_="texts")


def _filters(selection: Selection, cast: Cast, pages: Pages) -> Markup:
    say = selection.wording.say
    countries = [(number, pages.teller.country(code), events) for code, number, events in cast.countries()]
    actors = [(number, pages.teller.actor(name), events) for name, number, events in cast.actors()]
    found = element(
        "output",
        data_one=say(N_("{n} event of {total}")),
        data_more=say(N_("{n} events of {total}")),
    )
    return element(
        "form",
        _facet("c", say(N_("Country")), countries),
        _facet("a", say(N_("Actor")), actors),
        element("button", say(N_("Clear all filters")), type="reset"),
        found,
        id="filters",
        hidden=True,
    )


def _facet(name: str, title: str, values: list[tuple[int, str, int]]) -> Markup:
    """A list of values to choose from, with the number of events of each."""
    if not values:
        return Markup("")
    entries = [
        element(
            "li",
            element(
                "label",
                void("input", type="checkbox", name=name, value=number),
                element("span", called),
                element("data", str(events), value=events),
            ),
        )
        for number, called, events in values
    ]
    return element("details", element("summary", title), element("ul", *entries))
