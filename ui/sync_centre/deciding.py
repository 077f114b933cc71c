"""What the adviser decides in the sync centre: shown as done at once, written behind it."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TypeVar

from shiboken6 import isValid

from onedesk.domain.errors import OneDeskError
from ui.page import Page
from ui.sync_centre.asking import Answer
from ui.sync_centre.likewise import Given, Likewise
from ui.sync_centre.pairing import Settling

T = TypeVar("T")
_STAY = "Both answers stay in the history."
_AGAIN = "Taken back, and asked again."
_MORE = f"{_AGAIN} The answer before it can be, too."


class Deciding:
    """Answers to questions; `changed` is called when something else shows, `look` to read anew."""

    def __init__(self, page: Page, changed: Callable[[], None], look: Callable[[], None]) -> None:
        self._page, self._changed, self._look = page, changed, look
        self._later: set[str] = set()
        self._agreed: set[str] = set()
        self._done: set[str] = set()
        self._written: set[str] = set()
        self._choices: list[Sequence[str]] = []
        self.given: Given | None = None
        """The last answer of this visit, where it may do for other questions."""

    @property
    def aside(self) -> frozenset[str]:
        """What is not asked now: answered, or left for later."""
        return frozenset(self._later | self._agreed | self._done)

    def read_anew(self) -> None:
        """What is stored was read: what was decided is in it, and may be asked anew some day."""
        self._done -= self._written
        self._written.clear()

    def put_again(self) -> None:
        """What was left for later is put again on the next visit."""
        self._later.clear()
        self._choices.clear()
        self.given = None

    def forget_agreed(self) -> None:
        """A round is over: what it asks now is asked anew."""
        self._agreed.clear()

    def put_off(self, what: str) -> None:
        """Leave a question for later."""
        self._later.add(what)
        self._changed()

    def agree(self, kind: str) -> None:
        """The adviser says yes to what the exchange asked, and it goes on."""
        session = self._page.session
        self._agreed.add(kind)
        removal = kind == "removal"
        deed = session.desk.allow_removal if removal else session.desk.accept_restored_hub
        self._page.ask(deed, lambda _done: session.bridge.sync_now())
        self._changed()

    def choose(self, conflict: str, answer: Answer) -> None:
        """One of the two values of a question."""
        self.given = answer.given
        deed = partial(self._page.session.desk.choose, conflict, answer.choice, answer.put)
        self._answer((conflict,), deed, lambda _done: f"{answer.done} {_STAY}", back=True)

    def choose_all(self, same: Likewise) -> None:
        """The same answer for all questions of one cause, as one deed."""
        self.given = None
        deed = partial(self._page.session.desk.choose_all, same.choices)
        asked = [question for question, _ in same.choices]
        self._answer(asked, deed, lambda answered: f"{same.done(answered)} {_STAY}", back=True)

    def take_back(self) -> None:
        """The last choice of this visit is none any more, where it was not sent."""
        if self._choices:
            last = self._choices.pop()
            unchoose = partial(self._page.session.desk.unchoose, last)
            self._page.ask(unchoose, lambda _done: self._is_back(last))

    def _is_back(self, asked: Sequence[str]) -> None:
        self._done.difference_update(asked)
        self._written.difference_update(asked)
        self.given = None
        more = bool(self._choices)
        self._page.said.emit(_MORE if more else _AGAIN, self.take_back if more else None)
        self._page.arrive()

    def settle(self, question: str, way: Settling) -> None:
        """Two talks of one cycle are one, or are two."""
        desk = self._page.session.desk
        deed = desk.keep_twins if way.two else desk.join_twins
        self._answer((question,), partial(deed, way.keep, way.other), lambda _done: way.done)

    def dismiss(self, told: str) -> None:
        """What was told is read."""
        self._done.add(told)
        dismiss = partial(self._page.session.desk.dismiss_told, told)
        self._page.ask(dismiss, lambda _done: self._look())
        self._changed()

    def _answer(
        self,
        asked: Sequence[str],
        deed: Callable[[], T],
        told: Callable[[T], str],
        *,
        back: bool = False,
    ) -> None:
        """Do it; `back` tells whether it can be taken back."""
        self._done.update(asked)
        self._page.session.jobs.run(
            deed,
            lambda done: self._answered(asked, told(done), back=back),
            partial(self._not_answered, asked),
        )
        self._changed()

    def _answered(self, asked: Sequence[str], said: str, *, back: bool) -> None:
        self._written.update(asked)
        if back:
            self._choices.append(asked)
        if isValid(self._page):
            self._page.said.emit(said, self.take_back if back else None)
            self._page.arrive()

    def _not_answered(self, asked: Collection[str], reason: Exception) -> None:
        """What it is about was changed meanwhile: the question is put again."""
        self._done.difference_update(asked)
        self.given = None
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self._page):
            self._page.said.emit(reason.say, None)
            self._page.arrive()
