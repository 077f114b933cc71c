"""What a command tells: lines for people, the same as JSON for programs."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from onedesk.domain.errors import OneDeskError


class Told(NamedTuple):
    """The outcome of a command: a line or two, and what a program may read."""

    lines: tuple[str, ...] = ()
    facts: Mapping[str, JsonValue] = {}

    def text(self, *, as_json: bool) -> str:
        """What stands on standard output; nothing where the command wrote there itself."""
        if as_json and (self.facts or self.lines):
            return json.dumps(self.facts, ensure_ascii=False)
        return "\n".join(self.lines)


def counted(count: int, one: str, many: str = "") -> str:
    """`1 record`, `3,104 records`; `many` where an s does not make it."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


class CommandError(OneDeskError):
    """The command cannot be done as it was given; `say` is its one sentence."""
