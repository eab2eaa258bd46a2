"""What the bundled story must tell, written down apart from the program and from the story file.

A second record of the same facts: whoever loses a date, a country, an actor, a quote or a link
while editing `events.json` is told so by name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A quote the story must carry.

    Attributes:
        speaker: Actor id of who spoke.
        kind: `direct`, `partial` or `paraphrase`.
        paragraph: Number of the article's paragraph, from 1.
        begins: How the printed words begin.
        ends: How the printed words end.
        to: The audience in English, or nothing.
        via: Actor id of who reported the words, or nothing.
    """

    speaker: str
    kind: str
    paragraph: int
    begins: str
    ends: str
    to: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """An event the story must carry.

    Attributes:
        id: The event's stable id.
        date: In EDTF.
        status: One of the format's statuses.
        countries: Codes in the order of the file, parted by spaces.
        who: Actor ids that must take part, parted by spaces.
        paragraphs: Every paragraph of the article that tells of it.
        quotes: In the order of the file.
    """

    id: str
    date: str
    status: str
    countries: str
    who: str
    paragraphs: tuple[int, ...]
    quotes: tuple[Said, ...] = ()


FACTS = (
    Fact("security-pact", "2024-06", "happened", "KP RU", "", (11,)),
    Fact("kyiv-warnings", "2024-10~", "ongoing", "UA KP", "sybiha", (17,)),
    Fact("earlier-estimate", "2024-10-21/2024-10-27", "happened", "US KP RU", "", (3,)),
    Fact("raised-estimate", "2024-10-28", "happened", "US KP RU UA", "pentagon singh", (1, 2, 3)),
    Fact(
        "troops-closer", "2024-10-28", "claimed", "US KP RU UA", "singh", (3, 4),
        (Said("singh", "direct", 4, "Ein Teil dieser Soldaten", "zu unterstützen", to="reporters"),),
    ),
    Fact(
        "no-weapon-limits", "2024-10-28", "happened", "US KP UA", "singh", (14, 15),
        (
            Said("singh", "direct", 14, "Wenn wir sehen", "Mitkriegsteilnehmer im Krieg"),
            Said("singh", "partial", 14, "keine Beschränkungen", "geben wird"),
            Said("singh", "direct", 15, "Das ist eine Rechnung", "anstellen muss"),
        ),
    ),
    Fact(
        "train-and-fight", "2024-10-28/2024-11~", "expected", "KP RU UA", "pentagon", (2,),
        (Said("pentagon", "partial", 2, "den nächsten", "Wochen"),),
    ),
    Fact(
        "rutte-escalation", "2024-10-28", "happened", "KR KP RU UA", "rutte nato kr-delegation", (6, 7),
        (
            Said("rutte", "partial", 6, "erhebliche", "Eskalation"),
            Said("rutte", "partial", 6, "eine gefährliche Ausweitung", "russischen Krieges"),
            Said("rutte", "direct", 7, "Die Vertiefung", "euroatlantische Sicherheit dar", to="reporters"),
        ),
    ),
    Fact(
        "lavrov-points-to-pact", "2024-10-28?", "happened", "RU KP", "lavrov rutte", (11,),
        (Said("lavrov", "paraphrase", 11, "Pjöngjang und Moskau", "unterzeichnet hätten"),),
    ),
    Fact(
        "lavrov-instructors", "2024-10-28?", "claimed", "RU UA", "lavrov", (12,),
        (Said("lavrov", "paraphrase", 12, "westliche Militärausbilder", "entsandt würden"),),
    ),
    Fact(
        "moscow-denial", "/2024-10-29", "denied", "RU KP", "moscow", (10,),
        (Said("moscow", "partial", 10, "Fake", "News"),),
    ),
    Fact(
        "putin-internal-matter", "/2024-10-29", "happened", "RU KP", "putin", (10,),
        (Said("putin", "paraphrase", 10, "es sei eine interne Frage", "umsetzen werde"),),
    ),
    Fact(
        "kp-official-norms", "/2024-10-29", "happened", "KP RU", "kp-official", (8,),
        (Said("kp-official", "paraphrase", 8, "wenn Pjöngjang", "internationalen Normen"),),
    ),
    Fact(
        "yoon-condemns", "2024-10-29", "happened", "KR KP RU", "yoon", (5,),
        (Said("yoon", "partial", 5, "illegale", "illegale"),),
    ),
    Fact(
        "yoon-countermeasures", "2024-10-29", "happened", "KR KP RU", "yoon yonhap", (16,),
        (
            Said(
                "yoon", "partial", 16, "alle Möglichkeiten", "Gegenmaßnahmen vorbereiten",
                to="cabinet meeting", via="yonhap",
            ),
        ),
    ),
    Fact(
        "washington-meeting", "2024-10-29/2024-11-03", "planned", "US KR KP UA",
        "austin blinken kr-counterparts", (13,),
    ),
    Fact(
        "sybiha-lift-limits", "/2024-10-29", "happened", "UA RU", "sybiha", (18,),
        (Said("sybiha", "direct", 18, "Das Fazit", "jetzt aufheben", to="social media"),),
    ),
    Fact("no-sign-from-us", "/2024-10-29", "ongoing", "US UA RU", "", (19,)),
)  # fmt: skip
"""The story's events in the order of the file."""

ACTORS = {
    "pentagon": ("organization", "US", ""),
    "singh": ("person", "US", "pentagon"),
    "austin": ("person", "US", "pentagon"),
    "blinken": ("person", "US", ""),
    "yoon": ("person", "KR", ""),
    "kr-delegation": ("group", "KR", ""),
    "kr-counterparts": ("unnamed", "KR", ""),
    "yonhap": ("organization", "KR", ""),
    "rutte": ("person", "", "nato"),
    "nato": ("organization", "", ""),
    "putin": ("person", "RU", "moscow"),
    "lavrov": ("person", "RU", "moscow"),
    "moscow": ("government", "RU", ""),
    "kp-official": ("unnamed", "KP", "kp-foreign-ministry"),
    "kp-foreign-ministry": ("organization", "KP", "pyongyang"),
    "pyongyang": ("government", "KP", ""),
    "sybiha": ("person", "UA", "kyiv"),
    "kyiv": ("government", "UA", ""),
}
"""Actor id to kind, country and membership; an empty text where there is none."""

PRINTED_NAMES = {
    "pyongyang": {"Pjöngjang", "DVRK"},
    "kyiv": {"Kiew"},
    "moscow": {"Moskau"},
    "putin": {"Wladimir Putin"},
    "lavrov": {"Sergej Lawrow"},
}
"""Actor id to spellings the article uses, which must be among the aliases."""

PRINTED_DATES = {
    "security-pact": "im vergangenen Juni",
    "kyiv-warnings": "seit Wochen",
    "earlier-estimate": "letzte Woche",
    "raised-estimate": "am Montag",
    "troops-closer": "am Montag",
    "no-weapon-limits": "am Montag",
    "train-and-fight": "in „den nächsten Wochen“",
    "rutte-escalation": "am Montag zuvor",
    "lavrov-points-to-pact": "am Montag",
    "moscow-denial": "zunächst",
    "yoon-condemns": "am Dienstag",
    "washington-meeting": "später in dieser Woche",
}
"""Event id to the article's own words for its date; the others have none."""
