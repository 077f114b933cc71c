"""Everything the sync centre shows at one moment, as one value."""

from dataclasses import dataclass
from datetime import datetime

from onedesk.desk.twin_views import Twins
from onedesk.desk.views import Question, SyncState, Told
from onedesk.domain.people import Adviser, Programme
from onedesk.domain.round_report import RoundReport
from ui.sync_centre import guard, trouble
from ui.sync_centre.guard import Guard
from ui.sync_centre.likewise import Given, Likewise, likewise, together
from ui.sync_centre.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Scene:
    """What is stored, what goes on, and what the adviser has put aside in this visit.

    `sending` is how far a round is; `report` is that of the last round, which a full disk may have
    kept from being stored; `aside` are ids of questions and kinds of guards; `given` is the last
    answer of this visit, where it may do for other questions; `next_try` is when the next round
    begins by itself, if it does.
    """

    state: SyncState
    programme: Programme | None
    now: datetime
    sending: tuple[int, int] | None = None
    report: RoundReport | None = None
    aside: frozenset[str] = frozenset()
    given: Given | None = None
    next_try: datetime | None = None

    @property
    def me(self) -> Adviser | None:
        return None if self.programme is None else self.programme.adviser

    @property
    def ended(self) -> Trouble | None:
        """What stood in the way of the last round, or how it was stopped."""
        state, report = self.state, self.report
        code, say = state.last_code, state.last_problem
        if report is not None and (state.last_round is None or report.at >= state.last_round):
            code, say = report.code, report.problem
        return None if say is None else Trouble(code or "unfinished", say)

    @property
    def trouble(self) -> Trouble | None:
        """What stands in the way and has a card of its own."""
        ended = self.ended
        if ended is None or self.sending is not None or ended.code == trouble.STOPPED:
            return None
        return None if guard.answers(ended.code) else ended

    @property
    def stopped(self) -> bool:
        """Whether the adviser stopped the last round."""
        ended = self.ended
        return self.sending is None and ended is not None and ended.code == trouble.STOPPED

    @property
    def guard(self) -> Guard | None:
        """What the exchange asks before it goes on."""
        asks = guard.guard(self.state)
        return None if asks is None or asks.kind in self.aside else asks

    @property
    def questions(self) -> tuple[Question, ...]:
        """Those that were neither answered nor put off, those of one cause together."""
        found = (one for one in self.state.questions if one.conflict.id not in self.aside)
        return together(self.given, found)

    @property
    def same(self) -> Likewise | None:
        """The last answer for all others of its cause, where one of them is put now."""
        if self.twins or self.me is None:
            return None
        return likewise(self.given, self.questions, self.me)

    @property
    def twins(self) -> tuple[Twins, ...]:
        """Talks of one cycle that are two, and of which nothing was said yet."""
        return tuple(one for one in self.state.twins if one.id not in self.aside)

    @property
    def told(self) -> tuple[Told, ...]:
        """Those that were not taken away."""
        return tuple(one for one in self.state.told if one.id not in self.aside)

    @property
    def calm(self) -> bool:
        """Whether nothing stands in the way."""
        return self.trouble is None
