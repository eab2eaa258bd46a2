"""What comes out of `tui.text` can be shown, and what is folded can be found."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.text import (
    clean,
    cleaned,
    fold,
    json_safe,
    list_form,
    message_line,
    needs_cleaning,
    one_line,
    raw_needs_cleaning,
    word_forms,
    words,
)

VISIBLE_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that are drawn: number signs and ends of verse."""
INVISIBLE_LETTERS = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9)}
WELL_FORMED = [
    "Pentagon raises its estimate: 10,000 troops — “near Kursk”\nsecond line",
    "Außenminister „äußert“ sich · ‚Sorge‘ … 3 % № 5 €",
    "Việt Nam, Kyïv, Łódź, Ærø, Đà Nẵng",
    unicodedata.normalize("NFD", "Việt Nam, Kyïv, Łódź, Đà Nẵng"),
    "Министр обороны заявил; й, ї, ё",
    "شَهِدَت كوريا الشمالية ١٠٬٠٠٠ جندي",
    "نیروها می\u200cخواهند بروند",
    "שָׁלוֹם בַּבַּיִת",
    "उत्तर कोरिया के सैनिक क्\u200dष श्री",
    "র\u200d্যাব সদস্যরা",
    "അവന്\u200d വന്നു",
    "ශ්\u200dරී ලංකා",
    "กำลังทหารเกาหลีเหนือที่นี่",
    "北朝鮮が部隊を派遣、がぎぐ 한국 조선",
    "☎\ufe0f 1\ufe0f⃣ ❤\ufe0f\u200d🔥 👨\u200d👩\u200d👧\u200d👦",
    "👍🏽 🇺🇦 🏳\ufe0f\u200d🌈 👩🏽\u200d🚀 ⌚\ufe0e \U0001fae9",
    "│ ─ ┃ ▁▂▃ ⣿ → ␛",
]


def hazards(text: str, marks_allowed: int = 3) -> set[str]:
    """Characters that must not be drawn, by the Unicode data of this Python and not by our own ranges."""
    found, marks = set(), 0
    for char in text:
        code, category = ord(char), unicodedata.category(char)
        marks = marks + 1 if category in ("Mn", "Me") else marks if char in "\u200c\u200d" else 0
        format_kept = char in "\u200c\u200d" or code in VISIBLE_FORMATS
        noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
        if (
            (category in ("Cc", "Zl", "Zp", "Cs", "Co") and char != "\n")
            or (category == "Cf" and not format_kept)
            or noncharacter
            or code in INVISIBLE_LETTERS
            or 0xE0000 <= code <= 0xE0FFF
            or marks > marks_allowed
        ):
            found.add(f"U+{code:04X}")
    return found


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings_in(key)
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def hostile_strings(shared: Path) -> list[str]:
    """Every string of every hostile file, and the files themselves as text."""
    found: set[str] = set()
    torture = shared / "data" / "torture"
    files = [*(shared / "hostile").iterdir(), *torture.rglob("*")]
    for path in files:
        if not path.is_file() or path.suffix == ".gz":
            continue
        data = path.read_bytes()
        found.add(data.decode("utf-8", "surrogateescape"))
        found.add(data.decode("latin-1"))
        if path.suffix == ".json":
            try:
                found.update(strings_in(json.loads(data.decode("utf-8", "surrogateescape"))))
            except (ValueError, RecursionError):
                continue
    return sorted(found)


any_text = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "a1#\u0301\u0334\u0489\u094d\u0915\u093f\u09b0\u09cd\u09af\u0645\u062e\u064b\u200b\u200c\u200d\ufe0e\ufe0f"
            "\u20e3\u260e\u2764\U0001f468\U0001f3fd\U0001f1fa\x1b\r\n\t\x85\u2028\u202e\u2066\ud800\ue000\ufffe\u3164"
        ),
    )
)


@pytest.mark.parametrize("text", WELL_FORMED)
def test_well_formed_text_of_every_script_is_the_same_object(text: str) -> None:
    assert clean(text) is text
    assert not needs_cleaning(text)
    assert hazards(text) == set()


