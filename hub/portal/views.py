"""The pages of the hub; what each may show is decided by `exchange.scope` alone."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.models import Person, Role
from hub.exchange import reading, scope
from hub.portal import words
from hub.portal.file import StudentFile, Talk, events, files, on_roll
from hub.portal.plans import NOT_PRINTED, plan_document
from hub.portal.school_page import FILTERS, school_page
from hub.portal.school_values import Page
from hub.portal.signed_in import person_of
from hub.portal.student_page import student_page
from hub.registry.models import Device, School
from hub.registry.staff import advisers_of
from onedesk.paper.errors import PaperError
from onedesk.paper.pdf import render as set_in_type

PER_SCHOOL = ("student", "interview", "action", "print", "conflict")
"""The kinds that the page of a school rests on; never a private note."""


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """To where somebody's work is: their one school, their schools, or the programme."""
    schools = list(scope.schools_of(person_of(request))[:2])
    if len(schools) == 1:
        return redirect("school", schools[0].id)
    return redirect("schools" if schools else "programme")


@require_safe
@login_required
def schools(request: HttpRequest) -> HttpResponse:
    """The schools of an adviser, or of a careers lead who has several."""
    person = person_of(request)
    rows = [(school, _page(person, school)) for school in scope.schools_of(person)]
    if not rows:
        raise Http404
    return render(request, "portal/schools.html", {"rows": rows, "today": _today()})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def school(request: HttpRequest, school_id: str) -> HttpResponse:
    """One school: its students, and how far the cycle is.

    A name that is looked for is posted: in an address it would stand in histories and logs.
    """
    person = person_of(request)
    found = _school(person, school_id)
    asked = request.POST or request.GET
    show, name = asked.get("show", "all"), request.POST.get("name", "").strip()
    page = _page(person, found, show, name)
    window = found.value().window(page.cycle)
    context = {
        "school": found,
        "page": page,
        "show": show if show in FILTERS else "all",
        "name": name,
        "place": words.authority(found.authority),
        "advisers": advisers_of(found),
        "under_way": window is not None and window.holds(_today()),
        "is_adviser": person.role == Role.ADVISER,
    }
    return render(request, "portal/school.html", context)


@require_safe
@login_required
def student(request: HttpRequest, school_id: str, student_id: str) -> HttpResponse:
    """One student: every talk, what they know, what was agreed."""
    person = person_of(request)
    found = _school(person, school_id)
    file = _file(person, found, student_id)
    offered = events(reading.records(person, "intervention", school=found.id))
    cycle = found.value().cycle_on(_today()) or 1
    context = {"school": found, "page": student_page(file, offered, cycle), "student_id": file.id}
    return render(request, "portal/student.html", context)


@require_safe
@login_required
def plan(request: HttpRequest, school_id: str, student_id: str, interview_id: str) -> HttpResponse:
    """The action plan of one talk as PDF; its file name holds no name."""
    person = person_of(request)
    found = _school(person, school_id)
    file = _file(person, found, student_id)
    talk = _held(file, interview_id)
    made = file.print_of(talk.id)
    try:
        document = plan_document(file, talk, found.value())
    except PaperError as unreadable:
        raise Http404(unreadable.say) from unreadable
    name = made.reference if made else f"{NOT_PRINTED}-{talk.interview.cycle}"
    return HttpResponse(
        set_in_type(document),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )


@require_safe
@login_required
def programme(request: HttpRequest) -> HttpResponse:
    """For those who see no student: the registry for its administrator, a plain word for others."""
    person = person_of(request)
    context: dict[str, object] = {"role": person.role}
    if person.role == Role.REGISTRY_ADMIN:
        schools = School.objects.prefetch_related("people")
        context["schools"] = [(school, advisers_of(school)) for school in schools]
        context["devices"] = Device.objects.select_related("person")
    return render(request, "portal/programme.html", context)


def _today() -> date:
    return timezone.localdate()


def _school(person: Person, school_id: str) -> School:
    """A school this person may see; for any other there is no such page."""
    return get_object_or_404(scope.schools_of(person), id=school_id)


def _page(person: Person, found: School, show: str = "all", name: str = "") -> Page:
    about = [
        record for kind in PER_SCHOOL for record in reading.records(person, kind, school=found.id)
    ]
    return school_page(found.value(), on_roll(files(about).values()), _today(), show, name)


def _file(person: Person, found: School, student_id: str) -> StudentFile:
    about = [
        record for record in reading.of_student(person, student_id) if record.school == found.id
    ]
    file = files(record for record in about if record.kind != "note").get(student_id)
    if file is None:
        raise Http404
    return file


def _held(file: StudentFile, interview_id: str) -> Talk:
    talk = next((talk for talk in file.held if talk.id == interview_id), None)
    if talk is None:
        raise Http404
    return talk
