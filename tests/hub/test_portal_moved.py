"""Pages about a student who moved or was erased: with the new school alone, or with nobody."""

import pytest
from django.urls import reverse

from hub.accounts.models import Person, Role
from hub.exchange.moving import move
from hub.guardian import erasure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hub_folder")]


@pytest.fixture
def leads(students, make_school, make_person, client):
    """Ask for a page as the careers lead of a school: status and text."""
    make_school("eastbeck", "Eastbeck School")
    make_person("mair", Role.CAREERS_LEAD, "eastbeck")

    def ask(who, name, *place):
        client.force_login(Person.objects.get(username=who))
        answer = client.get(reverse(name, args=place))
        return answer.status_code, answer.content.decode()

    return ask


def test_a_student_who_moved_is_seen_in_the_new_school_alone(leads):
    assert leads("colm", "student", "thornlaw", "zoe")[0] == 200
    move("zoe", "eastbeck")
    for place in ("thornlaw", "eastbeck"):
        assert leads("colm", "student", place, "zoe")[0] == 404
        assert leads("colm", "plan", place, "zoe", "zoe-2")[0] == 404
    status, page = leads("mair", "student", "eastbeck", "zoe")
    assert (status, "Kowalczyk-Reed" in page) == (200, True)
    assert "Kowalczyk" not in leads("colm", "school", "thornlaw")[1]
    assert "Kowalczyk" in leads("mair", "school", "eastbeck")[1]


def test_a_student_who_was_erased_is_seen_nowhere(leads):
    erasure.erase("zoe", "request 7")
    assert leads("colm", "student", "thornlaw", "zoe")[0] == 404
    assert leads("colm", "plan", "thornlaw", "zoe", "zoe-2")[0] == 404
    status, page = leads("colm", "school", "thornlaw")
    assert (status, "Kowalczyk" in page) == (200, False)
