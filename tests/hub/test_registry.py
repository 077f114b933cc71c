"""Enrolment: a code works once, in time, for an adviser alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.exchange.holdings import reach
from hub.registry.enrolment import RefusedError, device_of, new_code, redeem
from hub.registry.models import Device, EnrolmentCode, School
from hub.registry.programme import programme_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser():
    school = School.objects.create(
        id="thornlaw",
        name="Thornlaw Academy",
        area="NE",
        authority="840",
        agreement_until=date(2027, 8, 31),
        windows=[{"cycle": 3, "first": "2026-03-02", "last": "2026-03-27"}],
    )
    person = Person.objects.create(username="marged", name="Marged Oyelaran", role=Role.ADVISER)
    person.schools.add(school)
    return person


def test_a_code_enrols_one_laptop_and_its_token_finds_it(adviser):
    device, token = redeem(new_code(adviser), "laptop in bag 3")
    assert device.id == "OD-001"
    assert device_of(token) == device
    assert token not in Device.objects.values_list("token_hash", flat=True)


def test_a_code_is_read_however_it_was_typed(adviser):
    code = new_code(adviser)
    device, _ = redeem(code.lower().replace("-", " "), "")
    assert device.person == adviser


def test_laptops_are_numbered_in_order(adviser):
    Device.objects.create(
        id="OD-013", person=adviser, token_hash="other", enrolled_at=timezone.now()
    )
    assert redeem(new_code(adviser), "")[0].id == "OD-014"


def test_a_code_works_once(adviser):
    code = new_code(adviser)
    redeem(code, "")
    with pytest.raises(RefusedError) as refused:
        redeem(code, "")
    assert refused.value.code == "code_used"


def test_an_old_code_is_refused(adviser):
    code = new_code(adviser)
    EnrolmentCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(RefusedError) as refused:
        redeem(code, "")
    assert refused.value.code == "code_expired"


def test_an_unknown_code_is_refused(adviser):
    with pytest.raises(RefusedError) as refused:
        redeem("2222-2222-2222", "")
    assert refused.value.code == "code_unknown"
    assert refused.value.say


def test_a_new_code_ends_the_one_before_it(adviser):
    before = new_code(adviser)
    new_code(adviser)
    with pytest.raises(RefusedError):
        redeem(before, "")


def test_a_careers_lead_has_no_laptop(adviser):
    adviser.role = Role.CAREERS_LEAD
    adviser.save()
    with pytest.raises(RefusedError):
        redeem(new_code(adviser), "")


def test_a_revoked_laptop_and_a_closed_account_are_not_known(adviser):
    device, token = redeem(new_code(adviser), "")
    Device.objects.update(revoked_at=timezone.now())
    assert device_of(token) is None
    Device.objects.update(revoked_at=None)
    Person.objects.update(is_active=False)
    assert device_of(token) is None
    assert device.computer == ""


def test_the_programme_names_the_adviser_and_their_schools(adviser):
    device, _ = redeem(new_code(adviser), "")
    programme, _ = programme_for(adviser, reach(device).schools)
    assert programme.adviser.name == "Marged Oyelaran"
    assert [school.id for school in programme.schools] == ["thornlaw"]
    assert programme.schools[0].windows[0].last == date(2026, 3, 27)
