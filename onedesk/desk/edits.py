"""The keys under which an interview desk sends what was changed, told apart.

An edit is `{key: value}`; `None` clears. Keys are the flat fields of the interview, and

- `action.ID.FIELD`: a field of an action of today's plan; the action is made if there is none
- `gone.ID`: true to remove that action, none to bring it back
- `outcome.ID`: what came of an earlier action
- `note`: the private note
- `step.N`: the Nth change, as it can be taken back (`onedesk.store.sittings`)
- `place`: where the keyboard is
- `left`: true when the adviser left; until then the interview is the one on the screen
- `mine.KEY`: a list of values; KEY is written only where one of these stands, so that what a
  colleague wrote meanwhile is never taken back
"""

from onedesk.domain.fields import Edits, Fields

ACTION, GONE, OUTCOME, NOTE = "action", "gone", "outcome", "note"
STEP, PLACE, LEFT, MINE = "step", "place", "left", "mine"
INTERVIEW = "interview"
_APART = {ACTION, GONE, OUTCOME, STEP, MINE}
_ALONE = {NOTE, PLACE, LEFT}
REMOVED = "removed"
"""Stands in `mine.KEY` for: the action is not there."""


def part(key: str) -> str:
    """Which part a key belongs to; `interview` for a field of the interview."""
    head, dot, _ = key.partition(".")
    if dot and head in _APART:
        return head
    return key if key in _ALONE else INTERVIEW


def grouped(edits: Edits) -> dict[str, Fields]:
    """The edits by part, each key without the name of its part."""
    groups: dict[str, Fields] = {}
    for key, value in edits.items():
        name = part(key)
        inner = key.partition(".")[2] if name in _APART else key
        groups.setdefault(name, {})[inner] = value
    return groups


def by_action(edits: Edits) -> dict[str, Fields]:
    """The edits of actions (`ID.FIELD`) by the action's id."""
    found: dict[str, Fields] = {}
    for key, value in edits.items():
        action, _, name = key.partition(".")
        found.setdefault(action, {})[name] = value
    return found
