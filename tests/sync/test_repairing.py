"""Where laptop and hub differ, only what differs is looked at and mended; nothing owed goes."""

import json

import pytest
from scripted import change, params, paths, refusal

from onedesk.store import inbox, mending, outbox, records
from onedesk.store.database import writing
from onedesk.store.errors import NotThere
from sync.wire import record_sum


@pytest.fixture
def alike(engine, hub):
    """A laptop and a hub with the same hundred interviews."""
    hub.there = [change(f"i{number}", job=f"job {number}") for number in range(100)]
    hub.changes.append(tuple(hub.there))
    hub.page["sums"] = {"thornlaw": record_sum([(c.id, c.version, c.hash) for c in hub.there])}
    assert engine.round().report.differs == ()
    hub.asked.clear()


def test_rows_that_vanished_from_the_file_are_found_and_mended(db, hub, alike, restarted):
    db.execute("DELETE FROM record WHERE id IN ('i3', 'i44')")
    db.execute("UPDATE record SET version = 3 WHERE id = 'i5'")
    report = restarted().round().report
    assert (report.differs, report.repaired) == ((), 3)
    assert records.load(db, "interview", "i44").body.job == "job 44"
    assert paths(hub) == ["changes", "parts", "part"]


def test_mending_a_few_costs_a_small_part_of_reading_all(db, hub, alike, restarted):
    db.execute("DELETE FROM record WHERE id = 'i3'")
    report = restarted().round().report
    everything = sum(len(one.model_dump_json()) for one in hub.there)
    assert report.bytes_down < everything / 2


def test_trouble_makes_the_next_round_count_afresh(db, hub, engine, alike):
    db.execute("DELETE FROM record WHERE id = 'i3'")
    assert engine.round().report.repaired == 0, "it has no reason to count again"
    hub.steps.append(refusal(503, "busy"))
    engine.round()
    assert engine.round().report.repaired == 1


def test_a_check_finds_content_that_is_not_what_its_hash_says(db, engine, alike):
    db.execute("UPDATE record SET body = '{\"cycle\":1}' WHERE id = 'i7'")
    assert engine.round().report.repaired == 0
    assert engine.check().report.repaired == 1
    assert records.load(db, "interview", "i7").body.job == "job 7"


def test_a_check_that_was_asked_for_is_told_once_also_where_the_first_try_was_in_vain(
    db, hub, engine, alike
):
    assert engine.round().report.compared is None
    with writing(db):
        mending.ask_check(db)
    hub.steps.append(refusal(503, "busy"))
    assert engine.round().report.compared is None
    db.execute("DELETE FROM record WHERE id = 'i3'")
    found = [engine.round().report for _ in range(2)]
    assert [(one.compared, one.repaired) for one in found] == [(100, 1), (None, 0)]


def test_what_the_hub_says_is_gone_goes_and_what_was_never_sent_stays(db, hub, engine, alike, owe):
    gone = hub.there.pop(7)
    hub.page["sums"] = {"thornlaw": record_sum([(c.id, c.version, c.hash) for c in hub.there])}
    hub.buried.append(gone.but(deleted=True, body=None, version=gone.version + 1))
    assert engine.round().report.differs == ()
    with pytest.raises(NotThere):
        records.load(db, "interview", gone.id)
    hub.verdicts["mine"] = {"status": "rejected", "code": "unfit", "say": "no"}
    owe("mine")
    db.execute("DELETE FROM record WHERE id = 'i3'")
    assert engine.check().trouble is None
    assert records.load(db, "interview", "mine")


def test_what_is_owed_is_sent_in_whole_where_the_hub_lost_it(db, hub, engine, alike, edit):
    lost = hub.there.pop(7)
    hub.page["sums"] = {"thornlaw": record_sum([(c.id, c.version, c.hash) for c in hub.there])}
    edit(lost.id, job="baker")
    hub.verdicts[lost.id] = {"status": "rejected", "code": "unfit", "say": "no"}
    assert engine.round().report.differs == ()
    with writing(db):
        db.execute("DELETE FROM quarantine")
    hub.page.clear()
    assert engine.round().trouble is None
    sent = json.loads([asked.body for asked in hub.asked if asked.path.endswith("/push")][-1])
    assert sent["items"][0]["base"] == lost.version
    assert json.loads(sent["items"][0]["body"]) == {"cycle": 3, "job": "baker"}
    assert outbox.due(db) == 0


def test_a_place_that_the_hub_forgot_is_found_by_comparing_not_by_reading_all(
    db, hub, engine, alike
):
    new = change("i500", job="vet")
    hub.there.append(new)
    hub.page["sums"] = {"thornlaw": record_sum([(c.id, c.version, c.hash) for c in hub.there])}
    hub.steps.append(refusal(400, "cursor_unknown"))
    outcome = engine.round()
    assert outcome.trouble is None
    assert outcome.report.repaired == 1
    assert paths(hub) == ["changes", "parts", "part", "changes"]
    assert params(hub)[-1]["cursor"] == "compared-2"
    assert inbox.cursor(db) != "cursor-1"
    assert outbox.due(db) == 0


def test_a_hub_that_lost_everything_gets_it_again(db, hub, engine, alike):
    hub.there.clear()
    hub.page["sums"] = {"thornlaw": record_sum([])}
    outcome = engine.round()
    assert outcome.trouble is None
    assert len(hub.taken) == len(records.of_kind(db, "interview")) == 100


def test_a_hub_that_says_all_is_gone_takes_nothing_unasked(db, hub, engine, alike):
    hub.buried += [one.but(deleted=True, body=None) for one in hub.there]
    hub.there.clear()
    hub.page["sums"] = {"thornlaw": record_sum([])}
    outcome = engine.round()
    assert outcome.trouble.code == "mass_deletion"
    assert "100 of the 100 records" in outcome.trouble.say
    assert len(records.of_kind(db, "interview")) == 100


def test_another_content_in_the_same_version_is_sent_beside_it(db, hub, engine, alike):
    mine = hub.there[7]
    hub.there[7] = change(mine.id, job="vet").but(version=mine.version)
    hub.page["sums"] = {"thornlaw": record_sum([(c.id, c.version, c.hash) for c in hub.there])}
    engine.round()
    sent = json.loads([asked.body for asked in hub.asked if asked.path.endswith("/push")][-1])
    (item,) = sent["items"]
    assert (item["id"], item.get("base", 0), item["body"]) == (mine.id, 0, mine.body)
