"""The tables of the exchange: the same for reading in a terminal and for docs/performance.md."""

from collections.abc import Callable, Iterable, Sequence

from exchange_load import Burst
from exchange_meter import Phase
from exchange_race import PHASES, Results

Table = list[list[str]]
"""Rows of cells; the first row is the head."""

SMALL = PHASES[2:4]
BARE = "100 bare requests"
TYPED = "typed"
"""The phase before the first: what is to be sent is put into the file. It is no exchange."""


def lined_up(table: Table) -> str:
    """For a terminal."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    )


def markdown(table: Table) -> str:
    """For a page."""
    head, *rows = table
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def seconds(results: Results) -> Table:
    """Seconds by phase; the last columns tell how OneDesk stands to the quicker peer."""
    ours = [name for name in results if _is_ours(name)]
    peers = [name for name in results if not _is_ours(name)]
    head = [
        "seconds",
        *results,
        *(name.replace("OneDesk, ", "") + " beside the quicker peer" for name in ours if peers),
    ]
    table = [head]
    for phase in (*PHASES, TYPED):
        took = {name: _of(phases, phase).seconds for name, phases in results.items()}
        best = min((took[name] for name in peers), default=0.0)
        stands = [_standing(took[name], best) for name in ours if peers]
        table.append([phase, *(f"{each:.3f}" for each in took.values()), *stands])
    return table


def beside_bare(results: Results) -> Table:
    """Small rounds of OneDesk beside a request that does nothing, in milliseconds."""
    table = [["milliseconds", "a bare request", *SMALL, *(f"{phase}, ratio" for phase in SMALL)]]
    for name, phases in results.items():
        if _is_ours(name):
            bare = _of(phases, BARE).seconds / 100
            took = [_of(phases, phase).seconds for phase in SMALL]
            times = (f"{1000 * each:.2f}" for each in (bare, *took))
            table.append([name, *times, *(f"{each / bare:.1f}" for each in took)])
    return table


def processor(results: Results) -> Table:
    """Processor time of the client and of its server."""
    return _by_phase(
        "processor seconds, client + server",
        results,
        lambda phase: f"{phase.client:.3f} + {phase.server:.3f}",
    )


def traffic(results: Results) -> Table:
    """Bytes with their heads, and requests."""
    return _by_phase(
        "kB up / down / requests",
        results,
        lambda phase: f"{phase.up / 1000:,.1f} / {phase.down / 1000:,.1f} / {phase.requests}",
    )


def beside_payload(results: Results, whole: int, small: int) -> Table:
    """All bytes of a phase, both ways with their heads, beside the least that must travel.

    That is `whole` bytes for all records, and `small` for the changed ones.
    """
    names = (*PHASES[:2], *SMALL)
    table = [["all bytes / the records packed in one go", "packed, kB", *results]]
    for name, least in zip(names, (whole, whole, small, small), strict=True):
        found = (_of(phases, name) for phases in results.values())
        ratios = (f"{(phase.up + phase.down) / least:.2f}" for phase in found)
        table.append([name, f"{least / 1000:,.1f}", *ratios])
    return table


def crowds(bursts: Sequence[Burst]) -> Table:
    """The end of the day."""
    head = ["database", "processes", "advisers", "records", "seconds"]
    head += ["push p50", "p95", "p99", "busy", "cut", "most tries", "hub CPU", "crowd CPU", "check"]
    return [head, *(_crowd(one) for one in bursts)]


def _crowd(one: Burst) -> list[str]:
    wrong = ", ".join(f"{number} {what}" for what, number in one.wrong.items())
    return [
        one.database,
        str(one.processes),
        str(one.advisers),
        f"{one.records:,}",
        f"{one.seconds:.2f}",
        *(f"{one.percentile(hundredth):.2f}" for hundredth in (50, 95, 99)),
        *(str(number) for number in (one.refused, one.cut, one.most_tries)),
        f"{one.server:.1f}",
        f"{one.client:.1f}",
        wrong or "all there, once",
    ]


def _by_phase(title: str, results: Results, cell: Callable[[Phase], str]) -> Table:
    rows = [[phase, *(cell(_of(phases, phase)) for phases in results.values())] for phase in PHASES]
    return [[title, *results], *rows]


def _of(phases: Iterable[Phase], name: str) -> Phase:
    return next(phase for phase in phases if phase.name == name)


def _is_ours(name: str) -> bool:
    return name.startswith("OneDesk")


def _standing(ours: float, best: float) -> str:
    return f"{best / ours:.1f} × ahead" if ours < best else f"{ours / best:.1f} × behind"
