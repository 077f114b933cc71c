"""*Something else*: every plan that has no tile of its own, to type into."""

from functools import cache

from onedesk.domain.programme import Plan, catalogue
from onedesk.domain.rules import OTHER
from ui.widgets.matching import Option
from ui.widgets.type_ahead import TypeAhead


@cache
def _plans() -> tuple[Option, ...]:
    listed = [plan for plan in catalogue().plans if plan.under == OTHER]
    return tuple(Option(plan.code, plan.label, plan.synonyms) for plan in listed)


class WholeList(TypeAhead):
    """A field with the whole list; words that are in no list are taken as they are."""

    def __init__(self, name: str) -> None:
        super().__init__(_plans(), free=True)
        self._strange: str | None = None
        self.set_name(name)
        self.set_tail("type, then Enter")

    def show_plan(self, code: str | None, written: str | None) -> None:
        """Show a plan of this list, or hide."""
        plan = catalogue().plan(code) if code else None
        self._know(plan)
        listed = plan is not None and plan.under == OTHER
        self.setVisible(listed)
        if plan is not None and listed and not self.edit.hasFocus():
            text = written or "" if plan.code == OTHER else plan.label
            if self.text != text:
                self.set_text(text)

    def _know(self, plan: Plan | None) -> None:
        """One of a newer catalogue is in the list while it is chosen: Enter keeps it."""
        strange = plan if plan is not None and plan not in catalogue().plans else None
        code = strange.code if strange else None
        if code != self._strange:
            self._strange = code
            more = [Option(strange.code, strange.label)] if strange else []
            self.set_options([*_plans(), *more])
