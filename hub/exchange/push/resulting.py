"""What a desk is told of one item: a `wire.Result` as JSON says it."""

from collections.abc import Mapping
from typing import Any

from hub.exchange.push.known import Known
from hub.exchange.push.older import TELLS_HASHES
from hub.exchange.push.setters import set_by
from hub.exchange.push.weigh import Verdict
from sync.wire import Item, Result

Told = Mapping[str, Any]
"""A `wire.Result` without what is at its default."""


def result(item: Item, verdict: Verdict, known: Known, version: int, wire: int) -> Told:
    """What became of an item that was taken, and stands at `version` then."""
    said: dict[str, Any] = {"kind": item.kind, "id": item.id, "status": verdict.status}
    if version:
        said["version"] = version
    desk_knows = wire >= TELLS_HASHES and (verdict.tell or verdict.content.text == item.body)
    if not (desk_knows or verdict.gone):
        said["hash"] = verdict.content.hash
    if verdict.gone:
        said["deleted"] = True
    if verdict.erased:
        said["erased"] = True
    if verdict.code:
        said["code"] = verdict.code
    if verdict.tell:
        said["body"] = verdict.content.text
        if setters := set_by(item, known, verdict.content):
            said["set_by"] = setters
    return said


def told(result: Result) -> Told:
    """One that is a value already."""
    return result.model_dump(exclude_defaults=True)
