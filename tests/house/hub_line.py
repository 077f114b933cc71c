"""A line to the real hub in this process, on which things go wrong when they are told to."""

from collections import deque
from dataclasses import replace

from django.test import Client

from sync.carrier import Answer
from sync.errors import LineCut, Offline

KEPT = 12
PORTAL = Answer(200, {"content-type": "text/html"}, b"<h1>Welcome</h1>", 0, 16)
UNHEARD = ("away", "dies before", "late", "portal", "old")


class Crash(BaseException):
    """The laptop's process ends here; nothing catches it."""


class HubLine:
    """Carries to the hub's own code; each entry of `faults` meets one request.

    `None` nothing, `away` it never arrives, `lost` its answer is lost, `torn` its answer comes cut
    off, `late` it arrives after the next one, `twice` it arrives twice, `dies before` and `dies
    after` the laptop's process ends around it. Somebody in between answers with a `portal`'s page,
    with an `old` answer to the same question or with `another`'s, or sends an earlier one `again`.
    Anything else is called while the answer is on its way.
    """

    hub = "https://hub.test"
    parallel = False  # the tests' database is this thread's

    def __init__(self):
        self.faults = deque()
        self._late = deque()
        self._heard = deque(maxlen=KEPT)
        self._client = Client()

    def send(self, asked):
        fault = self.faults.popleft() if self.faults else None
        if fault in UNHEARD:
            return self._unheard(fault, asked)
        answer = self._carry(asked)
        if fault == "again":
            self._carry(self._heard[0][0] if self._heard else asked)
        self._heard.append((asked, answer))
        self.deliver_late()
        if callable(fault):
            fault()
        return self._carry(asked) if fault == "twice" else self._heard_as(fault, asked, answer)

    def _unheard(self, fault, asked):
        """The hub hears nothing of it, or not now."""
        if fault == "away":
            raise Offline
        if fault == "dies before":
            raise Crash
        if fault == "late":
            self._late.append(asked)
            raise LineCut
        return self._told(lambda one: fault == "old" and one.path == asked.path)

    def _heard_as(self, fault, asked, answer):
        """The hub has answered; what arrives of that."""
        if fault == "lost":
            raise LineCut
        if fault == "dies after":
            raise Crash
        if fault == "torn":
            return replace(answer, body=answer.body[: len(answer.body) // 2])
        if fault == "another":
            return self._told(lambda one: one.path != asked.path)
        return answer

    def _told(self, fits):
        """What was answered before, to the oldest question that fits."""
        return next((answer for one, answer in self._heard if fits(one)), PORTAL)

    def deliver_late(self):
        """What was on its way all the time arrives; nobody hears the answer."""
        while self._late:
            self._carry(self._late.popleft())

    def close(self):
        pass

    def _carry(self, asked):
        if asked.method == "GET":
            said = self._client.get(asked.path, dict(asked.params), headers=asked.headers)
        else:
            said = self._client.post(
                asked.path,
                asked.body,
                content_type="application/json",
                headers=asked.headers,
                query_params=dict(asked.params),
            )
        named = {name.lower(): value for name, value in said.headers.items()}
        return Answer(
            said.status_code, named, said.content, len(asked.body or b""), len(said.content)
        )
