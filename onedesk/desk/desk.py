"""The adviser's deeds on this laptop, together."""

from onedesk.desk.appointments import Appointments
from onedesk.desk.covering import Covering
from onedesk.desk.destinations import Destinations
from onedesk.desk.exchange import Exchange
from onedesk.desk.finding import Finding
from onedesk.desk.half_written import HalfWritten
from onedesk.desk.insights import Insights
from onedesk.desk.library import Library
from onedesk.desk.lists import Lists
from onedesk.desk.packs import Packs
from onedesk.desk.papers import Papers
from onedesk.desk.preferring import Preferring
from onedesk.desk.prompting import Prompting
from onedesk.desk.reads import Reads
from onedesk.desk.rosters import Rosters
from onedesk.desk.sittings import Sittings
from onedesk.desk.talks import Talks
from onedesk.desk.transfer import Transfer
from onedesk.desk.twinning import Twinning


class Desk(
    Reads,
    Finding,
    Appointments,
    Talks,
    Sittings,
    HalfWritten,
    Library,
    Papers,
    Destinations,
    Prompting,
    Lists,
    Packs,
    Insights,
    Preferring,
    Covering,
    Twinning,
    Exchange,
    Rosters,
    Transfer,
):
    """What an adviser can do with the file on this laptop; every method is one transaction.

    All raise `StoreError` when the file refuses; those that name a record raise `NotThere` when it
    is not on this laptop. Used by one thread at a time.
    """
