"""How strong a passphrase is, in words, and four words to take instead."""

import secrets
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ui.widgets.matching import folded
from ui.words import counted, small

ENOUGH_WORDS = 4
ENOUGH_LETTERS = 16
STEPS = 5
_A_WORD, _SHORT, _MIDDLING = 3, 8, 12
_DIFFERENT = 6


@dataclass(frozen=True, slots=True)
class Strength:
    """Steps from 0 to 5, whether it will do, and what to say of it."""

    steps: int
    accepted: bool
    say: str


def strength_of(passphrase: str) -> Strength:
    """Four different words or sixteen letters will do; what repeats counts once."""
    words = list(dict.fromkeys(_plain(word) for word in passphrase.split()))
    real = [word for word in words if len(word) >= _A_WORD]
    letters = sum(map(len, words)) if len(set(passphrase)) >= _DIFFERENT else 1
    if not passphrase.strip():
        return Strength(0, accepted=False, say="")
    if len(real) >= ENOUGH_WORDS:
        more = len(real) > ENOUGH_WORDS
        word = "Very strong" if more else "Strong"
        return Strength(STEPS - (not more), accepted=True, say=f"{word}: {len(real)} words")
    if letters >= ENOUGH_LETTERS:
        return Strength(4, accepted=True, say=f"Strong: {letters} letters")
    steps = max(len(real), 1 + (letters >= _SHORT) + (letters >= _MIDDLING))
    missing = ENOUGH_WORDS - len(real)
    more_words = counted(missing, "more word").replace(str(missing), small(missing))
    return Strength(min(steps, 3), accepted=False, say=f"Add {more_words}")


def four_words() -> str:
    """Four words picked at random, about 43 bits."""
    return " ".join(secrets.choice(_words()) for _ in range(ENOUGH_WORDS))


def _plain(word: str) -> str:
    """Small letters and digits without marks, as a typist may leave them out."""
    return "".join(letter for letter in folded(word) if letter.isalnum())


@cache
def _words() -> tuple[str, ...]:
    text = files("resources").joinpath("words/passphrase-words.txt").read_text("utf-8")
    return tuple(text.split())
