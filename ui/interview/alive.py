"""Results that come home after a window was closed find nobody, and that is no harm."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

T = TypeVar("T")


def when_alive(owner: QObject, then: Callable[[T], None]) -> Callable[[T], None]:
    """`then`, dropped if `owner` is gone by the time the result arrives."""

    def arrived(result: T) -> None:
        if isValid(owner):
            then(result)

    return arrived
