"""Every refusal: the debt stays, the sentence says so, and the wait is right."""

import pytest
from scripted import answer, html, lost, refusal

from onedesk.store import outbox
from sync import errors
from sync.carrier import Answer
from sync.rhythm import pause
from sync.session import refusal as meaning

ON_THE_LINE = [
    errors.Offline,
    errors.LineCut,
    errors.TlsRefused,
    errors.HubDown,
    errors.ProxyWantsPassword,
    errors.WrongClock,
    errors.CertificateExpired,
    errors.NoHub,
    errors.NotPrivate,
]

ANSWERED = {
    "a page of the wifi": (html(), errors.CaptivePortal),
    "a way to the wifi's page": (html(302), errors.CaptivePortal),
    "network authentication required": (html(511), errors.CaptivePortal),
    "a filter's page": (html(403), errors.Filtered),
    "a proxy's question": (html(407), errors.ProxyWantsPassword),
    "no such page": (html(404), errors.HubDown),
    "somebody else's sign-in": (html(401), errors.Filtered),
    "a fault of the hub": (html(500), errors.HubDown),
    "a gateway without a hub": (html(502), errors.HubDown),
    "too many": (refusal(429, "busy"), errors.Busy),
    "busy": (refusal(503, "busy"), errors.Busy),
    "signed out": (refusal(401, "signed_out"), errors.SignedOut),
    "revoked": (refusal(403, "revoked"), errors.Revoked),
    "restored": (refusal(409, "epoch_changed"), errors.EpochChanged),
    "hub too old": (refusal(426, "hub_too_old"), errors.HubTooOld),
    "desk too old": (refusal(426, "desk_too_old"), errors.DeskTooOld),
    "in the hub's own words": (refusal(422, "no_envelope"), errors.Refused),
    "a torn answer": (answer(b'{"batch": "x", "res'), errors.LineCut),
    "an answer to something else": (answer(b'{"weather": "fine"}'), errors.Unclear),
    "a refusal that is none": (answer(b"[]", 403), errors.Filtered),
}


@pytest.mark.parametrize("family", ON_THE_LINE, ids=lambda family: family.__name__)
def test_without_an_answer_the_debt_stays(engine, db, hub, owe, family):
    owe("i1")
    hub.steps.append(family())
    check(engine, db, hub, family)


@pytest.mark.parametrize("what", ANSWERED)
def test_with_another_answer_the_debt_stays(engine, db, hub, owe, what):
    said, family = ANSWERED[what]
    owe("i1")
    hub.steps.append(said)
    check(engine, db, hub, family)


@pytest.mark.parametrize("what", ANSWERED)
def test_the_same_in_a_question_for_changes_loses_no_place(engine, db, hub, what):
    said, family = ANSWERED[what]
    hub.steps.append(said)
    assert type(engine.round().trouble) is family
    assert engine.round().trouble is None


def check(engine, db, hub, family):
    outcome = engine.round()
    assert type(outcome.trouble) is family
    assert outcome.report.problem == outcome.trouble.say
    assert outbox.due(db) == outcome.sendable == 1
    assert len(hub.asked) == 1
    assert outcome.report.bytes_up == 0, "nobody at the hub took it"
    again = engine.round()
    assert (again.trouble, again.sendable) == (None, 0)


FAMILIES = [
    one
    for one in vars(errors).values()
    if isinstance(one, type) and issubclass(one, errors.SyncError) and one is not errors.Refused
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_sentence_says_what_is_safe_and_never_a_word_of_ours(family):
    say = family.say.lower()
    assert any(word in say for word in ("safe", "nothing was", "sent nothing", "has not got"))
    assert not any(word in say for word in ("error", "invalid", "fail", "sync", "user", "server"))
    assert say.endswith(".")


def test_every_kind_of_trouble_has_a_code_of_its_own():
    codes = [family.code for family in FAMILIES]
    assert len(set(codes)) == len(codes)
    assert all(code.replace("_", "").isalpha() and code.islower() for code in codes)


def test_the_hubs_own_words_are_handed_on(engine, hub, owe):
    owe("i1")
    hub.steps.append(refusal(413, "too_large"))
    assert engine.round().report.problem == "The hub says too_large."


AFTER = {
    "120": 120.0,
    "Thu, 12 Mar 2026 13:43:00 GMT": 60.0,
    "Thu, 12 Mar 2026 13:00:00 GMT": 0.0,
    "soon": None,
    "": None,
}


@pytest.mark.parametrize("text", AFTER)
def test_retry_after_is_read_in_both_of_its_forms(text):
    date = "Thu, 12 Mar 2026 13:42:00 GMT"
    busy = meaning(refusal(503, "busy", **{"retry-after": text, "date": date}))
    assert busy.after == AFTER[text]


def test_the_pause_after_each_is_right(hub):
    busy = meaning(refusal(503, "busy", **{"retry-after": "120"}))
    assert pause(1, 0.5, asked=busy.after).total_seconds() >= 120
    assert pause(1, 0.5).total_seconds() < 10
    assert errors.Revoked.needs_someone
    assert not errors.CaptivePortal.needs_someone


def test_an_answer_without_a_type_is_not_taken_for_the_hubs(engine, hub):
    hub.steps.append(Answer(200, {}, b"{}"))
    assert isinstance(engine.round().trouble, errors.CaptivePortal)


@pytest.mark.parametrize("losses", [1, 2, 5])
def test_however_often_answers_are_lost_each_record_is_taken_once(engine, db, hub, owe, losses):
    owe("i1", "i2")
    hub.steps.extend([lost] * losses)
    for _ in range(losses):
        assert isinstance(engine.round().trouble, errors.LineCut)
    assert engine.round().trouble is None
    assert hub.taken == {"i1": 1, "i2": 1}
    assert outbox.due(db) == 0
