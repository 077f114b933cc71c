"""What may stand in a log line: never an address with a name in it, never a value."""

import logging
import re

_QUERY = re.compile(r"\?\S*")


class NoContent(logging.Filter):
    """Drops what a request carried: query strings, and tracebacks' values by leaving them out."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _QUERY.sub("", record.getMessage())
        record.args = ()
        if record.exc_info:
            kind = record.exc_info[0]
            record.msg = f"{record.msg} ({kind.__name__ if kind else 'unknown'})"
            record.exc_info = None
            record.exc_text = None
        return True
