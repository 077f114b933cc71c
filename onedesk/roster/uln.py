"""The unique learner number: ten digits, the last of which checks the others."""

import re

from onedesk.roster.values import Doubt


def tidy(text: str) -> str:
    """The digits without gaps, and without the `.0` that a spreadsheet may add."""
    return re.sub(r"[\s\u200b\ufeff]+", "", text).removesuffix(".0")


def doubts(uln: str) -> tuple[Doubt, ...]:
    """What is doubtful about a tidy, non-empty number.

    Weights 10 to 2 over the first nine digits, modulo 11; ten less the remainder is the last
    digit, and a remainder of nought cannot occur.
    """
    if not re.fullmatch("[1-9][0-9]{9}", uln):
        say = "The ULN is not ten digits. It was left out."
        return (Doubt(code="uln_form", say=say, severity="warning", field="uln", given=uln),)
    rest = (
        sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), uln, strict=False)) % 11
    )
    if rest == 0 or 10 - rest != int(uln[9]):
        say = "The last digit of the ULN does not fit the others. It was left out."
        return (Doubt(code="uln_check_digit", say=say, severity="warning", field="uln", given=uln),)
    return ()
