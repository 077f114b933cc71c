"""Every page of the hub for every role: what is not theirs is not there."""

import pytest
from django.test import Client

from hub.accounts.models import Person, Role
from hub.registry.models import Device

pytestmark = pytest.mark.django_db

SCHOOL = "/schools/thornlaw/"
STUDENT = f"{SCHOOL}students/zoe/"
PLAN = f"{STUDENT}plans/zoe-2.pdf"
PAGES = ("/", "/schools/", SCHOOL, STUDENT, PLAN, "/programme/", "/passphrase/")
PRIVATE = "Marked private words"


@pytest.fixture
def everybody(students, make_school, make_person):
    other = make_school("beaconlaw", "Beaconlaw School")
    make_person("tobias", Role.CAREERS_LEAD, other)
    make_person("hanneke", Role.ADVISER, other)
    make_person("ingrid", Role.ANALYST, students)
    make_person("partner", Role.PARTNER, students)
    make_person("registry", Role.REGISTRY_ADMIN, students)
    make_person("newcomer", Role.CAREERS_LEAD)


def login(client, username):
    client.force_login(Person.objects.get(username=username))


@pytest.mark.parametrize("page", PAGES)
def test_without_signing_in_there_is_only_the_door(client, everybody, page):
    assert client.get(page).url == f"/sign-in/?next={page}"


@pytest.mark.parametrize("username", ["marged", "colm"])
@pytest.mark.parametrize("page", [SCHOOL, STUDENT, PLAN])
def test_the_schools_own_people_see_its_pages(client, everybody, username, page):
    login(client, username)
    assert client.get(page).status_code == 200


@pytest.mark.parametrize(
    "username", ["tobias", "hanneke", "ingrid", "partner", "registry", "newcomer"]
)
@pytest.mark.parametrize("page", [SCHOOL, STUDENT, PLAN])
def test_for_anyone_else_there_are_no_such_pages(client, everybody, username, page):
    login(client, username)
    answer = client.get(page)
    assert answer.status_code == 404
    assert "Zoë" not in answer.content.decode()


def test_a_closed_account_sees_nothing(client, everybody):
    login(client, "colm")
    Person.objects.filter(username="colm").update(is_active=False)
    assert client.get(SCHOOL).status_code == 302


@pytest.mark.parametrize(
    ("username", "goes_to"),
    [
        ("colm", SCHOOL),
        ("marged", SCHOOL),
        ("ingrid", "/programme/"),
        ("partner", "/programme/"),
        ("registry", "/programme/"),
        ("newcomer", "/programme/"),
    ],
)
def test_the_first_page_is_where_the_work_is(client, everybody, username, goes_to):
    login(client, username)
    assert client.get("/").url == goes_to


def test_an_adviser_of_two_schools_chooses(client, everybody):
    marged = Person.objects.get(username="marged")
    marged.schools.add("beaconlaw")
    client.force_login(marged)
    page = client.get("/", follow=True).content.decode()
    assert "Thornlaw Academy" in page
    assert "Beaconlaw School" in page


@pytest.mark.parametrize("username", ["ingrid", "partner", "newcomer", "registry"])
def test_who_has_no_school_is_told_so_and_sees_no_name(client, everybody, username):
    login(client, username)
    page = client.get("/programme/").content.decode()
    assert "Zoë" not in page
    assert client.get("/schools/").status_code == 404


def test_the_registry_shows_laptops_and_schools_to_its_administrator_alone(client, everybody):
    marged = Person.objects.get(username="marged")
    Device.objects.create(
        id="OD-014", person=marged, token_hash="x", enrolled_at=marged.date_joined
    )
    login(client, "registry")
    page = client.get("/programme/").content.decode()
    assert "OD-014" in page
    assert "Beaconlaw School" in page
    assert "In use" in page
    Person.objects.filter(pk=marged.pk).update(is_active=False)
    page = client.get("/programme/").content.decode()
    assert "Account closed" in page
    assert page.count("none yet") == 1
    login(client, "ingrid")
    assert "OD-014" not in client.get("/programme/").content.decode()


@pytest.mark.parametrize("username", ["marged", "colm", "registry", "ingrid"])
def test_no_page_holds_a_private_note(client, everybody, username):
    login(client, username)
    for page in PAGES:
        assert PRIVATE.encode() not in client.get(page, follow=True).content


def test_a_student_of_another_school_is_not_reached_through_ones_own(client, everybody):
    login(client, "tobias")
    assert client.get("/schools/beaconlaw/students/zoe/").status_code == 404


def test_a_talk_that_was_not_held_has_no_plan(client, everybody):
    login(client, "colm")
    assert client.get(f"{STUDENT}plans/idris-1.pdf").status_code == 404
    assert client.get(f"{STUDENT}plans/nothing.pdf").status_code == 404


@pytest.mark.parametrize("what", ["%00", "x%00", "..%2f", "x" * 3000])
def test_an_address_that_no_student_has_is_no_page(client, everybody, what):
    login(client, "colm")
    for page in (f"{SCHOOL}students/{what}/", f"{STUDENT}plans/{what}.pdf", f"/schools/{what}/"):
        assert client.get(page).status_code == 404


def test_no_title_names_a_student(client, everybody):
    """A title stays in the browser's history and on the bar of the window."""
    login(client, "colm")
    title = client.get(STUDENT).content.decode().partition("</title>")[0]
    assert "Zo" not in title
    assert "Thornlaw Academy" in title


def test_pages_are_read_only(client, everybody):
    login(client, "colm")
    assert client.post(STUDENT).status_code == 405
    assert client.put(SCHOOL).status_code == 405


def test_a_name_is_only_looked_for_from_our_own_page(everybody, logs):
    logs.expect("CSRF cookie not set")
    stranger = Client(enforce_csrf_checks=True)
    login(stranger, "colm")
    assert stranger.post(SCHOOL, {"name": "zoe"}).status_code == 403


def test_every_answer_forbids_scripts_and_keeping(client, everybody):
    login(client, "colm")
    for page in (SCHOOL, "/sign-in/", "/nowhere/"):
        headers = client.get(page).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "script-src" not in headers["Content-Security-Policy"]
        assert "no-store" in headers["Cache-Control"]


def test_no_page_needs_a_script_or_an_inline_style(client, everybody):
    login(client, "colm")
    for page in (SCHOOL, STUDENT, "/passphrase/"):
        text = client.get(page).content.decode()
        assert "<script" not in text
        assert " style=" not in text
        assert " onclick" not in text


def test_the_theme_comes_from_the_tokens_light_and_dark(client):
    answer = client.get("/theme.css")
    sheet = answer.content.decode()
    assert "--petrol:#0D5F69" in sheet
    assert "prefers-color-scheme:dark" in sheet
    assert "immutable" in answer.headers["Cache-Control"]
    font = client.get("/inter.ttf")
    assert font.headers["Content-Type"] == "font/ttf"
    font.close()
