"""Sealing and signing: only the right key opens, only the right hand signs, every bit counts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire import carry, sealing
from sync.wire.carry import CarryError, CutOff, ForAnother, NotSealed, Tampered, TooMuch, Writer

AT = datetime(2026, 3, 12, 16, 32, tzinfo=UTC)
HUB, OTHER = sealing.new_sealing_pair(), sealing.new_sealing_pair()
HAND = sealing.new_signing_pair()
WRITER = Writer("OD-014", HAND.private, AT)
WORDS = b"Zoe wants to be a joiner. " * 40


def file(content=WORDS, to=(HUB.public,)):
    return carry.written("carry", content, to, WRITER)


@given(st.binary(max_size=5_000))
def test_what_is_sealed_opens_for_its_key_alone(content):
    sealed = sealing.seal(content, HUB.public, b"about")
    assert sealing.unseal(sealed, HUB.private, b"about") == content
    for key, about in ((OTHER.private, b"about"), (HUB.private, b"another thing")):
        with pytest.raises(sealing.Unopened):
            sealing.unseal(sealed, key, about)


def test_a_file_opens_for_each_key_it_was_sealed_to_and_says_who_wrote_it():
    letter = carry.read(file(to=(HUB.public, OTHER.public)), "carry")
    assert letter.head.device == "OD-014"
    assert letter.is_from(HAND.public)
    assert letter.opened(HUB) == letter.opened(OTHER) == WORDS
    with pytest.raises(ForAnother):
        letter.opened(sealing.new_sealing_pair())


def test_nothing_that_was_written_can_be_read_in_the_file():
    raw = file(b"Kowalczyk-Reed, Thornlaw Academy")
    assert b"Kowalczyk" not in raw
    assert b"Thornlaw" not in raw


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_anywhere_is_noticed(place, by):
    raw = bytearray(file())
    raw[place % len(raw)] ^= by
    try:
        letter = carry.read(bytes(raw), "carry")
    except CarryError:
        return
    assert not letter.is_from(HAND.public)


@given(st.integers(min_value=0))
def test_a_file_that_was_cut_off_is_no_file(length):
    raw = file()
    with pytest.raises((CutOff, NotSealed)):
        carry.read(raw[: length % len(raw)], "carry")


def test_a_file_that_was_cut_off_says_so():
    with pytest.raises(CutOff):
        carry.read(file()[:-1], "carry")
    with pytest.raises(CutOff):
        carry.read(file() + b"more", "carry")
    for other in (b"", b"%PDF-1.7", WORDS):
        with pytest.raises(NotSealed):
            carry.read(other, "carry")


def test_a_file_of_the_other_kind_is_not_taken_for_this_one():
    with pytest.raises(NotSealed):
        carry.read(file(), "cover")


def test_no_laptop_can_sign_what_another_has_sealed():
    letter = carry.read(file(), "carry")
    thief = sealing.new_signing_pair()
    head = letter.head.but(device="OD-015")
    clear = b"OneDesk sealed file 1\n" + head.model_dump_json().encode() + b"\n"
    body = letter.parts[0]
    again = carry.read(clear + sealing.sign(clear + body, thief.private) + body, "carry")
    assert again.is_from(thief.public)
    with pytest.raises(Tampered):
        again.opened(HUB)


def test_a_file_that_unpacks_to_more_than_memory_holds_is_refused(monkeypatch):
    raw = file(bytes(10_000))
    monkeypatch.setattr(carry, "CONTENT_MAX", 9_999)
    with pytest.raises(TooMuch):
        carry.read(raw, "carry").opened(HUB)


@given(st.text(max_size=80))
def test_what_is_no_key_signs_and_opens_nothing(text):
    assert not sealing.signed(b"words", bytes(64), text)
    with pytest.raises(sealing.Unopened):
        sealing.unseal(b"words", text, b"")
