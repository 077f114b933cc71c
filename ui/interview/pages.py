"""The five pages and what each has missed: filled on first sight, brought up to date after that."""

from onedesk.desk.edits import ACTION, GONE, OUTCOME, part
from onedesk.domain import agreement
from ui.interview.five import Five

_SECTOR = {"sectors", "other_sector", "job", "job_family", "certainty", "student_words"}
_PLAN = {
    "plan",
    "other_plan",
    "provider",
    "course",
    "plan_b",
    "plan_b_detail",
    "application",
}
_RATED = {"ratings", "rating_notes"}
_FINISH = {"summary", "strengths", "present", "mode", "next_meeting", *agreement.FIELDS}


def step_of(key: str) -> int | None:
    """The step that shows a key of `onedesk.desk.edits`; None for the note."""
    if part(key) in (ACTION, GONE, OUTCOME):
        return 3
    name = key.removeprefix("skipped.")
    places = (_SECTOR, _PLAN, _RATED, set[str](), _FINISH)
    head = name.partition(".")[0]
    return next((at for at, names in enumerate(places) if head in names), None)


class Pages:
    """Turns to pages at once: a page that was seen only catches up on what has changed."""

    def __init__(self, steps: Five) -> None:
        self._steps = steps
        self._missed: list[set[str] | None] = [None] * len(steps)

    def forget(self) -> None:
        """Another interview: no page shows it yet."""
        self._missed = [None] * len(self._steps)

    def show(self, at: int) -> None:
        """Bring a page up to date before it is seen."""
        missed = self._missed[at]
        if missed is None:
            self._steps[at].fill()
        elif missed:
            self._steps[at].refresh(frozenset(missed))
        self._missed[at] = set()

    @property
    def unseen(self) -> list[int]:
        """The pages that nothing of this interview was put on yet."""
        return [at for at, missed in enumerate(self._missed) if missed is None]

    def change(self, shown: int, keys: frozenset[str]) -> None:
        """The page that is seen follows at once, the others later."""
        for at, missed in enumerate(self._missed):
            if at == shown and missed is not None:
                self._steps[at].refresh(keys)
            elif missed is not None:
                missed.update(keys)
