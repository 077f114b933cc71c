"""Laptops with keys for tests of the dialogs about sealed files, and a colleague."""

import base64
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk.cover_file import CoverContent
from onedesk.domain.covering import Deed, Word
from onedesk.domain.people import Colleague, School
from onedesk.domain.people import Laptop as LaptopKeys
from onedesk.store import account as accounts
from onedesk.store.account import Keys
from sync.wire import sealing
from sync.wire.carry import Writer, written

HUB = sealing.new_sealing_pair()


class Gwen:
    """A colleague with a laptop of her own."""

    def __init__(self):
        self.signing, self.own = sealing.new_signing_pair(), sealing.new_sealing_pair()
        laptop = LaptopKeys(
            device="OD-021", signing_key=self.signing.public, sealing_key=self.own.public
        )
        self.value = Colleague(id="gwen", name="Gwen Achterberg", laptops=(laptop,))

    def file(self, desk, path):
        """Hexham for a week, handed to whoever sits at this desk."""
        me, today = desk.programme().adviser, desk._day()
        deed = Deed(
            id="cover-1",
            school="hexham",
            giver="gwen",
            giver_name="Gwen Achterberg",
            taker=me.id,
            taker_name=me.name,
            first=today,
            last=today + timedelta(days=7),
            device="OD-021",
            given_at=desk._clock(),
        )
        unsigned = Word(text=deed.model_dump_json(), signature="")
        signature = base64.b64encode(sealing.sign(unsigned.signed, self.signing.private)).decode()
        hexham = School(id="hexham", name="Hexham High", area="NE")
        word = unsigned.but(signature=signature)
        content = CoverContent(word=word, school=hexham, rows=()).model_dump_json().encode()
        writer = Writer("OD-021", self.signing.private, desk._clock())
        key = desk.account().keys.sealing_public
        path.write_bytes(written("cover", content, [key], writer))
        return path


GWEN = Gwen()


@pytest.fixture
def keyed(db, desk):
    """The laptop of Thornlaw's day, with keys."""
    signing, own = sealing.new_signing_pair(), sealing.new_sealing_pair()
    keys = Keys(signing=signing.private, sealing=own.private, sealing_public=own.public)
    account = desk.account().but(sealing_key=HUB.public, keys=keys)
    programme = account.programme.but(colleagues=(GWEN.value,))
    accounts.save(db, account.but(programme=programme))
    return desk


@pytest.fixture
def window(keyed, shown):
    made = QWidget()
    QVBoxLayout(made)
    return shown(made, 1282, 690)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "STICK"
    folder.mkdir()
    return folder
