"""Text from files: made safe to show, and folded so that it can be found.

No string of a story reaches a terminal before `clean` has seen it. `cleaning` is the door,
for strings and for whole records; behind it `hazards` knows which characters act, hide or
reorder, and `scanning` which are right only beside certain neighbours. `printing` serves what
is written outside the screen (messages, JSON); `folding` makes the words that search compares.
"""

from tui.text.cleaning import (
    clean,
    clean_link,
    cleaned,
    list_form,
    may_be_unsafe,
    needs_cleaning,
    one_line,
    raw_needs_cleaning,
    surely_clean,
)
from tui.text.folding import fold, word_forms, words
from tui.text.printing import json_safe, message_line
from tui.text.replacement import REPLACEMENT

__all__ = [
    "REPLACEMENT",
    "clean",
    "clean_link",
    "cleaned",
    "fold",
    "json_safe",
    "list_form",
    "may_be_unsafe",
    "message_line",
    "needs_cleaning",
    "one_line",
    "raw_needs_cleaning",
    "surely_clean",
    "word_forms",
    "words",
]
