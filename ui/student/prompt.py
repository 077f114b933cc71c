"""What may make the next step harder: for the adviser's eyes, when asked for, and shut again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from onedesk.domain.programme import catalogue
from onedesk.domain.risk import Prompt
from ui.student.fact_list import FactList
from ui.student.facts import Fact
from ui.student.read_dialog import ReadDialog
from ui.widgets.label import CardHeading
from ui.widgets.rich import Body
from ui.words import capital, counted, listed

_HIGH, _TWO = 424, 2
_LIST = "ONE-RISK"


class PromptDialog(ReadDialog):
    """Reasons and gaps of a sum, in words; it decides nothing, and no other page shows it."""

    def __init__(self, prompt: Prompt, forename: str, window: QWidget) -> None:
        super().__init__(
            "What might make the step after Year 11 harder", window, high=_HIGH, wide=720, gap=10
        )
        if prompt.school:
            self._block("What the school says", [Fact("note", prompt.school)])
        self.rows.addWidget(Body(summed(prompt), ink="ink"))
        if prompt.gaps < prompt.items:
            self._block("What is known", reasons(prompt))
        if prompt.thoughts:
            self._block("Worth a thought", [Fact("note", thought) for thought in prompt.thoughts])
        if prompt.gaps:
            self._block("What is not known", gaps(prompt))
        about = catalogue().about(_LIST)
        self.rows.addWidget(Body(f"{_use(forename)} {about.source} Table of {about.version}.", 13))
        self.rows.addStretch(1)
        self.add_button(self.close_button, primary=True)
        self.foot.setText("For you alone. Nothing of it is kept.")

    def _block(self, heading: str, facts: Sequence[Fact]) -> None:
        self.rows.addWidget(CardHeading(heading))
        self.rows.addWidget(FactList(facts))


def summed(prompt: Prompt) -> str:
    """2 of 8 things count here; 4 of 8 are not known. And what that asks for."""
    if prompt.gaps == prompt.items:
        return "**Nothing of this is known yet,** so nothing can be said."
    met = len(prompt.reasons)
    count = "counts" if met < _TWO else "count"
    known = f"{met or 'None'} of {counted(prompt.items, 'thing')} {count}"
    if not prompt.gaps:
        return f"**{known}; nothing is missing.** {prompt.band}."
    gaps = f"{prompt.gaps} {'is' if prompt.gaps == 1 else 'are'} not known"
    return f"**{known}; {gaps}.** {prompt.band}."


def reasons(prompt: Prompt) -> tuple[Fact, ...]:
    """What counts, and what of it counts double."""
    if not prompt.reasons:
        return (Fact("", "Nothing that is known counts here."),)
    return tuple(
        Fact("chevron-right", reason.words, right="counts double" if reason.points > 1 else "")
        for reason in prompt.reasons
    )


def gaps(prompt: Prompt) -> tuple[Fact, ...]:
    """What nobody told, apart from what the agreement leaves out; and how much it could add."""
    found = []
    if prompt.unknown:
        found.append(Fact("help", capital(listed(prompt.unknown)), after="not told yet"))
    if prompt.uncovered:
        outside = "not in the agreement with the school"
        found.append(Fact("lock", capital(listed(prompt.uncovered)), after=outside))
    return (*found, Fact("", f"If all of it were so: {prompt.most_band.lower()}."))


def _use(forename: str) -> str:
    """What this is for, in plain words."""
    return (
        "This says what young people often had in common who found the step hard. It does "
        f"not say what will happen to {forename}. Use it to think and to ask; nothing is decided "
        "by it, and it stands on no paper and in no other list."
    )
