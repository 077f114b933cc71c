"""Which options a few typed letters mean: the starts of words, in any order, accents ignored."""

from collections.abc import Sequence
from dataclasses import dataclass

from onedesk.domain.folding import plain

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: its code, its words, other words for it, a quiet fact beside it.

    A pinned option is listed last whatever is typed.
    """

    code: str
    label: str
    synonyms: tuple[str, ...] = ()
    tag: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An option, the letters of its label that matched, or the synonym that did."""

    option: Option
    spans: tuple[Span, ...] = ()
    synonym: str = ""
    synonym_spans: tuple[Span, ...] = ()


def folded(text: str) -> str:
    """The text in small letters without accents, letter for letter."""
    return "".join(plain(letter)[:1] or letter for letter in text)


def matches(options: Sequence[Option], typed: str, most: int = 7) -> list[Match]:
    """The best options first, pinned ones last, at most `most`; nothing typed matches all."""
    pinned = [Match(option) for option in options if option.pinned]
    wanted = folded(typed).split()
    found = []
    for place, option in enumerate(options):
        if not option.pinned and (ranked := _ranked(option, wanted)) is not None:
            found.append((ranked[0], place, ranked[1]))
    best = [match for _, _, match in sorted(found, key=lambda entry: entry[:2])]
    return best[: max(most - len(pinned), 0)] + pinned


def _ranked(option: Option, wanted: list[str]) -> tuple[int, Match] | None:
    """How well an option matches (0 is best) and where; None when it does not."""
    spans = _starts(option.label, wanted)
    if spans is not None:
        return int(bool(spans) and spans[0][0] > 0), Match(option, spans)
    for synonym in option.synonyms:
        inside = _starts(synonym, wanted)
        if inside is not None:
            return 2, Match(option, synonym=synonym, synonym_spans=inside)
    return None


def _starts(text: str, wanted: list[str]) -> tuple[Span, ...] | None:
    """Where each wanted piece starts a word of its own; None when one does not."""
    flat, free = folded(text), _words(folded(text))
    spans = []
    for piece in wanted:
        at = next((at for at in free if flat.startswith(piece, at)), None)
        if at is None:
            return None
        free.remove(at)
        spans.append((at, len(piece)))
    return tuple(sorted(spans))


def _words(flat: str) -> list[int]:
    """Where the words begin."""
    return [
        at
        for at, letter in enumerate(flat)
        if letter.isalnum() and (at == 0 or not flat[at - 1].isalnum())
    ]
