"""Ten plans that try the paper: they read well on screen, on paper and to `pdftotext`."""

import re
import subprocess

import pytest
from made_plans import TEN, read
from PIL import Image

from onedesk.paper.action_plan import action_plan
from onedesk.paper.missing import missing_letters

PARTS = (
    "What we talked about", "Your idea", "What happens next",
    "What you know now", "Who can help", "Who sees this plan",
)  # fmt: skip
NAMES = sorted(TEN)
FOOT = re.compile(r"Plan OD-3T7K|· page|Made with OneDesk")


def made(name, printed) -> bytes:
    return printed(TEN[name].source, large=TEN[name].large)


def test_there_are_ten():
    assert len(TEN) == 10


@pytest.mark.parametrize("name", NAMES)
def test_it_takes_no_more_pages_than_promised(name, printed):
    pages = len(read(made(name, printed)).pages)
    assert pages <= TEN[name].most
    if not TEN[name].large and name != "everything-long":
        assert pages == 2


@pytest.mark.parametrize("name", NAMES)
def test_pdftotext_reads_all_its_words_in_order(name, printed, poppler):
    text = " ".join(poppler(made(name, printed), "-raw").split())
    places = [text.index(part) for part in PARTS]
    assert places == sorted(places)
    assert TEN[name].source.name in poppler(made(name, printed))
    said = action_plan(TEN[name].source, large=TEN[name].large).plain_text()
    words = {word for word in re.findall(r"[A-Za-z’]{4,}", said) if "-" not in word}
    assert {word for word in words if word not in text} <= {"notes"}  # where there is no room


@pytest.mark.parametrize("name", NAMES)
def test_every_page_bears_its_reference_and_number(name, printed):
    pages = [page.extract_text() for page in read(made(name, printed)).pages]
    for number, page in enumerate(pages, start=1):
        assert f"Plan OD-3T7K · page {number} of {len(pages)}" in page


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_embedded_and_the_file_is_small(name, printed):
    pdf = made(name, printed)
    assert len(pdf) < 70_000
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
            assert "/ToUnicode" in font.get_object()


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_it_is_missing(name):
    assert missing_letters(action_plan(TEN[name].source)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_reference_and_page_number_is_smaller_than_promised(name, printed):
    least, small = 16 if TEN[name].large else 12, []

    def note(text, _cm, _tm, _font, size):
        if text.strip() and size < least:
            small.append((size, text.strip()))

    for page in read(made(name, printed)).pages:
        page.extract_text(visitor_text=note)
    assert {size for size, text in small if not FOOT.match(text)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_but_the_line_to_tear_along_leaves_the_margins(name, printed, tmp_path):
    subprocess.run(
        ["pdftoppm", "-r", "40", "-gray", "-", str(tmp_path / "page")],
        input=made(name, printed), check=True,
    )  # fmt: skip
    for file in tmp_path.glob("page-*"):
        with Image.open(file) as page:
            ink = page.point(lambda grey: 255 * (grey < 200))
            _, top, _, bottom = ink.getbbox()
            assert top >= 20  # 15 mm at 40 dots an inch are 23
            assert bottom <= page.height - 16
            for margin in ((0, 29), (page.width - 26, page.width)):
                side = ink.crop((margin[0], 0, margin[1], page.height))
                rows = {
                    y for y in range(page.height) if side.crop((0, y, side.width, y + 1)).getbbox()
                }
                assert len(rows) <= 2  # but for the line to tear along
            assert ink.histogram()[255] < 0.2 * page.width * page.height


@pytest.mark.parametrize("name", ["eight-actions", "everything-long"])
def test_all_eight_actions_are_whole(name, printed):
    pages = [" ".join(page.extract_text().split()) for page in read(made(name, printed)).pages]
    for n in range(1, 9):
        (holding,) = (page for page in pages if f"Step {n}:" in page)
        assert "which grades they want." in holding.split(f"Step {n}:")[1][:140]
        assert f"{n} May" in holding
