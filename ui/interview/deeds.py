"""What an adviser does on the desk beyond one plain answer: sectors, plans, actions, outcomes."""

from pydantic import JsonValue

from onedesk.domain import rules
from onedesk.domain.fields import Edits, flat
from onedesk.domain.ids import new_id
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import OTHER
from ui.interview.model import InterviewModel

MOST_SECTORS = 3
ENDED = frozenset({"done", "no_longer"})
"""Outcomes after which there is nothing left to do."""


def choose_sector(model: InterviewModel, code: str, words: str | None = None) -> None:
    """Add an area of work; *Undecided* stands alone; `words` are those of a written-in one."""
    before = [one for one in model.interview.sectors or () if not catalogue().sector(one).exclusive]
    if code in before and code != OTHER:
        return
    chosen = [one for one in before if one != code]
    sectors = [code] if catalogue().sector(code).exclusive else [*chosen, code][:MOST_SECTORS]
    _set_sectors(model, sectors, words if code == OTHER else model.interview.other_sector)


def drop_sector(model: InterviewModel, code: str | None = None) -> None:
    """Take a chosen area of work back, the last one if none is named."""
    chosen = list(model.interview.sectors or ())
    if chosen:
        chosen.remove(code or chosen[-1])
        _set_sectors(model, chosen, model.interview.other_sector)


def _set_sectors(model: InterviewModel, sectors: list[str], other: str | None) -> None:
    listed: JsonValue = [*sectors] or None
    known = [catalogue().sector(code) for code in sectors]
    families = {family for sector in known for family in sector.families}
    family = model.interview.job_family
    if family and any(sector not in catalogue().sectors for sector in known):
        families |= {family}  # which families a newer catalogue gives it, nobody here knows
    model.edit(
        {
            "sectors": listed,
            "other_sector": other if OTHER in sectors else None,
            "job_family": family if family in families else None,
            "skipped.sectors": None,
        }
    )


def choose_plan(model: InterviewModel, code: str, words: str | None = None) -> None:
    """Set the plan after Year 11; `words` are those of one written in."""
    model.edit({"plan": code, "other_plan": words, "skipped.plan": None})


def add_action(model: InterviewModel, fields: Edits | None = None) -> str:
    """A new action at the end of today's plan; gives the id it has on the desk."""
    action = new_id()
    given = {"what": "", "who": "student", "order": _next_order(model), **(fields or {})}
    edits = {f"action.{action}.{name}": value for name, value in given.items()}
    model.edit({**edits, f"gone.{action}": None})
    return action


def change_action(model: InterviewModel, action: str, edits: Edits, *, typed: bool = False) -> None:
    """Change fields of one of today's actions."""
    model.edit({f"action.{action}.{name}": value for name, value in edits.items()}, typed=typed)


def remove_action(model: InterviewModel, action: str) -> None:
    """Take an action out of today's plan; what it was carried over from is open again."""
    edits: dict[str, JsonValue] = {f"gone.{action}": True}
    reviewed = model.state.reviews.get(model.state.actions[action].carried_from or "")
    if reviewed is not None and reviewed.outcome == "carried_over":
        edits[f"outcome.{model.state.actions[action].carried_from}"] = None
    model.edit(edits)


def move_action(model: InterviewModel, action: str, by: int) -> bool:
    """Change places with the action before (-1) or after (+1); false at the ends."""
    ids = [one for one, _ in model.state.plan]
    at, to = ids.index(action), ids.index(action) + by
    if not 0 <= to < len(ids):
        return False
    ids[at], ids[to] = ids[to], ids[at]
    model.edit({f"action.{one}.order": place for place, one in enumerate(ids, 1)})
    return True


def review(model: InterviewModel, earlier: str, outcome: str) -> str | None:
    """Say what came of an earlier action; the same outcome again takes it back.

    What is done, or no longer wanted, does not go on: its action leaves today's plan, and the id of
    that action is given.
    """
    same = model.state.reviews[earlier].outcome == outcome
    carried = model.state.carried(earlier)
    edits: dict[str, JsonValue] = {f"outcome.{earlier}": None if same else outcome}
    if carried and same:
        edits[f"outcome.{earlier}"] = "carried_over"
    leaves = carried if outcome in ENDED and not same else None
    if leaves:
        edits[f"gone.{leaves}"] = True
    model.edit(edits)
    return leaves


def carry_over(model: InterviewModel, earlier: str) -> str:
    """Take an earlier action into today's plan, once; gives the new action's id.

    It is begun or not done so far: what was said to be at its end was not.
    """
    there = model.state.carried(earlier)
    if there is not None:
        return there
    action, before = new_id(), model.state.reviews[earlier]
    order = _next_order(model)
    carried = flat(rules.carried_over(earlier, before, model.state.id, order))
    edits = {f"action.{action}.{name}": value for name, value in carried.items()}
    edits[f"gone.{action}"] = None
    stays = before.outcome is not None and before.outcome not in ENDED
    edits[f"outcome.{earlier}"] = before.outcome if stays else "carried_over"
    model.edit(edits)
    return action


def _next_order(model: InterviewModel) -> int:
    return max((action.order for _, action in model.state.plan), default=0) + 1