@given(any_text)
@example("\u0645\u064b\u064b\u0300\u094d\u200d\u0645")
@example("1\ufe0f\u20e3\u0301\u0301\u0301")
@example("\u260e\u200d\ufe0f\u260e")
def test_cleaning_leaves_no_hazard_and_does_nothing_the_second_time(text: str) -> None:
    safe = clean(text)
    assert hazards(safe) == set()
    assert clean(safe) == safe
    assert needs_cleaning(text) == (safe != text)
    safe.encode("utf-8")


def test_item_9_10_12_13_16_every_code_point_alone_and_between_letters_is_safe_after_cleaning() -> None:
    everything = [chr(code) for code in range(0x110000)]
    assert hazards("a".join(clean(char) for char in everything)) == set()
    assert hazards(clean("a".join(everything))) == set()


def test_item_1_9_10_12_13_unsafe_characters_are_shown_and_invisible_ones_go() -> None:
    assert clean("a\x1b]52;c;eA==\x07b\x00\x7f") == "a␛]52;c;eA==␇b␀␡"
    assert clean("\x9b31m\x80") == "\ufffd31m\ufffd"
    assert clean("invoice \u202egnp.exe\u202c \u2066x\u2069") == "invoice \ufffdgnp.exe\ufffd \ufffdx\ufffd"
    assert clean("pay\u200bpal \ufeffx \u2060y\u00adz \u200e\u200f\u061c\U000e0041") == "paypal x yz "
    assert clean("\ud800\ue000\ufdd0\U0010ffff\U000f0000") == "\ufffd" * 5
    assert clean("a\u3164b\uffa0c\u115fd") == "abcd"


def test_item_11_every_line_end_becomes_one_line_feed_and_a_tab_one_space() -> None:
    assert clean("a\r\nb\rc\x85d\u2028e\u2029f\tg\n") == "a\nb\nc\nd\ne\nf g\n"
    assert clean("a\r\n\u200db") == "a\nb"


def test_item_14_at_most_three_marks_stay_on_a_base_and_joiners_cannot_smuggle_more() -> None:
    assert clean("Z" + "\u0301\u0334\u0489" * 50 + "Y") == "Z\u0301\u0334\u0489Y"
    assert clean("Z" + "\u0301\u0301\u0301\u200d" * 50 + "Y") == "Z\u0301\u0301\u0301Y"
    assert clean("\u0645" + "\u064b\u064b\u064b\u200c" * 9) == "\u0645" + "\u064b" * 3


def test_item_14_no_mark_of_any_script_can_be_piled_up() -> None:
    marks = [char for code in range(0x110000) if unicodedata.category(char := chr(code)) in ("Mn", "Me")]
    assert len(marks) > 1800
    assert all(len(clean("a" + char * 9)) <= 4 for char in marks)


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_item_13_a_joiner_with_nothing_to_join_goes(joiner: str) -> None:
    assert clean(f"pay{joiner}pal {joiner} {joiner}x{joiner}") == "paypal  x"
    assert clean(f"می{joiner}{joiner}خ") == f"می{joiner}خ"
    assert clean(f"{joiner}می {joiner}خ{joiner}") == "می خ"


def test_an_emoji_selector_stays_only_behind_an_emoji() -> None:
    assert clean("a\ufe0fb \ufe0f☎\ufe0f\ufe0f 1\ufe0f 1\ufe0f\u20e3") == "ab ☎\ufe0f 1 1\ufe0f\u20e3"


def test_item_11_one_line_is_one_line() -> None:
    assert one_line("  a\r\n\tb\u2028\u00a0 c \n") == "a b c"
    assert one_line("\u200b \u3164\u00ad\n") == ""


@given(any_text)
def test_one_line_has_no_line_end_and_no_space_at_its_ends(text: str) -> None:
    line = one_line(text)
    assert hazards(line) == set()
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert one_line(line) == line


def test_a_list_row_has_no_selectors_skin_tones_or_letter_joiners() -> None:
    assert list_form("☎\ufe0f 1\ufe0f⃣ 👍🏽 👩🏽\u200d🚀 x") == "☎ 1\u20e3 👍 👩\u200d🚀 x"
    assert list_form("ക്\u200dഷ അവന്\u200d") == "ക്ഷ അവന്"
    assert list_form("می\u200cخواهند") == "می\u200cخواهند"
    assert list_form("🏽 alone") == "🏽 alone"
    plain = "Pentagon"
    assert list_form(plain) is plain


