"""What is typed into a dialog outlives a lock, a sleep or a crash: it is there when one goes on."""

from collections.abc import Mapping, Sequence
from functools import partial

from pydantic import JsonValue
from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QCheckBox

from onedesk.desk import Desk
from ui.alive import when_alive
from ui.autosave import Autosave
from ui.jobs import Jobs
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field
from ui.widgets.type_ahead import TypeAhead
from ui.words import capital, listed

Written = Field | TypeAhead | ChipRow | QCheckBox

KINDS = {
    "time": "the time of a talk",
    "reopening": "why a talk is opened again",
    "destination": "where a student goes",
    "pack": "a school pack",
    "cover": "a school for a colleague",
    "due": "by when an action is due",
    "page": "a web page",
}
"""The kinds of dialogs that are kept, in words that name nobody; never one with a passphrase."""


class HalfWritten(QObject):
    """Keeps the parts of one dialog from the first change by hand until `shut` is told.

    What was kept before is put in as soon as it has been read, unless somebody was quicker. The
    parts are told of it as if it had been typed.
    """

    def __init__(
        self, owner: QObject, desk: Desk, jobs: Jobs, matter: tuple[str, str], **parts: Written
    ) -> None:
        """`matter` is the id of what the dialog is about, and one of `KINDS`."""
        super().__init__(owner)
        self._parts, self._touched = parts, False
        about, what = matter
        save = partial(desk.keep_half_written, about, what)
        self._autosave = Autosave(jobs, lambda edits: save(_words(edits)))
        for part in parts.values():
            for changed in _changes(part):
                changed.connect(self._keep)
        jobs.run(partial(desk.half_written, about, what), when_alive(owner, self._put))

    def shut(self, *_how: object) -> None:
        """The dialog was closed by hand: nothing of it is to be gone on with."""
        if self._touched:
            self._autosave.edit("words", None)
            self._autosave.flush()

    def _keep(self, *_what: object) -> None:
        self._touched = True
        self._autosave.edit("words", {name: _value(one) for name, one in self._parts.items()})

    def _put(self, words: Mapping[str, JsonValue]) -> None:
        if self._touched or not words:
            return
        self._touched = True
        for name, part in self._parts.items():
            if name in words:
                _set(part, words[name])


def to_go_on(kinds: Sequence[str]) -> str:
    """What to say of what stands half written."""
    said = listed([KINDS[kind] for kind in kinds if kind in KINDS])
    return f"{capital(said)}: you had begun to write. Open it again to go on." if said else ""


def _words(edits: Mapping[str, JsonValue]) -> Mapping[str, JsonValue] | None:
    words = edits["words"]
    return words if isinstance(words, dict) else None


def _changes(part: Written) -> tuple[SignalInstance, ...]:
    """What a part says when somebody changes it."""
    if isinstance(part, QCheckBox):
        return (part.toggled,)
    if isinstance(part, ChipRow):
        return part.chosen, part.cleared
    return (part.edited, part.taken) if isinstance(part, TypeAhead) else (part.edited,)


def _value(part: Written) -> JsonValue:
    if isinstance(part, QCheckBox):
        return part.isChecked()
    return part.value if isinstance(part, ChipRow) else part.text


def _set(part: Written, value: JsonValue) -> None:
    if isinstance(part, QCheckBox):
        part.setChecked(value is True)
    elif isinstance(part, ChipRow):
        part.set_value(value if isinstance(value, str) else None)
    else:
        part.set_text(str(value or ""))
        part.edited.emit(part.text)
