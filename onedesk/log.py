"""The log: what happened and when, never who, what was answered, or any key."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

SIZE = 500_000
KEEP = 3


class _WithoutWords(logging.Formatter):
    """Prints an exception by its kind and place only: its message may hold what was typed."""

    @override
    def formatException(self, ei: object) -> str:
        if not isinstance(ei, tuple) or ei[2] is None:
            return ""
        lines = [type(ei[1]).__name__]
        trace = ei[2]
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return "\n".join(lines)


def to_file(home: Path) -> logging.Handler:
    """Send OneDesk's own log to a small rotating file under `home`; other libraries stay silent."""
    folder = home / "log"
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "onedesk.log", maxBytes=SIZE, backupCount=KEEP, encoding="utf-8", delay=True
    )
    handler.setFormatter(_WithoutWords("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("onedesk")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return handler