@given(any_text)
def test_a_list_row_of_clean_text_stays_clean(text: str) -> None:
    row = list_form(one_line(text))
    assert hazards(row) == set()
    assert list_form(row) == row


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=10,
)


@given(json_values, st.booleans(), st.sampled_from([None, "\t", 1]))
def test_a_record_that_looks_clean_before_decoding_is_clean(
    value: object,
    ascii_only: bool,  # noqa: FBT001 - drawn by hypothesis
    indent: str | int | None,
) -> None:
    raw = json.dumps(value, ensure_ascii=ascii_only, indent=indent).replace("\n", "\r\n")
    if not raw_needs_cleaning(raw):
        assert cleaned(json.loads(raw)) == json.loads(raw)


def test_everyday_records_need_no_cleaning_before_decoding() -> None:
    raw = '{\r\n\t"title": "„Außen“ \\"sagt\\" er\\n…",\n "n": 1}'
    assert not raw_needs_cleaning(raw)
    assert raw_needs_cleaning(r'{"title": "\u001b[31m"}')
    assert raw_needs_cleaning(r'{"title": "a\tb"}')
    assert raw_needs_cleaning('{"title": "a\u202eb"}')


@given(json_values)
def test_cleaning_a_value_cleans_every_string_and_leaves_the_original(value: object) -> None:
    before = json.dumps(value)
    after = cleaned(value)
    assert json.dumps(value) == before
    assert all(hazards(text) == set() for text in strings_in(after))


def test_cleaning_a_value_of_any_depth_needs_no_recursion() -> None:
    deep: object = "a\x1b"
    for _ in range(50_000):
        deep = [deep]
    result = cleaned(deep)
    while isinstance(result, list):
        result = result[0]
    assert result == "a␛"


def test_cleaning_keeps_what_is_no_text_and_lets_the_later_of_two_equal_keys_win() -> None:
    assert cleaned({"a\u200b": 1, "a": 2, "n": [None, True, 1.5, "x\r\n"]}) == {
        "a": 2,
        "n": [None, True, 1.5, "x\n"],
    }
    assert cleaned("\x1b") == "␛"


@given(any_text, st.sampled_from([None, "ascii", "latin-1", "utf-8", "cp1252", "no such encoding"]))
def test_item_21_a_message_is_one_safe_line(text: str, encoding: str | None) -> None:
    line = message_line(text, encoding)
    assert hazards(line) == set()
    assert len(line.splitlines()) <= 1
    line.encode("ascii" if encoding in (None, "no such encoding") else encoding)


def test_a_message_escapes_what_the_encoding_lacks() -> None:
    assert message_line("Müller \x1b[1m\nx", "latin-1") == r"Müller \u241b[1m x"
    assert message_line("Müller") == r"M\xfcller"
    assert message_line("Müller 北", "utf-8") == "Müller 北"


@given(json_values, st.sampled_from([None, 1]))
def test_safe_json_is_the_same_value_with_nothing_that_acts(value: object, indent: int | None) -> None:
    encoded = json.dumps(value, ensure_ascii=False, indent=indent)
    safe = json_safe(encoded)
    assert json.loads(safe) == json.loads(encoded)
    assert hazards(safe) == set()


def test_safe_json_keeps_what_can_be_shown() -> None:
    encoded = '{"a": "Müller 北 👨\u200d👩\u200d👧"}'
    assert json_safe(encoded) == encoded
    assert json_safe('"\u202e\U000e0041\x7f"') == r'"\u202e\udb40\udc41\u007f"'
    assert json_safe("[1,\r\n2]") == "[1, \n2]"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Außen", "aussen"),
        ("AUẞEN", "aussen"),
        ("Müller", "muller"),
        (unicodedata.normalize("NFD", "Müller"), "muller"),
        ("Kyïv Łódź Ærø Đà Nẵng", "kyiv lodz aero da nang"),
        ("İstanbul ISPARTA ısı", "istanbul isparta isi"),
        ("ﬁnal Ｔｏｋｙｏ ² ½", "final tokyo 2 1⁄2"),
        ("pay\u200bpal so\u00adft", "paypal soft"),
        ("Київ Йод ΑΘΉΝΑ Σοφός", "киів иод αθηνα σοφοσ"),
        ("می\u200cخواهم شَهِدَ", "میخواهم شهد"),
        ("がガ 한국 हिन्दी ที่", "がガ 한국 हिन्दी ที่"),
    ],
)
def test_folding_takes_off_case_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(any_text)
def test_words_hold_no_space_or_ascii_punctuation_and_are_found_again(text: str) -> None:
    found = words(text)
    for word in found:
        assert word
        assert all(not char.isspace() and (char.isalnum() or not char.isascii()) for char in word)
        assert not any("A" <= char <= "Z" for char in word)
    assert words(" ".join(found)) == found


