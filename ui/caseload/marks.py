"""Which letters of a name were typed: what is shown bold and underlined in a found row."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from unicodedata import category

from onedesk.domain.folding import Word, nearly, plain, words
from ui.widgets.matching import Span


def marks(text: str, typed: str) -> tuple[Span, ...]:
    """The letters of `text` that each typed word means: the start of a word, or a near one."""
    found: list[Span] = []
    free = words(text)
    for want in words(typed):
        meant = _meant(text, want.text, free)
        if meant is not None:
            found.append(meant)
            free = [word for word in free if not meant[0] <= word.start < sum(meant)]
    return tuple(sorted(found))


def _meant(text: str, want: str, free: Sequence[Word]) -> Span | None:
    for word in free:
        if word.text.startswith(want):
            return _letters(text, word.start, len(want))
    for word, run in _runs(text, free):
        if run.startswith(want):
            return _letters(text, word.start, len(want))
    near = next((word for word in free if nearly(want, word.text)), None)
    return (near.start, near.end - near.start) if near else None


def _runs(text: str, free: Sequence[Word]) -> Iterator[tuple[Word, str]]:
    """Each word with those that a hyphen or apostrophe ties to it, as if written together."""
    for at, word in enumerate(free):
        run, end = word.text, word.end
        for other in free[at + 1 :]:
            if any(letter.isspace() for letter in text[end : other.start]):
                break
            run, end = run + other.text, other.end
        yield word, run


def _letters(text: str, start: int, count: int) -> Span:
    """From `start`, as many letters as fold into `count`."""
    folded = accumulate(len(plain(x)) if plain(x).isalnum() else 0 for x in text[start:])
    taken = next((at for at, total in enumerate(folded, 1) if total >= count), len(text) - start)
    while start + taken < len(text) and category(text[start + taken]).startswith("M"):
        taken += 1  # a vowel sign or an accent is drawn with the letter before it
    return start, taken
