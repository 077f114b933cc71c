"""What a check of the proofs found, in sentences."""

from onedesk.desk.exchange_views import ProofCheck
from ui import owing, words

ABOUT = (
    "For every record it takes, the hub signs a receipt. This laptop keeps the signatures and can "
    "check them at any time, also without a connection."
)
SAVED_FOR = (
    "It holds the hub{a}s signatures and no name or answer. Your service can check it against the "
    "hub with onedesk-hub verify, should anybody ever doubt that your work arrived."
).replace("{a}", "\N{RIGHT SINGLE QUOTATION MARK}")

_DOUBT = (
    "The hub was restored from a backup since, so nobody knows yet what of it the hub still has. "
    "Everything is on this laptop. Sync says how to go on; then the hub is told what it lacks."
)


def headline(found: ProofCheck) -> str:
    """212 records are proven to be on the hub."""
    if found.wrong:
        return f"{_records(found.wrong)} {_do(found.wrong)} not match the hub’s signature."
    if found.proven and found.doubted:
        was = "was" if found.proven == 1 else "were"
        return f"{_records(found.proven)} {was} signed for by the hub."
    if found.proven:
        return f"{_records(found.proven)} {_are(found.proven)} proven to be on the hub."
    return "There is nothing to prove yet."


def details(found: ProofCheck) -> tuple[str, ...]:
    """What else was found, a sentence each."""
    said = [_DOUBT] if found.doubted else []
    if found.wrong:
        if found.proven:
            said.append(f"{_records(found.proven)} {_are(found.proven)} proven.")
        said.append("Compare everything with the hub: what differs is mended, nothing is lost.")
    if found.edited:
        go = "goes" if found.edited == 1 else "go"
        was = "was" if found.edited == 1 else "were"
        said.append(f"{_count(found.edited)} {was} edited since and {go} up next.")
    if found.unsent:
        has, go = ("has", "goes") if found.unsent == 1 else ("have", "go")
        said.append(f"{_count(found.unsent)} {has} not been sent yet and {go} up next.")
    if found.refused:
        stay = "stays" if found.refused == 1 else "stay"
        back = owing.kept_back(owing.Owed(0, found.refused))
        said.append(f"{_count(found.refused)} {stay} safe here. {back}")
    if found.colleagues:
        came = "came from a colleague" if found.colleagues == 1 else "came from colleagues"
        theirs = "its proof is" if found.colleagues == 1 else "their proofs are"
        said.append(f"{_count(found.colleagues)} {came} by way of the hub; {theirs} theirs.")
    return tuple(said)


def saved(name: str, folder: str, count: int) -> str:
    """Where the proof lies, and what it is for."""
    return f"**{words.counted(count, 'proof')} saved as {name}** in {folder}. {SAVED_FOR}"


def _records(count: int) -> str:
    return f"{_count(count)} {'record' if count == 1 else 'records'}"


def _count(count: int) -> str:
    return f"{count:,}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _do(count: int) -> str:
    return "does" if count == 1 else "do"
