"""The five steps, each made when it is first wanted, or earlier while nobody types."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QStackedWidget

from ui.interview.action_plan import ActionPlanStep
from ui.interview.after_year_11 import PlanStep
from ui.interview.chords import leave_chords
from ui.interview.finish import FinishStep
from ui.interview.knowledge import KnowledgeStep
from ui.interview.model import InterviewModel
from ui.interview.sector import SectorStep
from ui.interview.step import Step
from ui.paper.output import Output

STEPS = ("Sector and job", "After Year 11", "Knowledge", "Action plan", "Finish")
KNOWLEDGE, ACTIONS, FINISH = 2, 3, 4


class Five:
    """The steps by number; `stack` shows one of them, `made` hears of each as it is made."""

    def __init__(
        self,
        model: InterviewModel,
        output: Output | None,
        stack: QStackedWidget,
        made: Callable[[Step], None],
    ) -> None:
        self._makers: Sequence[Callable[[], Step]] = (
            lambda: SectorStep(model),
            lambda: PlanStep(model),
            lambda: KnowledgeStep(model),
            lambda: ActionPlanStep(model),
            lambda: FinishStep(model, output),
        )
        self._steps: dict[int, Step] = {}
        self._stack, self._made = stack, made
        self.shown = 0

    def __len__(self) -> int:
        return len(self._makers)

    def __getitem__(self, at: int) -> Step:
        if not 0 <= at < len(self):
            raise IndexError(at)
        if at not in self._steps:
            self._make(at)
        return self._steps[at]

    def __iter__(self) -> Iterator[Step]:
        return (self[at] for at in range(len(self)))

    @property
    def built(self) -> tuple[Step, ...]:
        """Those that were made."""
        return tuple(self._steps.values())

    def build_next(self) -> bool:
        """Make one more; false when all are there."""
        wanting = [at for at in range(len(self)) if at not in self._steps]
        if wanting:
            self._make(wanting[0])
        return len(wanting) > 1

    def show(self, at: int) -> None:
        """Have the stack show a step."""
        self._stack.setCurrentWidget(self[at])
        self.shown = at

    def _make(self, at: int) -> None:
        self._steps[at] = step = self._makers[at]()
        leave_chords(step)
        self._stack.addWidget(step)
        self._made(step)
