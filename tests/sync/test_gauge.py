"""How far a round is: moving as an envelope leaves, never ahead of it, never back."""

from hypothesis import given
from hypothesis import strategies as st

from sync.engine.gauge import Gauge


def test_an_envelope_counts_as_it_leaves_but_its_last_record_when_it_is_answered():
    told, passed = [], iter(range(100))
    gauge = Gauge(lambda *said: told.append(said), lambda: next(passed))
    gauge.owe(60)
    leaving = gauge.leaving("e1", 60)
    for share in (0.0, 0.25, 0.5, 1.0):
        leaving(share)
    assert told == [(0, 60), (15, 60), (30, 60), (59, 60)]
    gauge.answered("e1", 60)
    assert told[-1] == (60, 60)


def test_what_is_leaving_is_said_a_few_times_a_second_and_answers_at_once():
    told = []
    gauge = Gauge(lambda *said: told.append(said), lambda: 0.0)
    gauge.owe(200)
    for piece in range(1000):
        gauge.leaving("e1", 100)(piece / 1000)
    assert told == [(0, 200)]
    gauge.answered("e1", 100)
    assert told == [(0, 200), (100, 200)]


news = st.tuples(st.integers(0, 3), st.floats(0, 1), st.booleans())


@given(st.lists(news, max_size=30))
def test_it_never_goes_back_nor_says_more_than_is_owed_or_has_left(many):
    """Also where one is cut and leaves anew, and where the hub wants some of it again."""
    told, passed, left = [], iter(range(1000)), {}
    gauge = Gauge(lambda *said: told.append(said), lambda: next(passed))
    gauge.owe(40)
    for batch, share, whole in many:
        if left.get(batch) == "answered":
            continue
        gauge.leaving(str(batch), 10)(share)
        left[batch] = max(left.get(batch, 0), min(int(share * 10), 9))
        if share == 1:
            gauge.answered(str(batch), 10 if whole else 7)
            left[batch] = "answered"
        most = sum(10 if one == "answered" else one for one in left.values())
        assert told[-1][0] <= most
    assert [done for done, _ in told] == sorted(done for done, _ in told)
