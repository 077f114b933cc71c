"""The unique pupil number: its form, its check letter, and what may be doubted about it."""

import re

from onedesk.roster.values import Doubt

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S
LENGTH = 13

_FORM = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")
_GAPS = re.compile(r"[\s\u200b\ufeff-]+")

# Local authority numbers that have ever stood in a UPN of England or Wales; others may come.
_SPANS = (
    *((201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384)),
    *((390, 394), (420, 421), (660, 681), (800, 803), (805, 808), (810, 813), (815, 816)),
    *((820, 823), (825, 826), (830, 831), (835, 841), (845, 846), (850, 852), (855, 857)),
    *((860, 861), (865, 896), (908, 909), (916, 916), (919, 919), (921, 921), (925, 926)),
    *((928, 929), (931, 931), (933, 933), (935, 943)),
)
AUTHORITIES = frozenset(f"{code}" for low, high in _SPANS for code in range(low, high + 1))


def tidy(text: str) -> str:
    """The number in capitals, without gaps."""
    return _GAPS.sub("", text).upper()


def check_letter(body: str) -> str:
    """The letter that belongs before characters 2 to 13.

    Each character is weighted by its place, 2 to 13; a final letter counts by its place in
    `LETTERS`, from 0; the sum modulo 23 names the letter (Unique Pupil Number data standard 2.0).
    """
    values = (int(char) if char.isdigit() else LETTERS.index(char) for char in body)
    return LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23]


def is_temporary(upn: str) -> bool:
    """Whether the number ends in a letter: a school gave it until the lasting one is known."""
    return upn[-1:].isalpha()


def doubts(upn: str) -> tuple[Doubt, ...]:
    """What is doubtful about a tidy, non-empty number (rules 1510 and 1530)."""
    shape = _shape(upn)
    if shape:
        return (_doubt(shape[0], shape[1], upn),)
    found = []
    if upn[0] != check_letter(upn[1:]):
        say = "The UPN has the wrong check letter at character 1 (rule 1510). One sign is mistyped."
        found.append(_doubt("upn_check_letter", say, upn))
    if upn[1:4] not in AUTHORITIES:
        say = "Characters 2 to 4 of the UPN are no local authority we know of (rule 1530)."
        found.append(_doubt("upn_authority", say, upn, stops=False))
    if is_temporary(upn):
        say = "The UPN is a temporary one. The lasting one may follow in a later file."
        found.append(_doubt("upn_temporary", say, upn, stops=False))
    return tuple(found)


def _shape(upn: str) -> tuple[str, str] | None:
    if _FORM.fullmatch(upn):
        return None
    if len(upn) != LENGTH:
        return "upn_length", f"The UPN has {len(upn)} characters; a UPN has 13."
    if upn[0] not in LETTERS:
        return "upn_check_letter", "Character 1 of the UPN is no check letter (rule 1510)."
    if not re.fullmatch("[0-9]{3}", upn[1:4]):
        return "upn_authority", "Characters 2 to 4 of the UPN are not all digits (rule 1530)."
    if not re.fullmatch("[0-9]{8}", upn[4:12]):
        return "upn_digits", "Characters 5 to 12 of the UPN are not all digits."
    return "upn_last", "Character 13 of the UPN is not one that a UPN can end with."


def _doubt(code: str, say: str, upn: str, *, stops: bool = True) -> Doubt:
    severity = "error" if stops else "warning"
    return Doubt(code=code, say=say, severity=severity, field="upn", given=upn)
