"""What an honest hub says to a sealed envelope, for tests of the file alone."""

import json

from onedesk.domain.fields import edited, nested, opened
from onedesk.domain.records import canonical, text_hash
from onedesk.store import outbox, stored
from onedesk.store.settling import settle
from sync.wire import Change, Result


def debts(sealed):
    """The debts of an envelope as values."""
    return json.loads(sealed.wire)["items"]


def text_of(fields):
    return canonical(dict(fields))


def outcome(db, debt, version=1, **more):
    """The hub took the debt just as it was sent."""
    text = debt.get("body")
    if text is None:
        base = db.execute("SELECT base FROM record WHERE id = ?", [debt["id"]]).fetchone()
        before = stored.fields_of(base[0]) if base and debt.get("base") else {}
        text = canonical(edited(before, debt.get("edits", {})))
    gone = debt.get("deleted", False)
    said = {"status": "applied", "version": version, "hash": "" if gone else text_hash(text)}
    return Result(kind=debt["kind"], id=debt["id"], **({"deleted": gone} | said | more))


def merged(debt, version=1, **fields):
    """The hub has put something together out of what was sent and what it had."""
    text = text_of(fields)
    named = {"status": "merged", "version": version, "hash": text_hash(text), "body": text}
    return Result(kind=debt["kind"], id=debt["id"], **named)


def on_hub(db, at, version=1, **more):
    """Send what is owed and take in the hub's yes."""
    while sealed := outbox.seal(db, at, 500, 1_000_000):
        said = [outcome(db, debt, version, **more) for debt in debts(sealed)]
        settle(db, sealed, said, at)


def arrived(kind, record, body, version=5, *, school="thornlaw", student=None, **more):
    """A record as a page brings it; `body` holds its fields, `None` a deletion."""
    place = {"kind": kind, "id": record, "school": school, "student": student}
    text = None if body is None else text_of(opened(nested(body)))
    return Change(**place, version=version, deleted=text is None, body=text, **more)
