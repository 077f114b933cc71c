"""Step 1: the area of work, the job, how sure, and the student's own words."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from onedesk.domain.interview import Interview
from onedesk.domain.people import School
from onedesk.domain.programme import Sector, catalogue
from onedesk.domain.rules import OTHER
from ui.interview import deeds, said
from ui.interview.family import FamilyChoice
from ui.interview.help_zone import asked, notes_date
from ui.interview.job_titles import job_edits, title_options
from ui.interview.model import InterviewModel
from ui.interview.often import OftenChosen
from ui.interview.question import Question
from ui.interview.question_step import HIDE, QuestionStep
from ui.interview.step import show_text
from ui.scripts import own_words
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.choice import ChipRow
from ui.widgets.field import TextField
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.matching import Option, matches
from ui.widgets.type_ahead import TypeAhead

NOT_SURE = "Not sure yet"
_FULL = "Three are chosen; Backspace takes the last away"
_ALONE = "Another area takes its place"
_OFTEN = 3  # one less where the kind of job is asked for as well
_ASKED = ("sectors", "job", "certainty", "student_words")
_WHOLE = 2  # questions with all earlier talks beside them; the others have the last
_ROOM, _TIGHT = 210, 124  # for the field and its list, with two lines less below


class SectorStep(QuestionStep):
    """Up to three areas of work in order; *Undecided* is an answer and stands alone."""

    left = (
        ("Enter", "Take, go to next"),
        ("=", "Same as last time, in an empty field"),
        ("0", "Not asked"),
        ("Ctrl Z", "Undo"),
    )
    more = (
        (("Up", "Down"), "Choose in the list"),
        (("1", "to", "3"), "How sure"),
        ("Backspace", "In the empty field: take the last area back"),
        HIDE,
    )

    def __init__(self, model: InterviewModel) -> None:
        super().__init__(model, [Question(" "), Question(" "), Question(), Question()])
        self.area, self.job = TypeAhead(free=True), TypeAhead(free=True)
        self.chosen, self.often = Flow(), OftenChosen()
        self.family = FamilyChoice()
        self.same_job = Button("Same as last time", key="=")
        self.sure = ChipRow([(str(one.value), one.label) for one in catalogue().certainties])
        self.words = TextField("In their words", note="goes on the plan", lines=1, size=17)
        self._known: list[Option] = []
        self._place()
        self._connect()

    def _place(self) -> None:
        first, second, third, fourth = (question.today.rows for question in self.page.questions)
        self.chosen.set_widgets([self.area], growing=self.area)
        first.addWidget(self.chosen)
        line = QHBoxLayout()
        line.addWidget(self.job, 1)
        line.addWidget(self.same_job)
        second.addLayout(line)
        second.addWidget(self.often)
        second.addWidget(self.family)
        questions = self.page.questions
        how = Label("How sure?", size=17, weight=650)
        sure = Block(how, self.sure, questions[2].change, gap=16, across=True)
        sure.rows.setStretchFactor(self.sure, 1)
        third.addWidget(sure)
        fourth.addWidget(self.words)
        self.words.beside(questions[3].change)
        controls = (self.area.edit, self.job.edit, self.sure, self.words.edit)
        for name, question, control in zip(_ASKED, questions, controls, strict=True):
            self.mark_changes(name, question.change, control)

    def _connect(self) -> None:
        self.ask_type_ahead(self.area, ("sectors", "other_sector"))
        self.area.taken.connect(self._take_sector)
        self.area.wrote.connect(self._write_sector)
        self.area.wrote.connect(lambda _words: self._settle_area())
        self.area.edited.connect(self._look_ahead)
        self.area.edit.editingFinished.connect(self._keep_typed)
        self.ask_type_ahead(self.job, ("job", "job_family"))
        self.job.edited.connect(lambda text: self.type_in("job", text))
        self.job.taken.connect(self._take_job)
        self.job.wrote.connect(self._take_job)
        self.often.taken.connect(self._take_job)
        self.same_job.clicked.connect(lambda: self.model.same("job", "job_family"))
        self._asks.append((self.family, ("job_family",)))
        self.family.chosen.connect(lambda code: self.model.answer("job_family", code))
        self.family.settled.connect(lambda: self.advance(self.family))
        self.ask_choice(
            self.sure, ("certainty",), lambda code: self.model.answer("certainty", int(code))
        )
        self.ask_field(self.words, ("student_words",))

    def fill(self) -> None:
        model, name, past = self.model, self.model.forename, [e.body for e in self.model.past]
        says = (said.sector, said.job, said.certainty, said.student_words)
        lines = [said.earlier_lines(past, say) for say in says]
        self.fill_earlier([*lines[:_WHOLE], *(line[-1:] for line in lines[_WHOLE:])])
        self.page.questions[0].heading.setText(f"Which area of work is {name} thinking of?")
        self.sure.set_name("How sure?")
        self.words.set_label(own_words(name))
        self._known = _options(model.file.file.school)
        self.area.set_options(self._known)
        self.area.set_text("")
        self.same_job.setVisible(any(talk.job for talk in model.earlier))
        self.refresh(frozenset())

    def refresh(self, keys: frozenset[str]) -> None:
        interview = self.model.interview
        if not keys or keys & {"sectors", "other_sector", "skipped.sectors"}:
            self._show_sectors()
        if not keys or keys & {"job", "job_family", "skipped.job"}:
            show_text(self.job, interview.job or "")
            self.job.edit.setPlaceholderText(said.NOT_ASKED if self.model.skipped("job") else "")
            self._show_often()
        self.sure.set_value(str(interview.certainty) if interview.certainty else None)
        show_text(self.words, interview.student_words or "")
        self.show_changes()

    def _show_sectors(self) -> None:
        """The chosen areas as chips, the field for the next one, and what they lead to."""
        interview = self.model.interview
        codes = interview.sectors or ()
        chips: list[QWidget] = [self._chip(at, code) for at, code in enumerate(codes, 1)]
        question = self.page.questions[0].heading.text()
        _show_room(self.area, interview, question, skipped=self.model.skipped("sectors"))
        self.chosen.set_widgets([*chips, self.area], growing=self.area)
        main = self._main()
        phrase = f" in {main.phrase}" if main and not main.exclusive and not main.write_in else ""
        self.page.questions[1].heading.setText(f"What job{phrase}?")
        self.job.set_name(self.page.questions[1].heading.text())
        self.job.set_options(title_options(main.code if main else ""))
        self._show_often()
        self._show_help(main)

    def _settle_area(self) -> None:
        if any(_room(self.model.interview)):
            self.advance(self.area.edit)

    def _chip(self, at: int, code: str) -> Chip:
        chip = Chip(f"{at} {said.sector_name(code, self.model.interview)}", removable=True)
        chip.clicked.connect(lambda: self._drop(code))
        return chip

    def _drop(self, code: str) -> None:
        deeds.drop_sector(self.model, code)
        self.area.edit.setFocus()

    def _show_often(self) -> None:
        """The titles of the first area, to click; typing finds them too."""
        main = self._main()
        self.family.show_choice(main, self.model.interview.job_family)
        many = _OFTEN if self.family.isHidden() else _OFTEN - 1
        titles = [*main.titles[:many], NOT_SURE] if main and main.titles else []
        self.often.show_titles(titles, self.model.interview.job)
        self.page.questions[0].set_least(_ROOM if self.family.isHidden() else _TIGHT)

    def _take_sector(self, code: str) -> None:
        self.area.set_text("")
        deeds.choose_sector(self.model, code)
        self._settle_area()

    def _write_sector(self, text: str) -> None:
        """Words that begin *Undecided* mean it; all others are an area of their own."""
        self.area.set_text("")
        pinned = [replace(option, pinned=False) for option in self._known if option.pinned]
        meant = matches(pinned, text)
        deeds.choose_sector(self.model, meant[0].option.code if meant else OTHER, text)

    def _keep_typed(self) -> None:
        """Words that name no area we know are not lost when the talk moves on."""
        text = self.area.text.strip()
        if text and all(m.option.pinned for m in matches(self._known, text)):
            self._write_sector(text)

    def _take_job(self, title: str) -> None:
        self.model.edit(job_edits(title, self._main()))
        show_text(self.job, title)
        self.advance(self.job.edit)

    def empty_key(self, widget: QWidget, fields: tuple[str, ...], key: str) -> None:
        """Backspace in the empty field takes the last area back; the rest as everywhere."""
        if widget is self.area.edit and key == "Backspace":
            deeds.drop_sector(self.model)
        else:
            super().empty_key(widget, fields, key)

    def _main(self) -> Sector | None:
        """The area of work that counts: the first."""
        codes = self.model.interview.sectors
        return catalogue().sector(codes[0]) if codes else None

    def _look_ahead(self, text: str) -> None:
        """Local notes follow the area in hand."""
        found = matches(self._known, text) if text.strip() else []
        in_hand = found[0].option if found and not found[0].option.pinned else None
        self._show_help(catalogue().sector(in_hand.code) if in_hand else self._main())

    def _show_help(self, sector: Sector | None) -> None:
        """What is known about an area of work here, and what to ask."""
        school, last = self.model.file.file.school, self.model.last
        before = last.sectors if last else None
        changed = bool(before and self.model.interview.sectors not in (None, before))
        questions = asked(self.model, "sector", changed=changed)
        title = notes = below = ""
        if sector is not None and sector.picture:
            grows = "**A growing sector in this region.** " if sector.grows_in(school.area) else ""
            title, notes = f"Local picture: {sector.short}", f"{grows}{sector.picture}"
            below = notes_date("NE-SECTORS")
        elif sector is not None and sector not in catalogue().sectors:
            title = "A newer list"
            notes = f"{sector.label}. It stays until you take it out."
        self.show_notes(title, notes, below, questions)


def _room(interview: Interview) -> tuple[bool, bool]:
    """Whether three areas are chosen, and whether *Undecided* is, which stands alone."""
    return len(interview.sectors or ()) >= deeds.MOST_SECTORS, said.undecided(interview)


def _show_room(area: TypeAhead, interview: Interview, question: str, *, skipped: bool) -> None:
    """Which choice comes next; after the third no more is taken, and the field says so."""
    chosen, (full, alone) = len(interview.sectors or ()), _room(interview)
    area.set_full(_FULL if full else "")
    area.set_rank(str(chosen + 1) if chosen and not (full or alone) else "")
    area.set_tail("" if full else "type, then Enter")
    if not full:
        area.edit.setPlaceholderText(_ALONE if alone else said.NOT_ASKED if skipped else "")
    area.set_name(f"{question} {area.edit.placeholderText()}".strip())


def _options(school: School) -> list[Option]:
    """The areas of work as a list to type into."""
    return [
        Option(
            one.code,
            one.label,
            (*one.synonyms, *one.titles),
            "growing here" if one.grows_in(school.area) else "",
            pinned=one.exclusive,
        )
        for one in catalogue().sectors
    ]
