"""The `onedesk` command: opens the desk, moves records in and out, rehearses a day."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from onedesk import __version__, paths
from onedesk.domain.errors import OneDeskError

Run = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it was done, 1 with one sentence on standard error when not."""
    words = sys.argv[1:] if words is None else words
    args = _read(words) if words else argparse.Namespace(run=_open)
    run: Run = args.run
    try:
        return run(args)
    except OneDeskError as refused:
        sys.stderr.write(f"{refused.say}\n")
    except UnicodeDecodeError:
        sys.stderr.write("That is not UTF-8 text. Nothing was changed.\n")
    except OSError as refused:
        sys.stderr.write(f"{refused.strerror or refused}: {refused.filename or ''}\n")
    return 1


def _read(words: Sequence[str]) -> argparse.Namespace:
    whole = parser()
    args = whole.parse_args(words)
    if "json" in args and args.run is not _transfer:
        whole.error("--json goes with import or export")
    return args


def parser() -> argparse.ArgumentParser:
    """The whole command; each part names the function that does it as `run`."""
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the desk's folder (else ONEDESK_DATA, else the platform's own)",
    )
    whole = argparse.ArgumentParser(
        prog="onedesk",
        description="The careers adviser's desk. Without a command it opens the window.",
        parents=[data],
    )
    whole.add_argument("--version", action="version", version=f"OneDesk {__version__}")
    _add_json(whole, "with import or export: tell the outcome as JSON")
    whole.set_defaults(run=_open)
    parts = whole.add_subparsers(title="commands", metavar="COMMAND")
    _records(parts.add_parser, data)
    _rehearse_words(parts.add_parser, data)
    _other_words(parts.add_parser, data)
    return whole


def _add_json(part: argparse.ArgumentParser, say: str) -> None:
    part.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=say)


def _records(new: Callable[..., argparse.ArgumentParser], data: argparse.ArgumentParser) -> None:
    common = argparse.ArgumentParser(add_help=False, parents=[data])
    _add_json(common, "tell the outcome as JSON")
    asks = "Asks for the passphrase, or reads it as the first line of standard input."
    bring = new(
        "import",
        parents=[common],
        help="read records, one JSON object a line",
        description=f"Read records as docs/records.md shows them: all lines, or none. {asks}",
    )
    bring.add_argument("file", type=Path, metavar="FILE.jsonl", help="the records")
    bring.set_defaults(run=_transfer)
    take = new(
        "export",
        parents=[common],
        help="write records, one JSON object a line",
        description=f"Write every record on this laptop but private notes. {asks}",
    )
    take.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to; else standard output"
    )
    take.set_defaults(run=_transfer)


def _rehearse_words(
    new: Callable[..., argparse.ArgumentParser], data: argparse.ArgumentParser
) -> None:
    rehearse = new(
        "rehearse",
        parents=[data],
        help="try OneDesk with a fictional school and a hub on this computer",
        description="Starts a hub of its own on this computer, with a fictional programme, and "
        "opens OneDesk on it. Nothing leaves this computer.",
    )
    rehearse.add_argument(
        "--day",
        type=Path,
        metavar="DIR",
        help="without a window: drive a whole day, and leave pictures, PDFs and day.json in DIR",
    )
    rehearse.add_argument(
        "--kill-during-interview",
        action="store_true",
        help="with --day: kill the process hard amid typing, start again, show what is there",
    )
    rehearse.add_argument("--fresh", action="store_true", help="start again from the beginning")
    rehearse.add_argument("--seed", type=int, default=1, metavar="N", help="which programme (1)")
    rehearse.set_defaults(run=_rehearse)


def _other_words(
    new: Callable[..., argparse.ArgumentParser], data: argparse.ArgumentParser
) -> None:
    pictures = new(
        "pictures",
        parents=[data],
        help="take a picture of every screen",
        description="Plays a day on a fictional programme without a window, and leaves pictures "
        "of every screen in light, dark and large text, and empty.",
    )
    pictures.add_argument("folder", type=Path, metavar="DIR", help="where to")
    pictures.add_argument("--seed", type=int, default=1, metavar="N", help="which programme (1)")
    pictures.set_defaults(run=_rehearse)
    proxies = new(
        "proxies",
        help="tell which proxies this computer names for an address",
        description="As the exchange with the hub sees them: a list in JSON, in the order of use.",
    )
    proxies.add_argument("address", metavar="ADDRESS", help="such as https://hub.example.org")
    proxies.set_defaults(run=_proxies)


def _open(args: argparse.Namespace) -> int:
    from ui.start import open_window  # noqa: PLC0415  # Qt only where a window is wanted

    return open_window(paths.home(getattr(args, "data", None)))


def _rehearse(args: argparse.Namespace) -> int:
    from ui.rehearsal import start  # noqa: PLC0415  # Qt only where a window is wanted

    return start.rehearse(args) if "day" in args else start.pictures(args)


def _proxies(args: argparse.Namespace) -> int:
    from ui import system_proxies  # noqa: PLC0415  # Qt only in the process that asks it

    return system_proxies.tell([args.address])


def _transfer(args: argparse.Namespace) -> int:
    from ui import transfer  # noqa: PLC0415  # the desk only where records are moved

    return transfer.bring_in(args) if "file" in args else transfer.write_out(args)
