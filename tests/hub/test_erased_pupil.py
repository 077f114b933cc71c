"""A pupil who was erased by law, known by the UPN, does not come back from a laptop."""

import pytest
from exchange_kit import Laptop, interview, item, person, school, student

from hub.exchange.models import History, Record
from hub.exchange.push import accept as accepting
from hub.guardian import erasure

UPN, WORDS = "V840417126001", "quokka"


@pytest.fixture
def laptop(tmp_path, monkeypatch, db):
    monkeypatch.setenv("ONEDESK_HUB_DATA", str(tmp_path / "hub"))
    laptop = Laptop(person("marged", school()))
    laptop.push(student(), student("s2"))
    return laptop


def named(upn):
    return {"legal_forename": "Zoë", "legal_surname": "Reed", "upn": upn}


def kept(words):
    """Whether the hub holds these words anywhere."""
    bodies = [row.body for row in Record.objects.all()]
    return any(words in text for text in [*bodies, *(row.changes for row in History.objects.all())])


@pytest.fixture
def pupil(laptop):
    """A laptop, after a pupil whose UPN was known was erased."""
    laptop.push(item("student", "s1", {"upn": UPN}, base=1))
    erasure.erase("s1", "request 7")
    return laptop


def test_a_pupil_who_was_erased_does_not_come_back_under_a_new_id(pupil):
    reader = Laptop(person("sunil", school()))
    reader.pull()
    note = item("note", "n9", {"interview": "i9", "text": WORDS}, student="s9")
    talk = interview("i9", {"job": WORDS}, student="s9")
    results = pupil.push(talk, student("s9").but(edits=named(UPN.lower())), note).results
    assert [(one.erased, one.code) for one in results] == [
        (True, None),
        (True, "erased_pupil"),
        (True, None),
    ]
    late = pupil.result(interview("i10", {"job": WORDS}, student="s9"))
    assert (late.erased, kept(WORDS)) == (True, False)
    assert [(one.id, one.erased) for one in reader.pull()[0]] == [("s9", True)]


def test_nor_by_the_upn_alone(pupil):
    version = Record.objects.get(id="s2").version
    result = pupil.result(item("student", "s2", {"upn": UPN}, base=version))
    assert (result.status, result.code) == ("rejected", "erased_pupil")
    assert not kept(UPN)


def test_one_who_is_erased_at_the_very_moment_does_not_come_back_either(laptop, monkeypatch):
    laptop.push(item("student", "s1", {"upn": UPN}, base=1))
    last = accepting.come_late

    def come_late(*given):
        monkeypatch.setattr(accepting, "come_late", last)
        erasure.erase("s1", "request 7")
        return last(*given)

    monkeypatch.setattr(accepting, "come_late", come_late)
    assert laptop.result(student("s9").but(edits=named(UPN))).code == "erased_pupil"


def test_another_record_of_the_pupil_that_was_kept_stays_open(laptop):
    for key in ("s1", "s2"):
        version = Record.objects.get(id=key).version
        laptop.push(item("student", key, {"upn": UPN}, base=version))
    erasure.erase("s1", "request 7")
    assert laptop.result(student("s9").but(edits=named(UPN))).status == "applied"
