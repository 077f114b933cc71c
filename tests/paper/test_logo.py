"""The service's logo: made ready for paper, told why not, and kept apart from the words."""

from io import BytesIO

import pytest
from made_plans import PLAN, logo_file, read
from PIL import Image

from onedesk.paper import pictures
from onedesk.paper.action_plan import action_plan
from onedesk.paper.document import read_document
from onedesk.paper.logo import MOST_BYTES, UnusableLogo, for_paper, logo_of, printed_size
from onedesk.paper.pdf import render

SERVICE = "Opportunity North East"


def picture(size=(600, 150), ink="black", kind="PNG") -> bytes:
    file = BytesIO()
    middle = Image.new("RGB", (size[0] - 8, size[1] - 8), ink)
    whole = Image.new("RGB", size, "white")
    whole.paste(middle, (4, 4))
    whole.save(file, kind)
    return file.getvalue()


def noise() -> bytes:
    file = BytesIO()
    Image.effect_noise((1200, 300), 90).convert("RGB").save(file, "PNG")
    return file.getvalue()


def with_logo():
    return PLAN.but(logo=logo_file(), service=SERVICE)


def test_it_is_made_small_opaque_and_alike_each_time():
    made = for_paper(logo_file((3000, 750)))
    for_paper.cache_clear()
    assert for_paper(logo_file((3000, 750))) == made
    with Image.open(BytesIO(made)) as small:
        assert small.size <= (640, 160)
        assert "transparency" not in small.info
        assert small.convert("RGB").getpixel((small.width // 5 * 2, 4)) == (255, 255, 255)


def test_a_photograph_becomes_small_enough_for_every_print():
    assert len(for_paper(noise())) <= MOST_BYTES


def test_empty_edges_are_cut_off():
    wide = Image.open(BytesIO(picture())).convert("RGB")
    framed = Image.new("RGB", (1000, 600), "white")
    framed.paste(wide, (200, 200))
    file = BytesIO()
    framed.save(file, "PNG")
    with Image.open(BytesIO(for_paper(file.getvalue()))) as made:
        assert made.width / made.height == pytest.approx(592 / 142, rel=0.02)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_keeps_its_proportions_in_the_room_it_has(kind):
    width, height = printed_size(logo_of(picture(kind=kind), SERVICE))
    assert width / height == pytest.approx(592 / 142, rel=0.03)
    assert width <= 136
    assert height <= 34


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no picture", "not a picture"),
        (picture()[:200], "not a picture"),
        (picture(ink="#FFF3A0"), "too pale"),
        (picture(ink="white"), "too pale"),
        (picture((60, 20)), "too small"),
        (picture((2400, 100)), "too long"),
        (picture((100, 900)), "too long"),
    ],
    ids=["text", "cut off", "pale", "blank", "small", "long", "tall"],
)
def test_a_picture_that_cannot_serve_is_refused_in_words(content, why):
    with pytest.raises(UnusableLogo) as refused:
        for_paper(content)
    assert why in refused.value.say
    assert "The logo was not changed." in refused.value.say


def test_a_plan_prints_without_a_logo_that_cannot_serve():
    plan = PLAN.but(logo=b"no picture")
    assert action_plan(plan) == action_plan(PLAN)


def test_the_plan_shows_it_and_tells_what_it_is(printed):
    pdf = read(printed(with_logo()))
    (image,) = pdf.pages[0].images
    assert image.image.width > 300
    assert not pdf.pages[1].images
    told = f"Logo of {SERVICE}".encode("utf-16-be").hex()
    assert told.encode() in printed(with_logo())


def test_it_is_not_written_with_the_words():
    kept = action_plan(with_logo()).model_dump_json()
    assert len(kept) < len(action_plan(PLAN).model_dump_json()) + 250
    assert render(read_document(kept)) == render(action_plan(with_logo()))


@pytest.fixture
def elsewhere(monkeypatch):
    """On another computer, which has never come across the picture."""
    monkeypatch.setattr(pictures, "_KNOWN", {})


def test_where_the_picture_is_lost_its_name_stands_in_its_place(words_of, request):
    document = action_plan(with_logo())
    whole = read(render(document))
    request.getfixturevalue("elsewhere")
    lost = render(document)
    assert SERVICE in words_of(lost)
    assert len(read(lost).pages) == len(whole.pages)
    foot = [page.extract_text().splitlines()[-1] for page in whole.pages]
    assert [page.extract_text().splitlines()[-1] for page in read(lost).pages] == foot


def test_a_plan_with_a_logo_is_still_two_pages():
    assert len(read(render(action_plan(with_logo()))).pages) == 2
