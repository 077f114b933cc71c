"""Small pieces of plain English for a student's own paper: lists, dates, articles, plan phrases."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from onedesk.domain.clock import DAYS, MONTHS
from onedesk.domain.programme import catalogue
from onedesk.domain.value import Value

NO_BREAK = "\u00a0"
APOSTROPHE = "\u2019"
SENTENCE_END = re.compile(r"(?<=[.!?])[”\u2019\"]?\s+")
LONG_NAME = 32
IN_NUMBER = re.compile(r"(?<=\d) (?=\d)")
SPELT_VOWEL = "AEFHILMNORSX"  # letters whose names begin with a vowel: an RAF pilot


class PlanPhrases(Value):
    """How a plan is spoken of: "First choice: {first}." and "you want to {want}."."""

    first: str
    want: str


@cache
def _phrases() -> dict[str, PlanPhrases]:
    text = (files("resources") / "words" / "plan-phrases.toml").read_text("utf-8")
    return {code: PlanPhrases(**said) for code, said in tomllib.loads(text).items()}


def plan_phrases(code: str) -> PlanPhrases:
    """The phrases for a plan; from its phrase in the catalogue if it has none of its own."""
    if code in _phrases():
        return _phrases()[code]
    phrase = catalogue().plan(code).phrase
    return PlanPhrases(first=phrase, want=f"go for {phrase}")


def tidy(text: str | None) -> str:
    """The text without stray spaces; line feeds stay."""
    lines = (" ".join(line.split()) for line in (text or "").strip().splitlines())
    return "\n".join(lines)


def bare(text: str | None) -> str:
    """The text on one line and without an end mark, to stand within a sentence."""
    return tidy(text).replace("\n", " ").rstrip(".,;: ")


def sentence(text: str) -> str:
    """The text with a capital first and an end mark last."""
    text = tidy(text)
    closed = text.endswith((".", "!", "?", ".”", "!”", "?”"))
    return f"{text[:1].upper()}{text[1:]}{'' if closed else '.'}" if text else ""


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence and the rest, which may be empty."""
    text = tidy(text)
    end = SENTENCE_END.search(text)
    return (text[: end.start()], text[end.start() :]) if end else (text, "")


def clauses(items: Sequence[str]) -> str:
    """Whole clauses in a row: `a`, `a and b`, `a, b, and c`."""
    *first, last = items
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} and {last}" if first else last


def numbers_whole(text: str) -> str:
    """The text with its telephone numbers held together on a line."""
    return IN_NUMBER.sub(NO_BREAK, text)


def names_whole(names: Iterable[str]) -> str:
    """Names in a row, each held together on a line; only very long ones may be cut."""
    return ", ".join(
        name.replace(" ", NO_BREAK) if len(name) <= LONG_NAME else name for name in names
    )


def things(count: int) -> str:
    return f"{count}{NO_BREAK}thing{'' if count == 1 else 's'}"


def with_article(noun: str) -> str:
    """`an electrician`, `a CNC machinist`, `an RAF pilot`, `a uniform maker`."""
    first, *_ = noun.split(maxsplit=1) or [""]
    if first.isupper():
        vowel = first[:1] in SPELT_VOWEL
    else:
        vowel = first[:1].lower() in "aeiou" and not first.lower().startswith(("uni", "use", "eu"))
    return f"{'an' if vowel else 'a'} {noun}"


def lowered(name: str) -> str:
    """A name from a list with a small first letter, unless capitals belong to it (CNC, Royal)."""
    return name if any(letter.isupper() for letter in name[1:]) else name[:1].lower() + name[1:]


def long_day(day: date) -> str:
    """`Thursday 12 March 2026`."""
    return f"{DAYS[day.weekday()]} {day.day}{NO_BREAK}{_month(day)} {day.year}"


def plain_day(day: date) -> str:
    """`12 March 2026`."""
    return f"{day.day}{NO_BREAK}{_month(day)}{NO_BREAK}{day.year}"


def short_day(day: date) -> str:
    """`Wed 22 April`."""
    return f"{DAYS[day.weekday()][:3]} {day.day}{NO_BREAK}{_month(day)}"


def month(day: date, now: date | None) -> str:
    """`December`; with its year when it is so long ago that the name alone could mislead."""
    months_in_year = 12
    ago = (now.year - day.year) * months_in_year + now.month - day.month if now else 0
    return _month(day) if ago < months_in_year else f"{_month(day)} {day.year}"


def _month(day: date) -> str:
    """The English name, whatever language this computer speaks."""
    return MONTHS[day.month - 1]


def room_words(room: str | None, word: str = "Room") -> str:
    """Room B14; a room that is called one already stays as it is: Interview room 2.

    `word` is "room" within a sentence.
    """
    name = tidy(room)
    return name if not name or "room" in name.casefold() else f"{word} {name}"
