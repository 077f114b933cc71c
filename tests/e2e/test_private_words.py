"""A note on a rating is where its label says it is, and nowhere else."""

from argparse import Namespace
from io import BytesIO

import pytest
from exchange_desk import Desk as Laptop
from exchange_kit import AT, person, school
from pypdf import PdfReader

from hub.console.transfer import export_records, import_records
from hub.exchange import reading
from onedesk.desk import Desk
from onedesk.desk.packs import PackOrder
from onedesk.paper.pack_pdf import render_pack
from ui.interview.knowledge import AUDIENCE

pytestmark = pytest.mark.django_db
MARK = "quokka"


@pytest.fixture
def laptop(tmp_path):
    thornlaw = school()
    thornlaw.agreement_until = AT.date()
    thornlaw.save()
    made = Laptop(tmp_path, person("marged", thornlaw))
    made.add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    made.sync()
    yield made
    made.close()


@pytest.fixture
def desk(laptop):
    return Desk(laptop.db, lambda: AT)


@pytest.fixture
def talk(laptop, desk):
    """A finished talk with a note on a rating, on the hub."""
    (zoe,) = laptop.all("student")
    made = desk.begin(zoe, AT.date())
    desk.save(made, {"plan": "FE", "ratings.FE": 4, "rating_notes.FE": MARK, "left": True})
    desk.finish(made)
    laptop.sync()
    return made


@pytest.fixture
def exported(tmp_path, talk):
    """The file that the hub's export writes."""
    file = tmp_path / "all.jsonl"
    export_records(Namespace(school=None, output=file))
    return file


def test_label_pack_exports_and_history_agree_on_who_reads_it(desk, talk, exported):
    assert AUDIENCE == "not on the plan or in the school pack"
    order = PackOrder("thornlaw", desk.interview(talk).interview.body.cycle)
    pages = PdfReader(BytesIO(render_pack(desk.pack_source(order)))).pages
    paper = "".join(page.extract_text() for page in pages)
    ours, hubs = "".join(desk.export()), exported.read_text("utf-8")
    for words in (paper, ours, hubs):
        assert "Zoë" in words
        assert MARK not in words
    assert [one.private for one in desk.history(talk) if MARK in one.new] == [True]


def test_an_import_of_an_export_takes_no_private_words_away(laptop, desk, talk, exported):
    desk.import_lines(list(desk.export()))
    import_records(Namespace(file=exported))
    hubs = next(one for one in reading.everything() if one.id == talk)
    for body in (laptop.all("interview")[talk].body, hubs.body):
        assert body.rating_notes == {"FE": MARK}
