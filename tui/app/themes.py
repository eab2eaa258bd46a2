"""What the style names look like: four themes of our own.

A theme says for each style name a colour and a weight; nothing is told by colour
alone, so that `mono`, which has none, loses no information. `mono` leaves both
colours to the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct
from rich.style import Style
from textual.theme import Theme

from tui.settings.settings import THEMES


class Palette(Struct, frozen=True):
    """The colours of one theme; empty where the terminal's own are used.

    Attributes:
        name: one of `tui.settings.settings.THEMES`.
        background, text, dim, accent, warning: colours as `#rrggbb`.
        selected: background of the selected row.
        found: background of words that a search found.
        rule: lines between panes.
        hues: colours that countries take their stable hue from.
        is_dark: whether the background is dark.
    """

    name: str
    background: str
    text: str
    dim: str
    accent: str
    warning: str
    selected: str
    found: str
    rule: str
    hues: tuple[str, ...]
    is_dark: bool = True


_PALETTES: Mapping[str, Palette] = MappingProxyType(
    {
        "dark": Palette(
            "dark",
            background="#14171c",
            text="#d8dce3",
            dim="#929cab",
            accent="#6cb6ff",
            warning="#f0b35a",
            selected="#243247",
            found="#4a4420",
            rule="#5e6876",
            hues=("#8ecdf2", "#f2a7a0", "#a9d98c", "#e8c46f", "#c9aef0", "#7fd8c4", "#f2b3d6", "#c8cf8a"),
        ),
        "light": Palette(
            "light",
            background="#fbfaf7",
            text="#22262c",
            dim="#5c6470",
            accent="#0a5bb5",
            warning="#8f4f00",
            selected="#dfe9f6",
            found="#f6e6a8",
            rule="#868f9b",
            hues=("#0b5f8a", "#a02c22", "#3c6b14", "#7a5600", "#6a3fa8", "#0b6b5a", "#94286a", "#59610f"),
            is_dark=False,
        ),
        "contrast": Palette(
            "contrast",
            background="#000000",
            text="#ffffff",
            dim="#d0d0d0",
            accent="#ffff00",
            warning="#ff9f40",
            selected="#003f7f",
            found="#5f3f00",
            rule="#ffffff",
            hues=("#7fd7ff", "#ffafaf", "#afff87", "#ffd75f", "#d7afff", "#5fffd7", "#ffafd7", "#ffffaf"),
        ),
        "mono": Palette(
            "mono",
            background="",
            text="",
            dim="",
            accent="",
            warning="",
            selected="",
            found="",
            rule="",
            hues=(),
        ),
    }
)

_WEIGHTS = MappingProxyType(
    {
        "title": "bold",
        "name": "bold",
        "accent": "bold",
        "warning": "bold",
        "heading": "bold",
        "key": "bold",
        "chip": "bold",
        "note": "italic",
        "translation": "italic",
        "found": "bold underline",
        "focus": "bold",
    }
)
_COLOURS = MappingProxyType(
    {
        "dim": "dim",
        "note": "dim",
        "rule": "rule",
        "heading": "dim",
        "date": "text",
        "accent": "accent",
        "focus": "accent",
        "key": "accent",
        "chip": "accent",
        "bar": "accent",
        "warning": "warning",
        "translation": "text",
    }
)


def palette(name: str) -> Palette:
    """The palette of a theme."""
    return _PALETTES[name]


@lru_cache(maxsize=2048)
def style(theme: str, name: str, *, selected: bool = False) -> Style:
    """The look of a style name.

    Args:
        theme: one of `THEMES`.
        name: a style name; `country:KR` has the stable hue of a country; unknown names look like text.
        selected: whether it stands in the selected row.
    """
    colours = _PALETTES[theme]
    weight = _WEIGHTS.get(name, "bold" if name.startswith("country:") and not colours.hues else "")
    if theme == "mono":
        look = Style.parse(weight) if weight else Style()
        if name in ("dim", "rule", "note") and not selected:
            look += Style(dim=True)
        return look + Style(reverse=True) if selected else look
    foreground = (
        _hue(colours, name) if name.startswith("country:") else getattr(colours, _COLOURS.get(name, "text"))
    )
    background = colours.selected if selected else colours.found if name == "found" else colours.background
    look = Style(color=foreground, bgcolor=background)
    return look + Style.parse(weight) if weight else look


def _hue(colours: Palette, name: str) -> str:
    return colours.hues[sum(name.encode()) * 7 % len(colours.hues)]


assert set(_PALETTES) == set(THEMES), "every theme that can be set has a palette"


def textual_theme(name: str) -> Theme:
    """The theme for Textual's own widgets, named `dateline-…`."""
    colours = _PALETTES[name]
    if name == "mono":
        return _theme_without_colours(name)
    return Theme(
        f"dateline-{name}",
        primary=colours.accent,
        secondary=colours.dim,
        accent=colours.accent,
        warning=colours.warning,
        error=colours.warning,
        success=colours.accent,
        foreground=colours.text,
        background=colours.background,
        surface=colours.background,
        panel=colours.selected,
        dark=colours.is_dark,
        text_alpha=1.0,
    )


def _theme_without_colours(name: str) -> Theme:
    """Both colours are the terminal's own; what is chosen is shown in reverse."""
    return Theme(
        f"dateline-{name}",
        primary="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        ansi=True,
        variables={
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "border": "ansi_default",
            "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_default",
            "input-selection-foreground": "ansi_default",
            "screen-selection-background": "ansi_default",
            "screen-selection-foreground": "ansi_default",
        },
    )
