"""What a careers lead reads: who was seen, what each student said, and the plans on paper."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from hub.accounts.models import Person
from hub.exchange import reading
from hub.exchange.filling import store_records
from onedesk.domain.conflict import Conflict
from onedesk.domain.intervention import Attendance, Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Print
from onedesk.domain.records import Record
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import Document
from onedesk.paper.source import PlanSource

pytestmark = pytest.mark.django_db

SCHOOL = "/schools/thornlaw/"
STUDENT = f"{SCHOOL}students/zoe/"


@pytest.fixture
def lead(client, thornlaw):
    client.force_login(Person.objects.get(username="colm"))
    return client


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def found(client, name, **more):
    answer = client.post(SCHOOL, {"name": name, **more})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    return " ".join(answer.content.decode().split())


def rows(text):
    return text.split("<tbody>")[1].split("</tbody>")[0]


def add(kind, key, body, student="zoe"):
    store_records([Record(kind=kind, id=key, school="thornlaw", student=student, body=body)])


def test_a_school_without_students_says_so(lead):
    text = page(lead, SCHOOL)
    assert "No student is here yet." in text
    assert "<b>0</b> of 0" in text


def test_the_table_tells_who_was_seen_and_what_they_plan(lead, students):
    text = page(lead, SCHOOL)
    assert text.index("Faulkner") < text.index("Kowalczyk") < text.index("Penhallow")
    assert "Talk 1 seen" in text
    assert "Talk 2 still to come" in text
    assert "FE college" in text
    assert "was unsure" in text
    assert "Construction" in text
    assert "<b>2.5</b>" in text
    assert "1 new" in text
    assert "Talk 1 missed" in text


def test_the_cycle_is_counted(lead, students):
    text = page(lead, SCHOOL)
    assert "Cycle 2 so far" in text
    assert "<b>1</b> of 3" in text
    assert "2 not placed yet." in text


def test_the_next_visit_is_told(lead, students):
    day = timezone.localdate() + timedelta(days=3)
    add("interview", "idris-2", Interview(cycle=2, day=day, room="C3"), "idris")
    assert f"Next visit: {day:%A} {day.day} {day:%B}, room C3, 1 student." in page(lead, SCHOOL)


@pytest.mark.parametrize(
    ("query", "there", "missing"),
    [
        ("?show=plan", "Idris", "Saoirse"),
        ("?show=unseen", "Saoirse", "Zoë"),
        ("?show=school", "Idris", "Zoë"),
        ("?show=nonsense", "Zoë", "nonsense"),
    ],
)
def test_rows_are_chosen_by_links(lead, students, query, there, missing):
    table = rows(page(lead, SCHOOL + query))
    assert there in table
    assert missing not in table


def test_a_name_is_looked_for_without_standing_in_an_address(lead, students):
    text = found(lead, "zoe", show="all")
    assert "Zoë" in rows(text)
    assert "Saoirse" not in rows(text)
    assert f'<form class="find" method="post" action="{SCHOOL}"' in text
    assert "csrfmiddlewaretoken" in text.split('class="find"')[1].split("</form>")[0]
    assert "Saoirse" in rows(page(lead, f"{SCHOOL}?name=zoe"))


def test_a_name_is_looked_for_among_those_who_were_shown(lead, students):
    assert "Idris" in rows(found(lead, "idris", show="plan"))
    assert "No name here holds" in found(lead, "saoirse", show="plan")


def test_nobody_of_that_name_is_said_and_harmless(lead, students):
    text = found(lead, "<script>")
    assert "No name here holds “&lt;script&gt;”" in text


def test_what_the_school_has_to_do_is_listed(lead, students):
    assert "Place Idris on a visit" in page(lead, SCHOOL)


def test_two_answers_are_shown_as_two(lead, students):
    ask = Conflict(
        of_kind="interview",
        of_id="zoe-2",
        field="plan",
        kept="FE_L12",
        kept_by="Colm",
        offered="APP",
        offered_by="Marged",
    )
    add("conflict", "c2", ask)
    text = page(lead, SCHOOL)
    assert "2 answers" in text
    assert "1 question" in text
    assert "Colm: FE college, up to level 2; Marged: Apprenticeship." in page(lead, STUDENT)
    add("conflict", "c2", ask.but(choice="kept"))
    assert "2 answers" not in page(lead, SCHOOL)


def test_a_question_about_private_words_is_no_pages(lead, students):
    ask = Conflict(of_kind="interview", of_id="zoe-2", field="rating_notes.FE", kept="Marked")
    add("conflict", "c2", ask)
    assert "Marked" not in page(lead, STUDENT)
    assert "1 question" not in page(lead, SCHOOL)


def test_a_question_about_a_talk_that_was_removed_since_is_none(lead, students):
    add("conflict", "c2", Conflict(of_kind="interview", of_id="gone", field="job", kept="diver"))
    assert "1 question" not in page(lead, SCHOOL)
    assert "diver" not in page(lead, STUDENT)


def test_a_student_who_left_is_not_in_the_table(lead, students):
    file = next(r for r in store_of("student") if r.id == "idris")
    store_records([file.but(body=file.body.but(status="left"))])
    assert "Idris Faulkner" not in page(lead, SCHOOL).split("<tbody>")[1].split("</tbody>")[0]


def store_of(kind):
    return reading.records(Person.objects.get(username="marged"), kind)


def test_a_students_page_holds_every_talk_and_answer(lead, students):
    text = page(lead, STUDENT)
    for words in (
        "Construction, then Clean energy (fairly sure)",
        "Joiner",
        "FE college, up to level 2",
        "You told me that you like fixing things.",
        "Start a CV",
        "Undecided",
        "Further education options",
        "very little",
        "not asked",
    ):
        assert words in text


def test_averages_are_of_rated_areas(lead, students):
    foot = page(lead, STUDENT).split("<tfoot>")[1].split("</tfoot>")[0]
    assert "<td>2.0</td>" in foot
    assert "<td>2.5</td>" in foot


def test_events_are_told_with_who_came(lead, students):
    day = timezone.localdate() - timedelta(days=40)
    add("intervention", "e1", Intervention(title="Site tour", type="TOUR", day=day), None)
    add("attendance", "at1", Attendance(intervention="e1", state="absent"))
    text = page(lead, STUDENT)
    assert "Site tour" in text
    assert "absent" in text


def test_a_plan_that_was_handed_over_is_set_again_word_for_word(lead, students):
    add("print", "p1", printed("Words of that very day."))
    answer = lead.get(f"{STUDENT}plans/zoe-2.pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="OD-3T7K.pdf"'
    assert "Words of that very day." in words_of(answer.content)
    assert "OD-3T7K" in page(lead, STUDENT)
    assert "Plan printed</dt>" in page(lead, SCHOOL)
    assert "<b>1</b> of 1" in page(lead, SCHOOL)


def printed(summary):
    school = Person.objects.get(username="colm").schools.get().value()
    student = next(r.body for r in store_of("student") if r.id == "zoe")
    talk = Interview(cycle=2, outcome="held", plan="FE", summary=summary)
    document: Document = action_plan(
        PlanSource(
            student=student, school=school, interview=talk, adviser="Marged", reference="OD-3T7K"
        )
    )
    return Print(
        interview="zoe-2",
        reference="OD-3T7K",
        made_at=timezone.now(),
        document=document.model_dump_json(),
    )


def test_a_plan_not_printed_yet_is_set_from_the_answers(lead, students):
    answer = lead.get(f"{STUDENT}plans/zoe-2.pdf")
    text = words_of(answer.content)
    assert "You told me that you like fixing things." in text
    assert "Kowalczyk" not in text
    assert "zoe" not in answer.headers["Content-Disposition"].lower()
    assert "No plan was printed for this talk" in page(lead, STUDENT)


def words_of(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).replace("ﬁ", "fi").split())
