"""Seven talks, forty actions, long names and names from the right: all of it has room."""

from datetime import date, timedelta

import pytest
import thornlaw
from thornlaw_people import AREAS

from onedesk.domain.records import Record
from ui import theme
from ui.page import Place
from ui.student.columns import word_font
from ui.student.page import StudentPage
from ui.theme import Theme
from ui.widgets import paint

PLANS = ("UNSURE", "UNSURE", "FE", "FE", "APP", "APP", "APP")
JOBS = (
    "joiner",
    "nurse",
    "children's nurse and health visitor in the community",
    "Wirtschaftsinformatiksachbearbeiterin",
)
NAMES = {
    "long": ("Bartholomew-Alexander", "Featherstonehaugh-Cholmondeley-Warner"),
    "right": ("عبد الرحمن", "الخطيب"),
    "accents": ("Mai-Linh", "Đặng Thị Nguyễn"),
}


def made(kind, key, student, **body):
    return Record.model_validate(
        {"kind": kind, "id": key, "school": "thornlaw", "student": student, "body": body}
    )


def whole(key, forename, surname):
    """A student with all seven talks held and forty actions in the last plan."""
    yield made("student", key, None, legal_forename=forename, legal_surname=surname, form="11B")
    for cycle in range(1, 8):
        day = date(2024, 6, 1) + timedelta(days=90 * cycle)
        yield made(
            "interview",
            f"{key}-{cycle}",
            key,
            cycle=cycle,
            day=day.isoformat(),
            outcome="held",
            plan=PLANS[cycle - 1],
            sectors=["HEALTH"],
            job=JOBS[cycle % 4],
            certainty=1 + cycle % 3,
            ratings={area: 1 + (at + cycle) % 5 for at, area in enumerate(AREAS)},
        )
        for at in range(40 if cycle == 7 else 3):
            what = f"Step {at}: ask two people how they got there, and write down what they say"
            yield made("action", f"{key}-{cycle}-{at}", key, interview=f"{key}-{cycle}", what=what)


@pytest.fixture
def open_page(desk, db, clock, session, framed, qtbot):
    """Shows one of the full students in a window of the given size."""
    everyone = [each for key, names in NAMES.items() for each in whole(key, *names)]
    thornlaw.arrive(db, [*thornlaw.known_to_the_hub(), *everyone], clock())

    def show(key, width=1282, height=690):
        page = StudentPage(session)
        framed(page, width, height)
        page.open(key, tuple(NAMES), Place("today"))
        page.arrive()
        qtbot.waitUntil(page.header.isVisible)
        return page

    return show


@pytest.mark.parametrize(
    ("key", "size", "percent"),
    [
        ("long", (1282, 690), 100),
        ("right", (1282, 690), 150),
        ("long", (1198, 690), 200),
        ("accents", (676, 480), 100),
    ],
)
def test_every_card_is_as_wide_as_the_page_and_no_wider(open_page, qtbot, qapp, key, size, percent):
    page = open_page(key, *size)
    theme.install(qapp, Theme.load(text_percent=percent))
    content, area = page.parts._content, page.parts._area
    qtbot.waitUntil(lambda: content.width() <= area.viewport().width())
    for card in (page.parts.knows, page.parts.last_plan, page.parts.ideas, page.parts.going):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= page.width()
    for text in (page.parts.last_plan.list, page.parts.ideas.table, page.parts.ideas.change):
        assert text.height() >= text.heightForWidth(text.width())


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_under_the_seven_talks_is_cut(open_page, qapp, percent):
    page = open_page("long")
    theme.install(qapp, Theme.load(text_percent=percent))
    line = page.parts.timeline
    places = line._places(line.width())
    assert any(len(place.lines) > 3 for place in places)
    for place in places:
        for words, bold in place.lines:
            assert paint.width(words, word_font(bold=bold)) <= place.width + 1
    lowest = max(len(place.lines) for place in places)
    assert line.heightForWidth(line.width()) >= theme.current().px(42 + 17.5 * lowest)


def test_the_other_talks_are_told_to_screen_readers_where_they_have_no_room(open_page, qapp):
    page = open_page("accents", 676, 480)
    said = page.parts.timeline.accessibleDescription()
    assert all(f"Talk {cycle}, " in said for cycle in range(1, 8))
    assert len(page.parts.ideas.table.text().splitlines()) == 7


def test_the_same_student_again_lays_nothing_out_anew(open_page, monkeypatch):
    page = open_page("accents")
    table = page.parts.ideas.table
    widths = []
    monkeypatch.setattr(table, "lay", lambda width: widths.append(width) or (10, []))
    for _ in range(5):
        table.heightForWidth(table.width())
    assert widths == []
