"""Every operation of the OpenAPI document, as it says and as it does not say."""

import json

import pytest
import schemathesis
from bent_json import PATIENCE, bounded
from exchange_kit import person, school
from hub_attack import Attack, document
from hypothesis import given
from hypothesis import strategies as st
from schemathesis.generation.modes import GenerationMode

pytestmark = [pytest.mark.django_db, PATIENCE]

OPERATIONS = {
    f"{operation.method.upper()} {operation.path}": operation
    for found in schemathesis.openapi.from_dict(document()).get_all_operations()
    for operation in [found.ok()]
}


@pytest.fixture
def attack(logs, monkeypatch):
    return Attack(person("marged", school()), logs, monkeypatch)


@pytest.mark.parametrize("name", OPERATIONS)
def test_as_the_document_says_it_is_answered_or_refused_clearly(attack, name):
    check(attack, OPERATIONS[name].as_strategy(generation_mode=GenerationMode.POSITIVE))


@pytest.mark.parametrize("name", [name for name in OPERATIONS if not name.endswith("/hello")])
def test_as_it_does_not_say_it_is_answered_or_refused_clearly(attack, name):
    check(attack, OPERATIONS[name].as_strategy(generation_mode=GenerationMode.NEGATIVE))


def check(attack, cases):
    @bounded(12)
    @given(case=cases, signed_in=st.booleans())
    def send(case, signed_in):
        headers = {
            name: value
            for name, value in (case.headers or {}).items()
            if name.lower() != "authorization" or not signed_in
        }
        attack.send(
            case.method.upper(),
            case.formatted_path,
            body(case),
            query=case.query or None,
            headers=headers,
            signed_in=signed_in,
        )

    send()


def body(case):
    match case.body:
        case bytes(raw):
            return raw
        case dict() | list() | str() | int() | float() | bool() | None as content:
            return json.dumps(content)
    return b""
