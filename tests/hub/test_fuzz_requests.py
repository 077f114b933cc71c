"""Requests as no desk makes them: methods, paths, headers, packings, lengths and torn bodies."""

import gzip
import io
import json

import pytest
import zstandard
from bent_json import MARK, PATIENCE, bounded
from exchange_kit import interview, person, school
from hub_attack import Attack, document
from hypothesis import given
from hypothesis import strategies as st

from hub.exchange.http import api
from sync.wire import Refusal

pytestmark = [pytest.mark.django_db, PATIENCE]

PATHS = sorted(document()["paths"])
POSTED = [path for path in PATHS if "post" in document()["paths"][path]]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW"]
SIGNS = st.sampled_from(
    ["", "/", "//", "%00", "%ff", "%2e%2e", "..", "%", "\x7f", "push", "é", "%F0%9F%98%80", ";a=b"]
)
TEXT = st.text(max_size=30) | st.sampled_from(["\x00", "é" * 9, MARK, "9" * 5000, "-1", "NaN"])
NAMES = st.sampled_from(
    [
        *("Authorization", "Content-Type", "Content-Encoding", "Accept", "Accept-Encoding"),
        *("Accept-Language", "Cookie", "Host", "Expect", "Origin", "OneDesk-Epoch"),
        *("OneDesk-Clock", "Range", "If-Match", "X-Forwarded-For", "X-Forwarded-Proto"),
    ]
)
VALUES = TEXT | st.sampled_from(
    [
        *("Bearer", "Bearer  ", "Basic eDp5", "gzip, zstd;q=", "multipart/form-data; boundary=x"),
        *("application/x-www-form-urlencoded", "application/json; charset=utf-16", "text/plain"),
        *("application/json; charset=none", "evil.example", "bytes=0-", ", , ,", "zstd,zstd"),
    ]
)
PACKED = {
    "zstd": zstandard.ZstdCompressor(level=1).compress,
    "gzip": gzip.compress,
    "identity": bytes,
    "br": bytes,
    "zstd, gzip": bytes,
    "\x00": bytes,
}


@pytest.fixture
def attack(logs, monkeypatch):
    return Attack(person("marged", school()), logs, monkeypatch)


@pytest.fixture
def whole(attack):
    """An envelope as it should be."""
    return attack.laptop.envelope(interview("whole", {"summary": MARK}))


def test_whatever_the_method_and_the_path(attack):
    @bounded(60)
    @given(
        method=st.sampled_from(METHODS),
        path=st.sampled_from([*PATHS, "/api/v1/openapi.json", "/api/v1/"]),
        more=st.lists(SIGNS, max_size=3).map("".join),
        signed_in=st.booleans(),
    )
    def send(method, path, more, signed_in):
        attack.send(method, path + more, signed_in=signed_in)

    send()


def test_whatever_the_headers(attack, whole):
    @bounded(60)
    @given(
        asked=st.sampled_from(
            [("GET", path) for path in PATHS] + [("POST", path) for path in PATHS]
        ),
        headers=st.dictionaries(NAMES | st.from_regex(r"X-[A-Z]{1,9}", fullmatch=True), VALUES),
    )
    def send(asked, headers):
        method, path = asked
        kind = headers.pop("Content-Type", "application/json")
        attack.send(method, path, whole, headers=headers, CONTENT_TYPE=kind)

    send()


def test_thousands_of_headers_and_a_very_long_one(attack, whole):
    many = {f"X-N{number}": "v" * 50 for number in range(3000)}
    attack.send("POST", "/api/v1/push", whole[:-1], headers=many)
    attack.send("GET", "/api/v1/changes", headers={"Accept-Encoding": "x, " * 100_000})


def test_whatever_the_question(attack):
    names = [
        parameter["name"]
        for operation in document()["paths"]["/api/v1/changes"].values()
        for parameter in operation["parameters"]
    ]

    @bounded(60)
    @given(query=st.dictionaries(st.sampled_from([*names, "x"]), TEXT | st.lists(TEXT, max_size=3)))
    def send(query):
        attack.send("GET", "/api/v1/changes", query=query)

    send()
    attack.send("GET", "/api/v1/changes", query={f"a{number}": "1" for number in range(1500)})


def test_another_laptops_place_or_a_bent_one_is_not_known(attack, whole):
    place = attack.laptop.cursor

    @bounded(60)
    @given(at=st.integers(0, len(place) - 1), sign=st.characters(codec="ascii"))
    def send(at, sign):
        bent = place[:at] + sign + place[at + 1 :]
        answer = attack.send("GET", "/api/v1/changes", query={"cursor": bent})
        assert (answer.status_code == 200) is (bent == place)

    send()


def test_whatever_the_packing(attack, whole):
    @bounded(60)
    @given(
        encoding=st.sampled_from(sorted(PACKED)),
        said=st.sampled_from(sorted(PACKED)),
        end=st.integers(0, 400),
        more=st.binary(max_size=30),
    )
    def send(encoding, said, end, more):
        torn = PACKED[encoding](whole)[: -end or None] + more
        attack.push(torn, headers={"Content-Encoding": said})

    send()


@pytest.mark.parametrize("encoding", ["zstd", "gzip"])
def test_a_bomb_is_read_no_further_than_an_envelope(attack, encoding):
    bomb = PACKED[encoding](b" " * (50 * api.ENVELOPE_MAX))
    assert len(bomb) < 300_000
    answer = attack.push(bomb, headers={"Content-Encoding": encoding})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_bomb_within_a_bomb_is_no_envelope(attack):
    packed = zstandard.ZstdCompressor().compress
    inner = packed(b" " * (50 * api.ENVELOPE_MAX))
    answer = attack.push(packed(inner), headers={"Content-Encoding": "zstd"})
    assert answer.json()["code"] == "no_envelope"


@pytest.mark.parametrize("length", ["-1", "none", "1e3", "٣", "0", "5", "9" * 30, ""])
def test_a_wrong_length_is_refused(attack, whole, length):
    for path in POSTED:
        answer = attack.send("POST", path, whole, CONTENT_LENGTH=length)
        assert answer.status_code in (400, 413, 422)
    for path in PATHS:
        attack.send("GET", path, CONTENT_LENGTH=length)


def test_a_line_that_is_cut_amid_a_body_is_refused(attack, whole):
    class Cut(io.BytesIO):
        def read(self, *_):
            raise OSError("the line was cut")

    for path in POSTED:
        answer = attack.send("POST", path, whole, **{"wsgi.input": Cut()})
        assert answer.status_code == 400


def test_foreign_words_are_refused(attack):
    foreign = [
        *(b"", b"null", b"[]", b"0", b'"x"', b"<html></html>", b"a=b&c=d", b"\xef\xbb\xbf{}"),
        *(b"[" * 200_000, b'{"a":' * 100_000, b"\xff\xfe{\x00}\x00", b"9" * 10_000, b"\x00" * 99),
        *(json.dumps({"jsonrpc": "2.0", "method": MARK}).encode(), b" " * 3_000_000),
    ]
    for path in POSTED:
        for body in foreign:
            assert attack.send("POST", path, body).status_code != 200


def test_a_fault_of_the_hub_is_told_without_a_word_of_what_was_sent(
    attack, whole, monkeypatch, logs, capfd
):
    def broken(*_):
        raise ValueError(MARK)

    logs.expect("Internal Server Error: /api/v1/push")
    monkeypatch.setattr(api, "accept", broken)
    answer = attack.laptop.send(whole)
    assert answer.status_code == 500
    assert Refusal.model_validate_json(answer.content).code == "hub_fault"
    assert MARK not in capfd.readouterr().err
