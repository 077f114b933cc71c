"""Schools, advisers and bare laptops for tests of the exchange: what a desk says, word for word."""

import gzip
import json
from datetime import UTC, datetime
from itertools import count

import zstandard
from django.test import Client

from hub.accounts.models import Person, Role
from hub.registry.enrolment import new_code
from hub.registry.models import School
from sync.wire import Enrolled, Envelope, Item, Page, Reply

AT = datetime(2026, 3, 12, 13, 41, tzinfo=UTC)
_names = count(1)


def school(name="thornlaw"):
    return School.objects.get_or_create(id=name, defaults={"name": name.title(), "area": "NE"})[0]


def person(name, *schools, role=Role.ADVISER):
    made = Person.objects.create(username=name, name=name.title(), role=role)
    made.schools.set(schools)
    return made


def item(kind, record, edits=None, **more):
    """An item about student `s1` of Thornlaw, unless it says otherwise."""
    about = {} if kind in ("student", "intervention") else {"student": "s1"}
    return Item(
        **{"kind": kind, "id": record, "school": "thornlaw", "edits": edits or {}, "edited_at": AT}
        | about
        | more
    )


def student(record="s1", **more):
    return item("student", record, {"legal_forename": "Zoë", "legal_surname": "Reed"}, **more)


def interview(record="i1", edits=None, **more):
    return item("interview", record, {"cycle": 3} | (edits or {}), **more)


class Laptop:
    """An enrolled laptop that says what it is told to say."""

    def __init__(self, adviser):
        self.http = Client()
        code = new_code(adviser)
        answer = self.http.post(
            "/api/v1/enrol", {"code": code, "computer": "bag 3"}, content_type="application/json"
        )
        self.enrolled = Enrolled.model_validate_json(answer.content)
        self.token = self.enrolled.token
        self.cursor = ""

    def send(self, body, **headers):
        """The answer to bytes, as it comes."""
        headers = {"Authorization": f"Bearer {self.token}"} | headers
        return self.http.generic("POST", "/api/v1/push", body, "application/json", headers=headers)

    def envelope(self, *items, batch=None):
        batch = batch or f"batch-{next(_names):06d}"
        return Envelope(batch=batch, sealed_at=AT, items=items).model_dump_json().encode()

    def push(self, *items, batch=None):
        """The reply to items, which must be taken as an envelope."""
        answer = self.send(self.envelope(*items, batch=batch))
        assert answer.status_code == 200, answer.content
        return Reply.model_validate_json(answer.content)

    def result(self, one):
        """The result of a single item."""
        (result,) = self.push(one).results
        return result

    def ask(self, cursor="", tag="", **headers):
        """The answer to a question for changes, as it comes."""
        headers = {"Authorization": f"Bearer {self.token}"} | headers
        asked = {"cursor": cursor, "programme_tag": tag}
        return self.http.get("/api/v1/changes", asked, headers=headers)

    def page(self, cursor=""):
        answer = self.ask(cursor)
        assert answer.status_code == 200, answer.content
        return Page.model_validate_json(answer.content)

    def pull(self):
        """All changes since the last pull, and the last page."""
        changes = []
        while True:
            page = self.page(self.cursor)
            changes += page.changes
            self.cursor = page.cursor
            if not page.more:
                return changes, page


def unpacked(answer):
    """The JSON of an answer, whatever its encoding."""
    match answer.headers.get("Content-Encoding"):
        case "zstd":
            return json.loads(zstandard.ZstdDecompressor().decompress(answer.content))
        case "gzip":
            return json.loads(gzip.decompress(answer.content))
    return json.loads(answer.content)
