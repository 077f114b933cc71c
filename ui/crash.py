"""What to do when our own code breaks: note where, say so, and go on with what was saved."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from onedesk import log

SAY = (
    "Something in OneDesk broke, and it is our mistake. What you wrote is saved. "
    "You can go on; if a screen looks wrong, close OneDesk and open it again."
)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def install(home: Path, tell: Callable[[str], None]) -> Hook:
    """Catch what nobody caught: it goes to the log by kind and place, and `tell` gets a sentence.

    Opens the log under `home`. Gives the hook that stood there before, to be put back.
    """
    log.to_file(home)
    before = sys.excepthook

    def broken(
        kind: type[BaseException], reason: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, reason, trace)
            return
        logging.getLogger("onedesk.crash").critical(
            "our mistake: %s", kind.__name__, exc_info=(kind, reason, trace)
        )
        tell(SAY)

    sys.excepthook = broken
    return before
