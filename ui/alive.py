"""Results that come home after a window was closed find nobody, and that is no harm."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from onedesk.domain.errors import OneDeskError
from ui.jobs import Jobs

T = TypeVar("T")


def when_alive(owner: QObject, then: Callable[[T], object]) -> Callable[[T], None]:
    """`then`, dropped if `owner` is gone by the time the result arrives."""

    def arrived(result: T) -> None:
        if isValid(owner):
            then(result)

    return arrived


def ask(
    owner: QObject,
    jobs: Jobs,
    work: Callable[[], T],
    then: Callable[[T], object],
    refused: Callable[[str], object],
) -> None:
    """Do `work` on the desk's thread; `then`, or `refused` with a sentence, if `owner` is there.

    What is no refusal but our own slip is raised.
    """

    def failed(reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        refused(reason.say)

    jobs.run(work, when_alive(owner, then), when_alive(owner, failed))
