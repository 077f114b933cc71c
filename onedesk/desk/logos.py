"""The logos that prints bear: kept in the file, so that a print stays what it was."""

import base64

from onedesk.paper import pictures
from onedesk.paper.document import Document
from onedesk.store import kept
from onedesk.store.database import Database

_NAME = "logo-{sha}"


def keep(db: Database, document: Document) -> None:
    """Keep the logo of a document that is handed over; call inside `writing`."""
    if document.logo is not None and (picture := pictures.find(document.logo.sha)) is not None:
        name = _NAME.format(sha=document.logo.sha)
        kept.put(db, name, base64.b64encode(picture).decode())


def know(db: Database) -> None:
    """Make the logos of all earlier prints known to the paper."""
    for (picture,) in db.execute("SELECT value FROM kept WHERE name LIKE 'logo-%'"):
        pictures.remember(base64.b64decode(picture))
