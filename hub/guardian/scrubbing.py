"""Old words taken out of the database's own files, where no query finds them any more."""

from django.db import OperationalError, connection

BUSY = (
    "The hub is being used, so old words may stand in free parts of its file until you say "
    "onedesk-hub tidy while nobody is served."
)
POSTGRESQL = (
    "PostgreSQL keeps old versions of rows in its files until you say VACUUM FULL exchange_record, "
    "exchange_history, exchange_batch; its archived logs and your backups hold them until they are "
    "thrown away."
)
BACKUPS = "Your backups hold the words until they are thrown away."


def scrub() -> str:
    """Rewrite SQLite's file without what was deleted; what is left to do, as a sentence."""
    if connection.vendor != "sqlite":
        return POSTGRESQL
    if connection.in_atomic_block:
        return BUSY
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
    except OperationalError:
        return BUSY
    return BUSY if busy else BACKUPS
