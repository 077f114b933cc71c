"""The law for what is sent to the hub: a clear answer, or a clear refusal that changed nothing."""

import hashlib
import json
import logging
from urllib.parse import urlencode

from bent_json import MARK
from django.db import connection, transaction
from exchange_kit import Laptop, interview, student, unpacked

import sync.wire
from hub.exchange import reading
from hub.exchange.http import api as api_module
from hub.exchange.http.api import api
from hub.registry import guessing
from sync.wire import Page, Refusal

NOTED = frozenset({"registry_wrongguess"})
"""Tables that change when something is refused, and should."""


def document():
    """The OpenAPI document of the exchange, as the hub tells it."""
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))


class Attack:
    """Sends what should not be sent, and holds each answer against the law."""

    def __init__(self, adviser, logs, patch):
        self.laptop = Laptop(adviser)
        self.laptop.http.raise_request_exception = False
        self.laptop.push(student(), interview("there"))
        self.laptop.pull()
        self._logs = logs
        self._models = {
            (path, method.upper()): _model(operation)
            for path, methods in document()["paths"].items()
            for method, operation in methods.items()
        }
        patch.setattr(guessing, "PER_PLACE", 10**9)
        patch.setattr(guessing, "IN_ALL", 10**9)
        patch.setattr(api_module, "SEEN_EVERY", 10**9)
        logs.allow("^(Invalid HTTP_HOST|Request body exceeded|The number of GET/POST parameters)")
        self._stands = everything()

    def send(self, method, path, body=b"", **more):
        """The answer, which keeps the law; then all is again as it was."""
        with transaction.atomic():
            answer = self._send(method, path, body, **more)
            self._check(answer, path, method)
            transaction.set_rollback(True)
        self._check_logs()
        return answer

    def push(self, text, **more):
        """The answer to an envelope; after it the hub can be read still."""
        return self.send("POST", "/api/v1/push", text, **more)

    def _send(self, method, path, body, *, query=None, headers=None, signed_in=True, **environ):
        named = {"Authorization": f"Bearer {self.laptop.token}"} if signed_in else {}
        where = f"{path}?{urlencode(query, doseq=True, errors='replace')}" if query else path
        data = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
        kind = environ.pop("CONTENT_TYPE", "application/json")
        return self.laptop.http.generic(
            method, where, data, kind, headers=named | _latin(headers or {}), **environ
        )

    def _check(self, answer, path, method):
        assert answer.status_code == 200 or 400 <= answer.status_code < 500, answer.content
        if answer.status_code != 200:
            if method != "HEAD":
                refusal = Refusal.model_validate_json(answer.content)
                assert refusal.code
                assert refusal.say.endswith(".")
                assert MARK not in refusal.say
            assert everything() == self._stands
            return
        model = self._models.get((path, method))
        if model is not None:
            model.model_validate_json(json.dumps(unpacked(answer)))
        if method == "POST":
            page = unpacked(self.laptop.ask())
            Page.model_validate_json(json.dumps(page))
            assert page["sums"]
            list(reading.everything())

    def _check_logs(self):
        for record in self._logs.records:
            said = record.getMessage()
            assert MARK not in said or said.startswith("Invalid HTTP_HOST")
            assert record.levelno < logging.ERROR or record.name.startswith("django.security")
        self._logs.records.clear()


def everything():
    """A sum over every row of every table of the hub."""
    total = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - NOTED):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
            rows = [[bytes(v) if isinstance(v, memoryview) else v for v in r] for r in cursor]
            total.update(f"{table} {rows}".encode("utf-8", "backslashreplace"))
    return total.hexdigest()


def _model(operation):
    """The value on the wire that an operation answers with."""
    content = operation["responses"].get("200", {}).get("content", {})
    named = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    return getattr(sync.wire, named.rpartition("/")[2], None)


def _latin(headers):
    """As a server hands on what came over the line."""
    return {
        str(name): str(value).encode("utf-8", "replace").decode("latin-1")
        for name, value in headers.items()
    }
