"""What is surely clean needs no cleaning, by the slow question and by cleaning it."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.archive.decoding import DECODE_FAILURES, decode
from tui.model.records import Event
from tui.text import clean, cleaned, needs_cleaning, raw_needs_cleaning, surely_clean

_LETTERS = st.one_of(
    st.sampled_from(
        list('ab"\\/{}[]:, \t\n\r\x00\x1b\x7f\x9b\xad\u00a0äßé“—…\u202e\u200b\u200d\u2066\ufeff\ufffd')
    ),
    st.sampled_from(list("\u0301\u05d0\u0627\u064b\u0939\u094d\u30d5\u1161\u3164\ue000\uffff👍🏽\U000e0041")),
    st.characters(codec="utf-8"),
)
TEXTS = st.text(_LETTERS, max_size=20)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(TEXTS, st.integers(), st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)


def assert_clean(raw: bytes) -> None:
    text = raw.decode()
    assert not raw_needs_cleaning(text)
    try:
        value = json.loads(text)
    except ValueError:
        return
    assert cleaned(json.loads(text)) == value


@settings(max_examples=400, deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_a_value_that_is_surely_clean_is_not_changed_by_cleaning(
    value: object,
    ascii_only: bool,  # noqa: FBT001
    indent: int | str | None,
) -> None:
    raw = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    if surely_clean(raw):
        assert_clean(raw)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("plain")
@example("\\u0041")
@example("\\ta")
@example("\\\\ta")
@example("\u202e")
def test_any_text_between_quotation_marks_is_clean_where_it_is_surely_clean(text: str) -> None:
    raw = f'{{"title": "{text}"}}'.encode()
    if surely_clean(raw):
        assert_clean(raw)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_text_that_is_surely_clean_does_not_need_cleaning(raw: bytes) -> None:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return
    assert not (surely_clean(raw) and raw_needs_cleaning(text))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=4), min_size=1, max_size=5))
def test_bytes_that_are_not_utf_8_reach_no_record(parts: list[bytes]) -> None:
    """Pieces of letters on two sides of plain ASCII may look like whole ones; the decoder sees them apart."""
    raw = b'{"date": "2024", "title": "' + b'", "title": "'.join(parts) + b'"}'
    if surely_clean(raw):
        with suppress(*DECODE_FAILURES):
            assert not needs_cleaning(str(decode(raw, Event).title))


@pytest.mark.parametrize(
    "code", [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x202E, 0x2066, 0xFEFF, 0xE000]
)
def test_no_character_that_acts_or_hides_is_surely_clean(code: int) -> None:
    raw = f'"a{chr(code)}b"'.encode()
    assert surely_clean(raw) == (chr(code) in "\t\n\r")
    assert not surely_clean(f'"a\\u{code:04x}b"'.encode())


@pytest.mark.parametrize("escape", ["\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\ud83d\\ude00"])
def test_an_escape_is_looked_at_more_closely(escape: str) -> None:
    raw = f'"a{escape}b"'.encode()
    if surely_clean(raw):
        assert_clean(raw)
        assert clean(json.loads(raw)) == json.loads(raw)


@pytest.mark.parametrize(
    "text", ["plain", "Große Truppen – „äußert“ sich …", 'he said \\"no\\"', "Київ", "a\\\\nb", "北京"[:0]]
)
def test_what_people_write_is_surely_clean(text: str) -> None:
    assert surely_clean(f'{{"title": "{text}",\n "date": "2024"}}'.encode())
