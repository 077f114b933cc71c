"""Anki's client, by its own library: normal sync, note by note, of two collections.

    anki_sync.py ADDRESS RECORDS FOLDER METER_PORT

Both collections are made alike by Anki's one whole-file sync before the phases begin; it carries
the note type and no note.
"""

import json
import sys
from pathlib import Path
from threading import Event

from anki.collection import AddNoteRequest, Collection
from phases import Phases

CHANGES, APART = 30, 7
WHOLE_FILE = (2, 3, 4)
"""Answers of Anki that ask for a whole-file sync, either way or as one chooses."""

TICK = 1.1
"""Anki's note times have whole seconds."""


class Peer:
    """A collection with an account at the sync server."""

    def __init__(self, file: Path, address: str) -> None:
        self.collection = Collection(str(file))
        self._auth = self.collection.sync_login("bench", "bench", address)

    def whole(self, *, upload: bool) -> None:
        if self._needs() not in WHOLE_FILE:
            raise SystemExit("a whole-file sync was expected")
        self.collection.close_for_full_sync()
        self.collection.full_upload_or_download(auth=self._auth, server_usn=None, upload=upload)
        self.collection.reopen(after_full_sync=True)

    def sync(self) -> None:
        if self._needs() in WHOLE_FILE:
            raise SystemExit("a sync note by note was expected")

    def _needs(self) -> int:
        told = self.collection.sync_collection(self._auth, False)
        if told.new_endpoint:
            self._auth.endpoint = told.new_endpoint
        return int(told.required)


def fields(line: dict[str, object]) -> dict[str, str]:
    """A record as the fields of a note: texts as they are, the rest as JSON."""
    body = line["body"]
    named = {"id": line["id"], "school": line["school"], "student": line["student"]}
    named |= body if isinstance(body, dict) else {}
    return {
        name: value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
        for name, value in named.items()
    }


def note_type(collection: Collection, names: list[str]) -> None:
    models = collection.models
    made = models.new("Interview")
    for name in names:
        models.add_field(made, models.new_field(name))
    template = models.new_template("card")
    template["qfmt"], template["afmt"] = "{{id}}", "{{summary}}"
    models.add_template(made, template)
    models.add_dict(made)


def add(collection: Collection, rows: list[dict[str, str]]) -> int:
    kind = collection.models.by_name("Interview")
    asked = []
    for row in rows:
        note = collection.new_note(kind)
        for name, value in row.items():
            note[name] = value
        asked.append(AddNoteRequest(note=note, deck_id=1))
    collection.add_notes(asked)
    return len(asked)


def change(collection: Collection) -> None:
    for number in collection.find_notes("")[: CHANGES * APART : APART]:
        note = collection.get_note(number)
        note["summary"] = f"Changed. {note['summary']}"
        collection.update_note(note)


def synced(records: int, *peers: Peer) -> int:
    for peer in peers:
        peer.sync()
    return records


def main(address: str, file: str, folder: str, meter: str) -> None:
    lines = map(json.loads, Path(file).read_text(encoding="utf-8").splitlines())
    rows = [fields(line) for line in lines if line["kind"] == "interview"]
    one, two = (Peer(Path(folder) / f"{name}.anki2", address) for name in "ab")
    note_type(one.collection, list(rows[0]))
    one.whole(upload=True)
    two.whole(upload=False)
    phases = Phases(int(meter))
    phases.phase("typed", lambda: add(one.collection, rows))
    phases.phase("first push", lambda: synced(len(rows), one))
    phases.phase("first pull", lambda: synced(len(rows), two))
    Event().wait(TICK)
    change(one.collection)
    phases.phase("30 changes pushed", lambda: synced(CHANGES, one))
    phases.phase("30 changes pulled", lambda: synced(CHANGES, two))
    phases.phase("nothing to do, both", lambda: synced(0, one, two))
    phases.close()
    found = [peer.collection.find_notes("summary:Changed.*") for peer in (one, two)]
    if two.collection.note_count() != len(rows) or [len(each) for each in found] != [CHANGES] * 2:
        raise SystemExit("the two collections do not hold the same")
    for peer in (one, two):
        peer.collection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
