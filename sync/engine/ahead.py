"""Asking the hub for the next answer while the one before is still being taken in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")


class Ahead:
    """One question at a time, in a thread of its own where the line allows that.

    The thread begins with the first question that needs it: most rounds are a single question.
    Used as a context: leaving it waits until the question under way is over.
    """

    def __init__(self, *, parallel: bool) -> None:
        self._parallel = parallel
        self._pool: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _reason: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def ask(self, question: Callable[[], T], *, busy: bool = True) -> Callable[[], T]:
        """Begin to ask; what is given back waits for the answer, or raises what stood in the way.

        Where there is no second thread, or nothing to be `busy` with meanwhile, the question is
        asked when the answer is wanted.
        """
        if not (busy and self._parallel):
            return question
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "sync-line")
        return self._pool.submit(question).result
