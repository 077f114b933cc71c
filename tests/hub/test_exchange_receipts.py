"""Receipts: the hub's signature over a reply, and one for each record out of it."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from exchange_kit import Laptop, interview, item, person, school, student
from hypothesis import given
from hypothesis import strategies as st

from onedesk.domain.records import receipt_text
from sync.wire import Reply, Result, receipts

KEY = Ed25519PrivateKey.generate()
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()


def signed(count):
    """A reply about `count` records, signed as the hub signs."""
    results = tuple(
        Result(kind="interview", id=f"i{n}", status="applied", version=n, hash=f"{n:064}")
        for n in range(count)
    )
    leaves = leaves_of(results)
    text = receipts.signed_text(receipts.root(leaves), count)
    signature = base64.b64encode(KEY.sign(text)).decode()
    return Reply(
        batch="b" * 8,
        epoch="e",
        hub_time="2026-03-12T13:41:00Z",
        results=results,
        signature=signature,
    )


def made(reply, key):
    """The receipt of every accepted record, by kind and id; `None` when the hub is not believed."""
    proof = receipts.proof(leaves_of(reply.results), reply.signature, key)
    return proof and {
        (one.kind, one.id): receipts.receipt(proof, said(one)) for one in accepted(reply.results)
    }


def said(result):
    return receipt_text(result.kind, result.id, result.version, result.hash)


def accepted(results):
    return [one for one in results if one.status != "rejected"]


def leaves_of(results):
    return [receipts.leaf(said(one)) for one in accepted(results)]


@pytest.mark.django_db
def test_a_desk_has_a_good_receipt_for_every_record_taken():
    laptop = Laptop(person("marged", school()))
    reply = laptop.push(student(), interview("i1"), interview("x", {"cycle": 99}))
    key = laptop.enrolled.receipt_key
    ours = made(reply, key)
    assert set(ours) == {("student", "s1"), ("interview", "i1")}
    for result in accepted(reply.results):
        assert receipts.verify(ours[result.kind, result.id], key, said(result))


@pytest.mark.django_db
def test_a_deletion_has_a_receipt_too():
    laptop = Laptop(person("marged", school()))
    laptop.push(student())
    version = laptop.result(interview("i1")).version
    reply = laptop.push(item("interview", "i1", base=version, deleted=True))
    key = laptop.enrolled.receipt_key
    receipt = made(reply, key)["interview", "i1"]
    gone = receipt_text("interview", "i1", reply.results[0].version, "")
    assert receipts.verify(receipt, key, gone)


@given(st.integers(0, 17))
def test_every_receipt_of_a_reply_stands_alone_and_proves_its_own_record_only(count):
    reply = signed(count)
    ours = made(reply, PUBLIC) or {}
    assert len(ours) == count
    texts = [said(result) for result in reply.results]
    for place, result in enumerate(reply.results):
        receipt = ours[result.kind, result.id]
        proved = [receipts.verify(receipt, PUBLIC, text) for text in texts]
        assert proved == [place == other for other in range(count)]


def test_a_reply_changed_by_one_version_is_not_believed():
    reply = signed(5)
    results = list(reply.results)
    results[3] = results[3].but(version=99)
    assert made(reply.but(results=tuple(results)), PUBLIC) is None


def test_the_signature_of_another_hub_is_not_believed():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert made(signed(3), base64.b64encode(other).decode()) is None


@pytest.mark.parametrize("key", ["", "AAAA", "not base64"])
def test_without_a_key_nothing_is_believed(key):
    assert made(signed(3), key) is None


@pytest.mark.parametrize("signature", ["", "???", "AAAA"])
def test_what_is_no_signature_is_not_believed(signature):
    assert made(signed(3).but(signature=signature), PUBLIC) is None


@given(st.text() | st.from_regex(r"od1:\d{1,4}:\d{1,4}:[A-Za-z0-9+/=]*:[A-Za-z0-9+/=]*"))
def test_what_is_no_receipt_proves_nothing(text):
    assert not receipts.verify(text, PUBLIC, b"anything")
