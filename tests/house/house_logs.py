"""No test logs a line at WARNING or above without having announced it, or leaves a handler."""

import logging
import re
from collections.abc import Iterator

import pytest

OURS = ("onedesk", "ui", "sync", "hub")
"""The packages whose loggers must be left as they were."""

REFUSALS = re.compile(r"^(Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed)\b")
"""Django logs each 4xx answer as a warning; in a test the refusal is what was asked for."""


class Logs(logging.Handler):
    """What a test logs; a line at WARNING or above must have been announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._allowed: list[str] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def allow(self, pattern: str) -> None:
        """A line in which `pattern` is found may be logged."""
        self._allowed.append(pattern)

    def expect(self, pattern: str) -> None:
        """A line in which `pattern` is found must be logged by the end of the test."""
        self._expected.append(pattern)

    def strays(self) -> list[str]:
        announced = [*self._allowed, *self._expected]
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(re.search(pattern, record.getMessage()) for pattern in announced)
            and not (record.name == "django.request" and REFUSALS.search(record.getMessage()))
        ]

    def missing(self) -> list[str]:
        said = [record.getMessage() for record in self.records]
        return [p for p in self._expected if not any(re.search(p, line) for line in said)]


@pytest.fixture(autouse=True)
def logs() -> Iterator[Logs]:
    """Announce here what the test makes the program log."""
    book, root = Logs(), logging.getLogger()
    before = handlers()
    root.addHandler(book)
    yield book
    root.removeHandler(book)
    left = {who: [h for h in now if h not in before[who]] for who, now in handlers().items()}
    for who, strays in left.items():
        for handler in strays:
            logging.getLogger(who).removeHandler(handler)
    if lines := book.strays():
        pytest.fail("log lines that were not announced:\n" + "\n".join(lines), pytrace=False)
    if patterns := book.missing():
        pytest.fail(f"expected in the log and not there: {patterns}", pytrace=False)
    if any(left.values()):
        pytest.fail(f"log handlers left behind: {left}", pytrace=False)


def handlers() -> dict[str, list[logging.Handler]]:
    """The handlers of the root and of our packages, without those of pytest itself."""
    return {
        who: [h for h in logging.getLogger(who).handlers if "_pytest" not in type(h).__module__]
        for who in ("root", *OURS)
    }
