"""What is swept up after a round: traces of records that are not here any more."""

from onedesk.store import erasing, sittings, tidying
from onedesk.store.database import writing


def test_what_is_kept_of_an_interview_after_it_was_erased_on_the_screen_is_swept(db, interview):
    with writing(db):
        erasing.erase(db, "i1")
        sittings.keep_steps(db, "i1", {1: {"job": "joiner"}})
        sittings.keep_place(db, "i1", "job")
    tidying.tidy(db)
    assert (sittings.steps(db, "i1"), sittings.place(db, "i1")) == ({}, None)
