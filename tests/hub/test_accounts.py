"""The door of the hub: who comes in, and what is said to who does not."""

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.registry import guessing
from hub.registry.models import WrongGuess

PASSPHRASE = "lantern pebble drift"
DOOR = "/sign-in/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


@pytest.fixture
def colm(make_person):
    return make_person("colm", Role.ANALYST, email="colm@school.example")


def sign_in(client, name, passphrase=PASSPHRASE):
    return client.post(DOOR, {"login": name, "password": passphrase})


@pytest.mark.parametrize("name", ["colm", "colm@school.example", " colm "])
def test_a_name_or_an_address_opens_with_the_passphrase(client, colm, name):
    assert sign_in(client, name).url == "/"
    assert client.session["_auth_user_id"] == str(colm.pk)


def test_another_passphrase_is_refused_in_plain_words(client, colm):
    page = sign_in(client, "colm", "something else entirely").content.decode()
    assert "do not go together" in page
    assert 'role="alert"' in page
    assert "something else" not in page


def test_who_is_not_there_is_told_the_same(client, colm):
    assert "do not go together" in sign_in(client, "nobody").content.decode()


def test_too_many_tries_have_to_wait(client, colm):
    for _ in range(6):
        page = sign_in(client, "colm", "not this one either").content.decode()
    assert "Too many tries" in page
    assert "Too many tries" in sign_in(client, "colm").content.decode()


@pytest.mark.parametrize("again", [{"HTTP_HOST": "127.0.0.1:81"}, {"login": "COLM@school.example"}])
def test_another_port_or_the_address_for_the_name_gives_no_more_tries(client, colm, again):
    for _ in range(5):
        sign_in(client, "colm", "not this one either")
    fields = {"login": again.get("login", "colm"), "password": PASSPHRASE}
    host = {name: value for name, value in again.items() if name != "login"}
    assert "Too many tries" in client.post(DOOR, fields, **host).content.decode()


def test_a_stranger_behind_the_same_proxy_bars_nobody_else(client, colm, settings):
    settings.HTTPS, settings.ALLAUTH_TRUSTED_PROXY_COUNT = True, 1
    for number in range(31):
        guess = {"login": f"nobody{number}", "password": "not this one either"}
        page = client.post(DOOR, guess, HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert page.status_code == 429
    assert "Too many tries" in page.content.decode()
    mine = {"login": "colm", "password": PASSPHRASE}
    assert client.post(DOOR, mine, HTTP_X_FORWARDED_FOR="198.51.100.7").url == "/"


def test_what_is_kept_of_a_wrong_try_names_nobody_and_goes(client, colm):
    sign_in(client, "colm", "not this one either")
    kept = list(WrongGuess.objects.values_list("what", "place"))
    assert [what for what, _ in kept] == ["name", "address"]
    assert "colm" not in str(kept)
    WrongGuess.objects.update(at=timezone.now() - guessing.SIGN_IN_SPAN)
    assert not guessing.sign_in_pause("colm", kept[1][1], timezone.now())


def test_a_closed_account_stays_outside(client, colm):
    Person.objects.update(is_active=False)
    sign_in(client, "colm")
    assert "_auth_user_id" not in client.session


def test_nobody_makes_an_account_of_their_own(client):
    for name in ("account_signup", "account_reset_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_signing_out_takes_a_press_of_the_button(client, colm):
    client.force_login(colm)
    assert "Sign out?" in client.get("/sign-out/").content.decode()
    assert client.post("/sign-out/").url == DOOR
    assert "_auth_user_id" not in client.session


def test_a_passphrase_is_changed_by_who_knows_it(client, colm):
    client.force_login(colm)
    new = "cobalt ferry ninety"
    fields = {"password1": new, "password2": new, "next": "/passphrase/?changed=1"}
    page = client.post("/passphrase/", {"oldpassword": "not it", **fields}).content.decode()
    assert "That is not your passphrase" in page
    answer = client.post("/passphrase/", {"oldpassword": PASSPHRASE, **fields}, follow=True)
    assert "Your passphrase is changed" in answer.content.decode()
    colm.refresh_from_db()
    assert colm.check_password(new)


def test_a_short_passphrase_is_not_taken(client, colm):
    client.force_login(colm)
    fields = {"oldpassword": PASSPHRASE, "password1": "short", "password2": "short"}
    page = client.post("/passphrase/", fields).content.decode()
    assert "A passphrase has at least 12 letters and signs." in page
    colm.refresh_from_db()
    assert colm.check_password(PASSPHRASE)


def test_people_are_known_by_name(colm):
    assert str(colm) == colm.get_full_name() == "Colm"
