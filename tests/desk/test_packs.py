"""What the desk gives for a school pack, over a real file: all that belongs, nothing private."""

from datetime import date
from io import BytesIO

import pytest
import thornlaw
from pack_school import agree
from planning import plan_action, write_note
from pypdf import PdfReader

from onedesk.desk.pack_views import PackOrder
from onedesk.desk.packs import NoAgreement
from onedesk.domain.records import Record
from onedesk.paper.pack_pdf import render_pack
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp

MARK = "MARKED-FOR-NOBODY"


@pytest.fixture
def desk(db):
    made = thornlaw.school_day(db, thornlaw.MovingClock())
    agree(db)
    return made


@pytest.fixture
def write(db):
    """Edits a record behind the desk's back."""

    def edited(kind, record_id, **edits):
        with writing(db):
            records.edit(db, kind, record_id, edits, Stamp("marged", thornlaw.MovingClock()()))

    return edited


@pytest.fixture
def put(db):
    def added(kind, record_id, student, **body):
        made = Record.model_validate(
            {
                "kind": kind,
                "id": record_id,
                "school": "thornlaw",
                "student": student,
                "body": body,
            }
        )
        with writing(db):
            records.add(db, [made], Stamp("marged", thornlaw.MovingClock()()))

    return added


def source(desk, cycle=3, **order):
    return desk.pack_source(PackOrder("thornlaw", cycle, **order))


def text(made):
    pages = PdfReader(BytesIO(render_pack(made))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def named(made, name):
    return next(student for student in made.students if student.name == name)


def test_the_outline_counts_everybody_once(desk):
    outline = desk.pack_outline("thornlaw")
    assert (outline.cycle, outline.cycles) == (3, (3, 2, 1))
    assert (outline.students, outline.seen, outline.not_seen, outline.declined) == (30, 13, 16, 1)
    assert outline.agreed
    assert outline.school.careers_lead == "Mr C. Sandhu-Peel"


def test_an_earlier_cycle_is_as_it_was_then(desk):
    outline = desk.pack_outline("thornlaw", 2)
    assert (outline.cycle, outline.seen) == (2, 28)
    made = source(desk, 2)
    assert all(talk.cycle <= 2 for student in made.students for talk in student.talks)
    assert all(fact.cycle <= 2 for fact in made.facts)


def test_a_cycle_that_has_not_begun_is_not_offered(desk):
    assert desk.pack_outline("thornlaw", 4).cycle == 3


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (None, "There is no sharing agreement with Thornlaw Academy, so no pack is made."),
        (
            date(2026, 3, 11),
            "The sharing agreement with Thornlaw Academy ended on 11\u00a0March\u00a02026, so",
        ),
    ],
)
def test_without_an_agreement_that_holds_today_it_says_what_to_do(db, desk, until, said):
    agree(db, until)
    assert not desk.pack_outline("thornlaw").agreed
    with pytest.raises(NoAgreement) as told:
        source(desk)
    assert told.value.say.startswith(said)
    assert "Ask your service to" in told.value.say


def test_an_agreement_holds_on_its_last_day(db, desk):
    agree(db, date(2026, 3, 12))
    assert source(desk).seen


def test_students_come_by_form_and_surname(desk):
    forms = [student.form for student in source(desk).students]
    assert forms == sorted(forms)
    first = [student.name for student in source(desk).students if student.form == "10A"]
    assert first[:3] == ["Quentin Abara", "Jude Akande", "Ngozi Amory"]


def test_what_stands_in_the_way_is_told_without_its_reason(desk):
    made = source(desk)
    idris = named(made, "Idris Faulkner")
    assert idris.miss(3).outcome == "absent"
    assert named(made, "Maya Dunmore").booked.day == date(2026, 3, 19)
    assert [student.name for student in made.declined] == ["Declan Wray"]
    assert " ill" not in text(made.but(parts=("list",)))


def test_actions_come_with_what_became_of_them(desk):
    ngozi = named(source(desk), "Ngozi Amory")
    assert [(step.cycle, step.outcome) for step in ngozi.steps] == [(2, "done")] * 3


