"""The second half of a round: what is new comes down, page by page."""

from collections.abc import Callable

from onedesk.domain.people import Programme
from onedesk.store import account as accounts
from onedesk.store import inbox, outbox, reach, restored
from onedesk.store.database import writing
from sync.engine import repairing
from sync.engine.asking import require_leave
from sync.engine.talk import Talk, with_content
from sync.errors import CursorUnknown, LineCut, Stopped, Unclear
from sync.wire import Page


class Pulling:
    """Takes in pages until there is no more; the next comes while one is taken in."""

    def __init__(self, talk: Talk, cancelled: Callable[[], bool]) -> None:
        self._talk = talk
        self._cancelled = cancelled
        self._reach = reach.load(talk.db)
        self._waiting: list[Page] = []
        self._going: set[str] = set()

    def run(self, first: Page | None = None) -> Page:
        """The last page. Raises the `SyncError` that stood in the way; pages before it count.

        `first` is the page that came with an answer already.

        From the first page on that takes records away, pages wait for the last: if it is too much
        that would go, nothing of it does. A page that leads to itself would never end: `Unclear`.
        """
        cursor = asked = inbox.cursor(self._talk.db)
        answer = self._ask(cursor, busy=False) if first is None else lambda: first
        while True:
            page = self._answered(answer, cursor)
            if page.more:
                if page.cursor == asked:
                    raise Unclear
                asked = page.cursor
                answer = self._ask(asked)
            self._hold(page)
            if not page.more or not self._going:
                require_leave(self._talk, self._going)
                cursor = self._take(cursor)
            if not page.more:
                restored.finish(self._talk.db)
                return page

    def _ask(self, cursor: str, *, busy: bool = True) -> Callable[[], Page]:
        if self._cancelled():
            raise Stopped
        return self._talk.ahead.ask(lambda: self._page(cursor), busy=busy)

    def _page(self, cursor: str) -> Page:
        talk, asked = self._talk, self._talk.clock()
        page = talk.session.changes(cursor, talk.account.programme_tag, self._reach.down)
        talk.tally.clock(asked, page.hub_time, talk.clock())
        return page

    def _answered(self, answer: Callable[[], Page], cursor: str) -> Page:
        """A page; where the hub no longer knows the place, what is here is compared with it."""
        try:
            page = answer()
        except LineCut:
            reach.cut_down(self._talk.db)
            raise
        except CursorUnknown:
            if not cursor or self._waiting:
                raise
            page = self._page(repairing.compare_all(self._talk))
        self._talk.require_epoch(page.epoch)
        self._reach = reach.went_down(self._talk.db, self._reach)
        return page

    def _hold(self, page: Page) -> None:
        changes = with_content(page.changes)
        self._going |= inbox.going(self._talk.db, changes)
        if self._going:
            self._going -= {one.id for one in changes if not one.deleted}
        self._waiting.append(page)

    def _take(self, before: str) -> str:
        """Take in the pages that wait; the cursor after them."""
        talk = self._talk
        for page in self._waiting:
            if page.changes or page.cursor != before:
                turned = inbox.take(talk.db, page.changes, page.cursor, talk.clock())
                talk.held.turn(turned)
                talk.tally.came({one.id: one.kind for one in page.changes if not one.deleted})
                deleted = {one.id for one in page.changes if one.deleted}
                talk.tally.went(deleted.intersection(row[1] for row in turned.gone))
            if page.programme is not None:
                self._learn(page.programme, page.programme_tag)
            before = page.cursor
        self._waiting.clear()
        self._going.clear()
        return before

    def _learn(self, programme: Programme, tag: str) -> None:
        """Keep what is new about the programme; what waits for a school that is new goes again."""
        talk = self._talk
        had = {school.id for school in talk.account.programme.schools}
        with writing(talk.db):
            for school in programme.schools:
                if school.id not in had:
                    outbox.try_school_again(talk.db, school.id)
        talk.account = talk.account.but(programme=programme, programme_tag=tag)
        accounts.learn(talk.db, talk.account)
