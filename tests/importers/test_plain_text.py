from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.importers.plain_text import Tag, links, pieces, plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain  text\nhere", "plain text here"),
        ("a &amp; b &lt;i&gt; &eacute;", "a & b <i> é"),
        ("<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"),
        ("a<b>b</b>c", "abc"),
        ("<script>alert('<b>')</script>left", "left"),
        ("<STYLE>p{}</STYLE >left", "left"),
        ("<script>never ends", ""),
        ("a<!-- hidden <b> -->b<!-- never ends", "ab"),
        ("<!DOCTYPE html><?xml?>x", "x"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<img alt='a > b' src=x onerror=alert(1)>y", "y"),
        ("[UPDATE] <3 you", "[UPDATE] <3 you"),
    ],
)
def test_what_a_reader_would_see_is_left(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_links_are_found_each_once() -> None:
    markup = "<a href='https://a.test/?x=1&amp;y=2'>a</a><A HREF=https://b.test>b</A><a href='https://b.test'>c</a>"
    assert links(markup) == ["https://a.test/?x=1&y=2", "https://b.test"]


@given(st.text(alphabet="<>/!-&;'\" abscriptyle=\n", max_size=80))
def test_no_text_is_lost_but_that_of_tags(markup: str) -> None:
    found = list(pieces(markup))
    assert all(isinstance(piece, Tag) or piece for piece in found)
    assert "<script" not in plain_text(markup.replace("&", ""))


REPEATED = ["<", "<!", "</", "<a ", '<a b="', "&", "&#", "<![", "<?", "<script>", "<a/", "<a\t=", '<a "']


@pytest.mark.parametrize("end", ["", ">", '">'])
@pytest.mark.parametrize("start", REPEATED)
def test_item_75_a_text_made_to_be_slow_is_not(start: str, end: str) -> None:
    # The scanner of the standard library takes minutes for some of these; a test that hangs is ended.
    plain_text(start * (300_000 // len(start)) + end)
