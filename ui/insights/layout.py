"""Where the parts of the page stand."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk.insight_views import Caseload, Charts
from ui.insights import drawn
from ui.insights.cards import ChartCard, SchoolsCard, WatchCard
from ui.insights.dot_plot import DotPlot
from ui.insights.findings import (
    facts_line,
    knowledge_finding,
    matched_words,
    plans_finding,
    sectors_finding,
)
from ui.insights.segments import Segments
from ui.insights.stacked_bars import StackedBars
from ui.responsive import Pair, Scroll, Zones
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.key_hints import Hint, KeyHints
from ui.widgets.label import Caption, Label, Title

_NAME: tuple[Hint, ...] = (("Enter", "Name the students"), ("Alt T", "Show as table"))
_CHARTS: tuple[Hint, ...] = (("Tab", "Next chart"), *_NAME)
_LISTS: tuple[Hint, ...] = (("Tab", "Next list"), *_NAME)
_SCHOOL: Hint = ("S", "School")
_SYNC: Hint = ("F5", "Sync now")
_ALL_KEYS: Hint = ("F1", "All keys")
OWN_USE = "For your own use. Numbers for others come from the hub, with small numbers hidden."
_BUTTON, _SIDE, _BESIDE = 33, 400, 1100


class _Head(Block):
    """The title over a line of facts that wraps."""

    def __init__(self) -> None:
        self.title, self.facts = Title("Insights: my caseload"), Label("", ink="ink2", wrap=True)
        super().__init__(self.title, self.facts)


class InsightsLayout:
    """The widgets of the page, laid out on it."""

    def __init__(self, page: QWidget) -> None:
        self.head = _Head()
        self.switch = Segments("Whom to count", ("All seen", "Seen in all cycles"))
        self.school = Button("School", key="S", height=_BUTTON)
        self.why = Button("Why this number?", key="Y", height=_BUTTON)
        self.dots, self.bars, self.shares = DotPlot(), StackedBars(), DotPlot()
        self.knowledge = ChartCard("Knowledge by area", self.dots)
        self.plans = ChartCard("Plans after Year 11", self.bars)
        self.sectors = ChartCard("Areas of work", self.shares)
        self.watch, self.schools = WatchCard(), SchoolsCard()
        self.sync = Button("Open Sync", key="F5", height=32)
        self.empty, self.own = EmptyState("", "", self.sync), Caption(OWN_USE, wrap=True)
        self.foot = KeyHints((_ALL_KEYS,), bar=False)
        self._controls = Flow()
        self._controls.set_widgets([self.switch, self.school, self.why])
        self._top = Pair(self.head, self._controls, beside_from=_BESIDE)
        charts = _column(self.empty, self.knowledge, self.plans, self.sectors)
        self._zones = Zones(charts, (self.watch, _column(self.schools)), wide=_SIDE, grows=1)
        self._body, self._ground = Block(gap=10), Block(gap=10, edges=(24, 14, 24, 0))
        self._stand(page)
        self._zones.turned.connect(self._turned)
        self._turned(self._zones.narrow)
        self.say_counting()

    def _stand(self, page: QWidget) -> None:
        scroll = Scroll(self._body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.rows.addWidget(self._zones, 1)
        self._body.rows.addWidget(self.own)
        self._ground.rows.addWidget(self._top)
        self._ground.rows.addWidget(scroll, 1)
        self._ground.rows.addWidget(self.foot)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        buttons = (self.switch, self.school, self.why)
        for before, after in pairwise((*self.figures.values(), *buttons)):
            QWidget.setTabOrder(before, after)

    @property
    def figures(self) -> dict[str, QWidget]:
        """What can be explained and shown as a table, in the order of Tab."""
        return {
            "knowledge": self.dots,
            "plans": self.bars,
            "sectors": self.shares,
            "lists": self.watch.list,
            "schools": self.schools.chart,
        }

    def _turned(self, narrow: bool) -> None:
        """In a narrow window the head scrolls with the rest, and the keys have the foot alone."""
        (self._body if narrow else self._ground).rows.insertWidget(0, self._top)
        self._say_own_use()

    def _say_own_use(self) -> None:
        """Beside the numbers where there are any: at the foot, or at their end where it is full."""
        narrow, numbers = self._zones.narrow, not self.watch.isHidden()
        self.own.setVisible(narrow and numbers)
        self.foot.set_status("", OWN_USE if numbers and not narrow else "")

    def _hint(self, case: Caseload) -> None:
        """The keys that do something with what is shown."""
        walk = _CHARTS if case.cycles else _LISTS if case.people else ()
        school = () if self.school.isHidden() else (_SCHOOL,)
        sync = () if self.sync.isHidden() else (_SYNC,)
        self.foot.set_hints((*walk, *school, *sync, _ALL_KEYS))

    # Showing

    def say_counting(self) -> None:
        """Nothing is counted yet."""
        self.head.facts.setText("Counting on this laptop.")
        cards = (self.knowledge, self.plans, self.sectors, self.watch, self.schools, self.empty)
        for part in (*cards, self.switch, self.school, self.why):
            part.hide()

    def show_case(self, case: Caseload, *, matched: bool) -> None:
        """Fill every part from one caseload."""
        several, any_talk = len(case.cycles) > 1, bool(case.cycles)
        self.head.facts.setText(facts_line(case))
        self.switch.setVisible(several)
        self.switch.set_words(1, matched_words(case) if several else "")
        self.switch.set_side(int(matched))
        anybody = bool(case.people) or case.school is not None
        self.school.setVisible(len(case.every_school) > 1 and anybody)
        self.sync.setVisible(not anybody)
        self.why.setVisible(bool(case.people))
        self._controls.renew()
        for card in (self.knowledge, self.plans, self.sectors):
            card.setVisible(any_talk)
        self.empty.setVisible(not any_talk)
        self.empty.set_words(*_nothing(case))
        self._show_charts(case, case.charts(matched=matched))
        self.watch.show_case(case)
        self.schools.show_case(case)
        for part in (self.watch, self.schools):
            part.setVisible(bool(case.people))
        self._zones.stand_alone(alone=not case.people)
        self._hint(case)
        self._say_own_use()

    def _show_charts(self, case: Caseload, charts: Charts) -> None:
        if not case.cycles:
            return
        known, plans, sectors = charts.knowledge, charts.plans, charts.sectors
        rows = drawn.knowledge_rows(known) if known.students else []
        self.dots.fill(rows, drawn.knowledge_axis(known, case.cycles), case.cycles)
        self.knowledge.say(knowledge_finding(known), drawn=bool(rows))
        bars = drawn.plan_bars(plans) if any(plans.students) else []
        self.bars.fill(bars, plans.groups)
        self.plans.say(plans_finding(plans), drawn=bool(bars))
        lines = drawn.sector_rows(sectors)
        self.shares.fill(lines, drawn.sector_axis(sectors), case.cycles)
        self.sectors.say(sectors_finding(sectors), drawn=bool(lines))


def _column(*parts: QWidget) -> Block:
    """Widgets one below the other, at their own height."""
    column = Block(*parts, gap=12)
    column.rows.addStretch(1)
    return column


def _nothing(case: Caseload) -> tuple[str, str]:
    """What a page without a talk says."""
    if not case.people:
        return (
            "No students on this laptop yet",
            "They come with a sync, or from a school’s roster: Students, then Import a roster.",
        )
    return "No talks to count yet", "The charts begin with the first interview that was held."
