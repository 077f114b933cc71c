"""A line to the real hub in this process, on which things go wrong when they are told to."""

from collections import deque

from django.test import Client

from sync.carrier import Answer
from sync.errors import LineCut, Offline


class Crash(BaseException):
    """The laptop's process ends here; nothing catches it."""


class HubLine:
    """Carries to the hub's own code; each entry of `faults` meets one request.

    `None` nothing, `away` it never arrives, `lost` its answer is lost, `twice` it arrives twice,
    `dies before` and `dies after` the laptop's process ends around it.
    """

    hub = "https://hub.test"

    def __init__(self):
        self.faults = deque()
        self._client = Client()

    def send(self, asked):
        fault = self.faults.popleft() if self.faults else None
        if fault == "away":
            raise Offline
        if fault == "dies before":
            raise Crash
        answer = self._carry(asked)
        if fault == "twice":
            answer = self._carry(asked)
        if fault == "lost":
            raise LineCut
        if fault == "dies after":
            raise Crash
        return answer

    def close(self):
        pass

    def _carry(self, asked):
        if asked.method == "GET":
            said = self._client.get(asked.path, dict(asked.params), headers=asked.headers)
        else:
            said = self._client.post(
                asked.path, asked.body, content_type="application/json", headers=asked.headers
            )
        named = {name.lower(): value for name, value in said.headers.items()}
        return Answer(
            said.status_code, named, said.content, len(asked.body or b""), len(said.content)
        )
