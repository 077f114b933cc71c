"""No test logs a line at WARNING or above without having announced it, or leaves a handler."""

import logging
import re
from collections.abc import Iterator

import pytest

OURS = ("onedesk", "ui", "sync", "hub")
"""The packages whose loggers must be left as they were."""

REFUSALS = re.compile(r"^(Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed)\b")
"""Django logs each 4xx answer as a warning; in a test the refusal is what was asked for."""


class Logs:
    """What a test logs; a line at WARNING or above must have been announced."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        self._allowed: list[str] = []
        self._expected: list[str] = []

    def listen(self, patch: pytest.MonkeyPatch) -> None:
        """Hear every logger, whether or not it hands its lines on to the root."""
        tell = logging.Logger.callHandlers

        def told(logger: logging.Logger, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING:
                self.records.append(record)
            tell(logger, record)

        patch.setattr(logging.Logger, "callHandlers", told)

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
    book, before = Logs(), {who: vars(logger).copy() for who, logger in ours().items()}
    own = handlers()
    with pytest.MonkeyPatch.context() as patch:
        book.listen(patch)
        yield book
    left = [handler for handler in handlers() if handler not in own]
    put_back(before, left)
    if lines := book.strays():
        pytest.fail("log lines that were not announced:\n" + "\n".join(lines), pytrace=False)
    if patterns := book.missing():
        pytest.fail(f"expected in the log and not there: {patterns}", pytrace=False)
    if left:
        pytest.fail(f"log handlers left behind: {left}", pytrace=False)


def ours() -> dict[str, logging.Logger]:
    return {who: logging.getLogger(who) for who in ("root", *OURS)}


def handlers() -> list[logging.Handler]:
    """The handlers of the root and of our packages, without those of pytest itself."""
    all_of_them = [handler for logger in ours().values() for handler in logger.handlers]
    return [handler for handler in all_of_them if "_pytest" not in type(handler).__module__]


def put_back(before: dict[str, dict[str, object]], left: list[logging.Handler]) -> None:
    for who, logger in ours().items():
        logger.setLevel(before[who]["level"])
        logger.propagate, logger.disabled = before[who]["propagate"], before[who]["disabled"]
        for handler in left:
            logger.removeHandler(handler)