def test_a_plan_is_bound_in_as_it_was_handed_over(desk):
    plan_action(desk, "bart-3", {"what": "Finish a one-page CV"})
    _, handed_over = desk.keep_print("bart-3")
    plan_action(desk, "bart-3", {"what": "Something thought of later"})
    copies = {copy.name: copy.document for copy in source(desk).plans}
    assert copies["Bartłomiej Żurek-Dale"] == handed_over
    assert "Something thought of later" not in text(source(desk, parts=("plans",)))


def test_a_plan_never_handed_over_bears_no_reference(desk):
    copies = {copy.name: copy.document for copy in source(desk).plans}
    assert "OD-" not in copies["Ngozi Amory"].plain_text()
    assert "OD-" not in copies["Ngozi Amory"].numbering


def test_plans_are_read_only_where_they_are_asked_for(desk):
    assert source(desk, parts=("summary",)).plans == ()


def test_nothing_private_is_anywhere_in_the_pack(desk, write, put):
    write_note(desk, "bart-3", f"{MARK} note")
    put("note", "loose", "bart", text=f"{MARK} loose note")
    put("destination", "d", "bart", predicted=f"{MARK} destination")
    write("interview", "bart-3", **{"rating_notes.FE": f"{MARK} beside a rating"})
    write("interview", "bart-3", present=f"{MARK} aunt", absence_reason="excluded")
    write(
        "student",
        "bart",
        upn="H801200001001",
        uln="1234567890",
        admission_number=f"{MARK}-77",
        why_selected=f"{MARK} reason",
        sen="E",
        born="2010-11-03",
        **{"indicators.attendance": 61.5, "indicators.risk": f"{MARK} indicator"},
    )
    conflict = {"of_kind": "note", "of_id": "loose", "field": "text"}
    put("conflict", "c1", "bart", **conflict, kept=f"{MARK} kept", offered=f"{MARK} offered")
    made = source(desk, parts=("summary", "students", "plans", "list", "agenda", "slips"))
    whole, data = text(made), made.model_dump_json()
    assert "Bartłomiej Żurek-Dale" in whole
    for private in (MARK, "H801200001001", "1234567890", "61.5", "2010-11-03", "excluded"):
        assert private not in whole
        assert private not in data


def test_who_objected_to_sharing_is_a_name_and_nothing_else(desk, write):
    write("student", "bart", sharing_objection=True)
    made = source(desk)
    assert made.named_only == ("Bartłomiej Żurek-Dale",)
    assert len(made.students) == 29
    assert all(fact.student != "bart" for fact in made.facts)
    assert all(copy.name != "Bartłomiej Żurek-Dale" for copy in made.plans)
    whole = text(made)
    assert whole.count("Bartłomiej") == 1
    assert "1 student is named only, as asked, and in no figure." in whole
    outline = desk.pack_outline("thornlaw")
    assert (outline.students, outline.seen, outline.named_only) == (29, 12, 1)


def test_who_has_left_the_school_is_not_in_the_pack(desk, write):
    write("student", "bart", status="left")
    made = source(desk)
    assert len(made.students) == 29
    assert "Bartłomiej" not in made.model_dump_json()


def test_a_plan_that_two_people_wrote_apart_is_a_question_for_the_school(desk, put):
    asked = {"of_kind": "interview", "of_id": "bart-3", "field": "plan"}
    put("conflict", "c2", "bart", **asked, kept="FE", offered="APP")
    assert named(source(desk), "Bartłomiej Żurek-Dale").differs == ("FE", "APP")
    made = source(desk, parts=("list",))
    assert "FE college or Apprenticeship: our records differ." in text(made)


def test_the_same_records_make_the_same_bytes(desk):
    parts = ("summary", "students", "list")
    assert render_pack(source(desk, parts=parts)) == render_pack(source(desk, parts=parts))


def test_reading_can_be_stopped_at_every_student(desk):
    class Stopped(Exception):
        pass

    told = []

    def step(done, of):
        told.append((done, of))
        if done == 7:
            raise Stopped

    with pytest.raises(Stopped):
        desk.pack_source(PackOrder("thornlaw", 3), step)
    assert told[-1] == (7, 30)
    assert source(desk).seen
