"""Where a student goes is said by people: dated, corrected, and never taken from the plan."""

from datetime import date

import pytest
import thornlaw

from onedesk.domain.errors import RuleError
from onedesk.store import past
from onedesk.store.errors import NotThere


@pytest.fixture
def desk(db):
    return thornlaw.school_day(db, thornlaw.MovingClock())


def known(desk):
    return desk.student("zoe").destination


def test_a_plan_is_no_destination(desk):
    assert desk.student("zoe").interviews[1].body.plan == "FE"
    assert known(desk) is None


def test_what_is_expected_and_confirmed_is_one_record_with_its_days(desk):
    desk.record_destination("zoe", {"predicted": "FE", "prediction_confidence": "likely"})
    desk.record_destination("zoe", {"confirmed": "APP", "provider": "Wearbank", "happy": 4})
    body = known(desk).body
    assert (body.predicted, body.predicted_on) == ("FE", date(2026, 3, 12))
    assert (body.confirmed, body.confirmed_on, body.happy) == ("APP", date(2026, 3, 12), 4)


def test_an_answer_that_is_taken_back_loses_its_day(desk):
    desk.record_destination("zoe", {"predicted": "FE"})
    desk.record_destination("zoe", {"predicted": None})
    assert known(desk).body.predicted is None
    assert known(desk).body.predicted_on is None


def test_the_day_stays_where_only_something_else_is_corrected(desk, db):
    desk.record_destination("zoe", {"predicted": "FE", "predicted_on": "2026-02-01"})
    desk.record_destination("zoe", {"predicted": "FE", "prediction_confidence": "at_risk"})
    assert known(desk).body.predicted_on == date(2026, 2, 1)
    changes = past.read(db, known(desk).id)
    assert [one.field for one in changes][-1] == "prediction_confidence"


def test_a_code_that_is_in_no_list_is_refused_and_nothing_is_written(desk):
    with pytest.raises(RuleError):
        desk.record_destination("zoe", {"confirmed": "MOON"})
    assert known(desk) is None


def test_nobody_has_no_destination(desk):
    with pytest.raises(NotThere):
        desk.record_destination("nobody", {"predicted": "FE"})
