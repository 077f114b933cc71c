"""A laptop set up without a window, for what begins on an ordinary day."""

from onedesk.desk.laptop import Laptop, new_recovery_code
from sync import line
from sync.engine import Engine
from sync.enrol import enrol
from ui.rehearsal.local_hub import PASSPHRASE, LocalHub

ADVISER = "marged"


def enrol_unseen(laptop: Laptop, hub: LocalHub, *, fetch: bool = True) -> None:
    """Set a laptop up without a window, and have it fetch its students."""
    if laptop.enrolled:
        return
    transport = line.connect(hub.address)
    account = enrol(transport, str(hub.command("enrol", ADVISER)["code"]), "rehearsal")
    transport.close()
    database = laptop.open(laptop.set_up(account, PASSPHRASE, new_recovery_code()))
    if fetch:
        engine = Engine(database)
        engine.round()
        engine.close()
    database.close()
