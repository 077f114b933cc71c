"""What the hub would not take: named, and nowhere said to be about to go."""

import pytest
from sync_scenes import NAMES, NOW, PROGRAMME, SCENES, UNKNOWN, refused, row, state

from onedesk.desk.exchange_views import ProofCheck
from ui.sync_centre import proof, sentences, showing
from ui.sync_centre.layout import SyncParts
from ui.sync_centre.scene import Scene
from ui.today.sync_words import sync_words


def test_every_refused_record_is_counted_and_named_by_student_and_reason():
    found = (*refused(interview=1, note=4), *refused(name="Ngozi Amory", say="No.", action=1))
    assert sentences.refusals(found) == (
        f"**{NAMES[2]}**, 1 interview and 4 private notes, for each: {UNKNOWN}",
        "**Ngozi Amory**, 1 action: No.",
    )
    assert sentences.refusals(refused(name="", say="No.", intervention=1)) == (
        "**About no student**, 1 workshop or visit: No.",
    )


@pytest.mark.parametrize(
    ("owed", "count", "said"),
    [
        (1, 0, "It is safe, and goes up with the next sync."),
        (1, 1, "It is safe here. The hub would not take it as it is."),
        (3, 3, "They are safe here. The hub would not take them as they are."),
        (
            5,
            2,
            "They are safe here. 3 go up with the next sync; 2 the hub would not take as they are.",
        ),
    ],
)
def test_what_the_hub_would_not_take_is_not_said_to_go_up(owed, count, said):
    owing = state(records_owed=owed, refused=refused(note=count))
    assert sentences.below(owing, NOW) == said
    today = sync_words(owing, NOW).text
    assert said.partition("safe")[2] in today


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("needs",), "The hub would not take it as it is."),
        (("hub", "needs", "needs"), "The hub would not take them as they are."),
        (("laptop", "needs"), "1 goes up with the next sync; 1 the hub would not take as it is."),
        (("laptop",), ""),
    ],
)
def test_a_refused_interview_is_nowhere_asked_to_be_sent(rows, said):
    stays = rows.count("needs")
    owing = state(
        *(row(one, hour) for hour, one in enumerate(rows)),
        records_owed=len(rows) - rows.count("hub"),
        refused=refused(interview=stays),
    )
    today = sync_words(owing, NOW).text
    assert ("when you can connect" in today) is not bool(stays)
    assert said in today
    assert said in sentences.below(owing, NOW)
    found = ProofCheck(proven=1, edited=0, colleagues=0, unsent=0, wrong=0, refused=stays)
    assert not any("up next" in one for one in proof.details(found))
    assert ("would not take" in " ".join(proof.details(found))) is bool(stays)


@pytest.mark.parametrize(("owed", "words"), [(5, "Sync again"), (6, "Sync now")])
def test_what_the_hub_would_not_take_is_nothing_to_sync_now(dressed, qtbot, owed, words):
    parts = SyncParts()
    qtbot.addWidget(parts)
    found = state(
        *SCENES["refused"].rows, records_owed=owed, refused=refused(note=5), last_round=NOW
    )
    showing.show(parts, Scene(state=found, programme=PROGRAMME, now=NOW))
    assert parts.header.button.text() == words
    assert parts.header.button._kind == ("plain" if owed == 5 else "primary")
