"""Where the parts of a student's page stand."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onedesk.desk.views import StudentFile
from ui import theme
from ui.heads import PageHead
from ui.responsive import Scroll, Zones
from ui.student import story
from ui.student.cards import ActionsCard, IdeasCard, KnowledgeCard, SinceCard
from ui.student.timeline import Timeline
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.key_hints import Hint, KeyHints
from ui.widgets.pill import Tag

_MAP = 600


class StudentLayout:
    """The widgets of one student, laid out on a page."""

    def __init__(self, page: QWidget) -> None:
        self.last_plan = Button("Last plan", key="K", icon="printer", height=32)
        self.needs = Button("Shared by school", key="S", height=32)
        self.start = Button("Start interview", kind="primary", key="Enter", height=44)
        self.head = PageHead(self.last_plan, self.needs, self.start)
        self._form = Tag("")
        self.head.beside_title(self._form)
        self._line, self._map = Timeline(), KnowledgeCard()
        self._actions, self._since = ActionsCard(), SinceCard("Since the last interview")
        self._ideas = IdeasCard("Ideas and plans")
        self.foot = KeyHints(bar=False)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        column.addWidget(self._actions, 1)
        column.addWidget(self._since)
        column.addWidget(self._ideas)
        zones = Zones(right, (self._map,), wide=_MAP, grows=0, first=True)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.current().px(12))
        inside.addWidget(self._strip())
        inside.addWidget(zones, 1)
        look = theme.current()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(look.px(24), look.px(14), look.px(24), 0)
        rows.setSpacing(look.px(10))
        rows.addWidget(self.head)
        rows.addWidget(Scroll(body), 1)
        rows.addWidget(self.foot)

    def _strip(self) -> Card:
        card = Card()
        line = QHBoxLayout()
        line.addWidget(self._line)
        card.rows.addLayout(line)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return card

    def show_file(self, file: StudentFile, today: date, back: str) -> None:
        """Fill every part from one file."""
        student = file.student.body
        self.head.title.setText(student.name)
        self.head.facts.setText(story.facts(file, today))
        self._form.setText(student.form or "")
        self._form.setVisible(bool(student.form))
        self._form.updateGeometry()
        self._line.show_story(story.meetings(file, today), story.happenings(file))
        self._map.set_name(student.forename)
        self._map.map.set_rows(story.cells(file))
        self._map.map.set_foot("Average of rated areas", story.averages(file))
        self._actions.show_actions(*story.actions(file, today))
        self._since.show_events(story.since_last(file))
        self._ideas.show_ideas(story.ideas(file))
        self.last_plan.setVisible(bool(file.prints))
        self.needs.setVisible(bool(story.shared(file)))
        self._show_way_on(file)
        self.foot.set_hints(self._hints(file), [("Esc", f"Back to {back}")])

    def _show_way_on(self, file: StudentFile) -> None:
        """Start, go on, or read: whatever this cycle's talk wants next."""
        talk = story.of_cycle(file, file.cycle)
        if talk is not None and talk.held and talk.finished_at:
            self.start.set_words(f"Open interview {file.cycle}")
        elif talk is not None and talk.started_at and talk.outcome is None:
            self.start.set_words(f"Go on with interview {file.cycle}")
        else:
            self.start.set_words(f"Start interview {file.cycle}")

    def _hints(self, file: StudentFile) -> list[Hint]:
        hints: list[Hint] = [
            ("Enter", self.start.text()),
            (("Left", "Right"), "Earlier, later student"),
        ]
        if story.held(file):
            hints.append(("V", "Read an earlier interview"))
        if self.needs.isVisibleTo(self.needs.parentWidget()):
            hints.append(("S", "Needs shared by school"))
        return hints