@given(any_text)
def test_cleaning_does_not_change_what_is_found_in_usual_scripts(text: str) -> None:
    usual = "".join(
        char for char in text if unicodedata.category(char)[0] not in "MC" or char in "\u200b\u200e\ufeff"
    )
    assert words(clean(usual)) == words(usual.replace("\u3164", ""))


def test_words_are_parted_as_a_reader_would_type_them() -> None:
    assert words("NATO’s Süd-Korea: 10.000 „Soldaten“ l'accord snake_case") == [
        "nato", "s", "sud", "korea", "10", "000", "soldaten", "l", "accord", "snake", "case",
    ]  # fmt: skip
    assert words("北朝鮮が派兵 ок") == ["北", "朝", "鮮", "が", "派", "兵", "ок"]
    assert words("ที่นี่ kim") == ["ที่", "นี่", "kim"]
    assert words("हिन्दी में") == ["हिन्दी", "में"]
    assert words("Kim北") == ["kim", "北"]
    assert words("— … ?!") == []


def test_a_typed_word_is_looked_for_in_both_spellings_of_an_umlaut() -> None:
    assert word_forms("Südkorea") == ("sudkorea", "suedkorea")
    assert word_forms(unicodedata.normalize("NFD", "Südkorea")) == ("sudkorea", "suedkorea")
    assert word_forms("Suedkorea") == ("suedkorea", "sudkorea")
    assert word_forms("Außen") == ("aussen",)
    assert word_forms("NATO’s") == ("nato s",)
    assert word_forms("neue") == ("neue",)
    assert word_forms("Quelle") == ("quelle",)
    assert word_forms("sue") == ("sue",)
    assert word_forms("?!") == ()


@pytest.mark.parametrize(
    ("typed", "written"),
    [("Suedkorea", "Südkorea"), ("Südkorea", "Suedkorea"), ("Muller", "Müller"), ("strasse", "Straße")],
)
def test_either_spelling_finds_the_other(typed: str, written: str) -> None:
    assert set(word_forms(typed)) & set(words(written))


def test_item_24_every_hostile_string_is_safe_after_cleaning(shared: Path) -> None:
    strings = hostile_strings(shared)
    assert len(strings) > 1000
    for text in strings:
        safe = clean(text)
        assert hazards(safe) == set(), ascii(text[:80])
        assert clean(safe) == safe, ascii(text[:80])
        assert hazards(message_line(text, "utf-8")) == set()


def test_what_hides_a_word_does_not_hide_it_from_search(shared: Path) -> None:
    story = json.loads((shared / "hostile" / "invisible.json").read_text("utf-8"))
    assert "paypal" in words(story["events"][0]["title"])
    assert "paypal" in words(clean(story["events"][0]["title"]))


def test_every_emoji_that_unicode_recommends_is_kept_but_the_flags_made_of_tags(shared: Path) -> None:
    with gzip.open(
        shared / "data" / "torture" / "unicode" / "emoji-test.txt.gz", "rt", encoding="utf-8"
    ) as lines:
        emoji = [
            "".join(chr(int(code, 16)) for code in line.split(";")[0].split())
            for line in lines
            if "fully-qualified" in line and not line.startswith("#")
        ]
    assert len(emoji) > 3000
    changed = [sequence for sequence in emoji if clean(f"a {sequence} b") != f"a {sequence} b"]
    assert len(changed) == 3
    assert all("\U000e0067" in flag for flag in changed)


def test_importing_text_builds_no_tables() -> None:
    late = ("tui.text.hazards", "tui.text.scanning")
    script = f"import sys, tui.text; print([n for n in {late} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
