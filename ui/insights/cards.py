"""The cards of the page: a finding over its chart, the lists with their rule, the schools."""

from PySide6.QtCore import QSize, Qt

from onedesk.desk.insight_views import Caseload
from onedesk.domain.drift import explanation
from ui import theme
from ui.insights.chart import Chart
from ui.insights.drawn import school_rows
from ui.insights.findings import Finding, schools_title
from ui.insights.school_bars import SchoolBars
from ui.insights.watch_list import WatchList
from ui.widgets.card import Card, Rule
from ui.widgets.label import Caption, Label

_MARGIN = 14


class _Tight(Card):
    """A card with little between its lines."""

    def __init__(self) -> None:
        super().__init__(margin=_MARGIN)

    def retheme(self) -> None:
        super().retheme()
        self.rows.setSpacing(theme.current().px(2))


class ChartCard(_Tight):
    """The finding is the title, who is in it stands below, then the chart."""

    def __init__(self, name: str, chart: Chart) -> None:
        super().__init__()
        self._name, self.chart = name, chart
        self.title = Label("", size=16, weight=650, wrap=True)
        self.who = Caption("", wrap=True)
        for part in (self.title, self.who, chart):
            self.rows.addWidget(part)
        self.rows.setStretchFactor(chart, 1)

    def say(self, finding: Finding, *, drawn: bool) -> None:
        """Show a finding; the chart itself only where it has something to draw."""
        self.title.setText(finding.title)
        self.who.setText(finding.who)
        self.who.setVisible(bool(finding.who))
        self.chart.setVisible(drawn)
        self.chart.tell(self._name, f"{finding.title}. {finding.who}".strip())


class WatchCard(_Tight):
    """The lists; below them the rule of the one in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.list = WatchList()
        self.rule = _Rule()
        self.rows.addWidget(Label("Students to think about", size=16, weight=650, wrap=True))
        by = "By rules that you can read and change. Never shown to students."
        for part in (Caption(by, wrap=True), Rule(), self.list, Rule(), self.rule):
            self.rows.addWidget(part)
        self.rows.addStretch(1)
        self._case: Caseload | None = None
        self.list.selectionModel().currentChanged.connect(self._explain)

    def show_case(self, case: Caseload) -> None:
        """Show the lists; the one in hand stays."""
        self._case = case
        row = max(self.list.currentIndex().row(), 0)
        self.list.lists.fill(case.lists, case.watch)
        self.list.choose(row)
        self._explain()

    def _explain(self, *_rows: object) -> None:
        one = self.list.chosen
        if self._case is not None and one is not None:
            self.rule.setText(explanation(one.rule, self._case.watch))


class _Rule(Caption):
    """Words of up to three lines; the room is kept, so that nothing moves while one walks."""

    def __init__(self) -> None:
        super().__init__("", wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(0, 3 * self.fontMetrics().lineSpacing()))

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), 3 * self.fontMetrics().lineSpacing())


class SchoolsCard(_Tight):
    """How far each school is in its cycle."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", size=16, weight=650, wrap=True)
        self.chart = SchoolBars()
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.chart)

    def show_case(self, case: Caseload) -> None:
        """Show a bar for each school."""
        title = schools_title(case)
        self.title.setText(title)
        self.chart.fill(school_rows(case))
        self.chart.tell(title, f"{case.seen} of {case.students} students seen so far.")
