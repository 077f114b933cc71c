"""The logos that prints bear: kept in the file, so that a print stays what it was."""

import base64

from onedesk.paper import pictures
from onedesk.paper.document import Document
from onedesk.store import kept
from onedesk.store.database import Database

_NAME = "logo-"


def keep(db: Database, document: Document) -> None:
    """Keep the logo of a document that is handed over; call inside `writing`."""
    if document.logo is not None and (picture := pictures.find(document.logo.sha)) is not None:
        kept.put(db, _NAME + document.logo.sha, base64.b64encode(picture).decode())


def know(db: Database) -> None:
    """Make the logos of all earlier prints known to the paper."""
    for picture in kept.beginning(db, _NAME):
        pictures.remember(base64.b64decode(picture))
