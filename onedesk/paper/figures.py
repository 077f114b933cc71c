"""How the drawn blocks look: path of talks, dots, lines for notes, the strip to tear off."""

from onedesk.paper import both
from onedesk.paper.blocks import TEXT, Laid, draw_below, stacked
from onedesk.paper.document import DotRow, DotRows, NoteLines, Path, TearOff, bold, words
from onedesk.paper.sheet import (
    BLACK,
    DARK,
    GREY,
    PETROL,
    WHITE,
    WIDTH,
    Measure,
    Pen,
    Sheet,
)
from onedesk.paper.tags import Tag

DOT_STEP, CLOSE_STEP = 22.3, 19.0
NOTE_STEP = 36
STRIP = (18.66, 1.3)
"""Size in units and leading of what stands first on the strip."""


def path(block: Path, m: Measure) -> Laid:
    """Circles on a line that is whole up to where the student is and dashed from there on."""
    u = m.unit
    small, big = 15 * u, 20 * u
    first = m.left + (big if block.here == 1 else small)
    last = m.left + m.width - (big if block.here == block.steps else small)
    step = (last - first) / max(block.steps - 1, 1)
    caption = m.text(words(block.caption), m.width)._replace(ink=DARK)
    half = caption.width / 2
    places = [first + step * number for number in range(block.steps)]
    under = min(max(places[block.here - 1], m.left + half), m.left + m.width - half)

    def draw(sheet: Sheet, top: float) -> None:
        middle = top + big
        with sheet.tagged(Tag("Figure", id(block), alt=block.told)):
            for number, x in enumerate(places, start=1):
                if number < block.steps:
                    start = x + (big if number == block.here else small) + u
                    end = places[number] - (big if number + 1 == block.here else small) - u
                    pen = Pen(1.8 * u, dash=0 if number < block.here else 4.5 * u)
                    sheet.rule(start, middle, end - start, pen)
                _step(sheet, block, number, (x, middle), m)
        caption.draw(sheet, under, top + 2 * big + 4 * u, "centre")

    return Laid(block, 2 * big + 4 * u + caption.height, draw)


def _step(sheet: Sheet, block: Path, number: int, place: tuple[float, float], m: Measure) -> None:
    """One circle with its number: filled when held, large and ringed where the student is."""
    u = m.unit
    here, held = number == block.here, number in block.held
    size = 18.66 if here else 16
    digit = m.text(words(bold(str(number))), m.width, size, 1.25)
    if here:
        sheet.disc(*place, 18 * u, WHITE, Pen(4 * u, PETROL))
    elif held:
        sheet.disc(*place, 14 * u, PETROL, Pen(2 * u, PETROL))
    else:
        sheet.disc(*place, 14 * u, WHITE, Pen(2 * u))
    x, y = place
    ink = WHITE if held and not here else BLACK
    digit._replace(ink=ink).draw(sheet, x, y - 0.65 * digit.size, "centre")


def dot_rows(block: DotRows, m: Measure) -> Laid:
    """A table between thin rules; it may go on over the page after any row."""
    parts = [_dot_row(block, row, m, first=row is block.rows[0]) for row in block.rows]
    return stacked(block, parts)


def _dot_row(block: DotRows, row: DotRow, m: Measure, *, first: bool) -> Laid:
    u = m.unit
    dots = m.width * (0.38 if m.large else 0.4425)
    step = (CLOSE_STEP if m.large else DOT_STEP) * u
    says = dots + row.of * step + 10.5 * u
    area = m.text(words(row.area), dots - 8 * u, lead=1.4)
    meaning = m.text(words(row.says), m.width - says, lead=1.4)
    above = m.gap(4.75)
    height = max(area.height, meaning.height) + 2 * above
    place = Tag("Table", id(block)), Tag("TR", id(row))

    def draw(sheet: Sheet, top: float) -> None:
        if first:
            sheet.rule(m.left, top, m.width, Pen(0.8 * u, GREY))
        with sheet.tagged(*place, Tag("TH")):
            area.draw(sheet, m.left, top + above)
        with sheet.tagged(*place, Tag("TD"), Tag("Figure", alt=row.told)):
            for number in range(1, row.of + 1):
                x = m.left + dots + 8 * u + step * (number - 1)
                _dot(sheet, row, number, (x, top + above + area.leading / 2), u)
        with sheet.tagged(*place, Tag("TD", 1)):
            meaning.draw(sheet, m.left + says, top + above)
        sheet.rule(m.left, top + height, m.width, Pen(0.8 * u, GREY))

    return Laid(block, height, draw)


def _dot(sheet: Sheet, row: DotRow, number: int, place: tuple[float, float], u: float) -> None:
    if row.new(number):
        sheet.disc(*place, 10.3 * u, WHITE, Pen(1.4 * u))
    if number <= row.dots:
        sheet.disc(*place, 7.5 * u, PETROL, Pen(u, PETROL))
    else:
        sheet.disc(*place, 7.5 * u, WHITE, Pen(1.2 * u))


def notes(block: NoteLines, m: Measure, room: float) -> Laid | None:
    """A title and as many dotted lines as there is room for; nothing where none would fit."""
    u = m.unit
    title = both.lay(m, block.title, block.second, m.width, TEXT)
    count = min(block.most, int((room - title.height - u) // (NOTE_STEP * u)))
    if count < 1:
        return None

    def draw(sheet: Sheet, top: float) -> None:
        title.draw(sheet, m.left, top, Tag("P", id(block)))
        for number in range(1, count + 1):
            y = top + title.height + (NOTE_STEP * number - 5) * u
            sheet.rule(m.left, y, m.width, Pen(0.9 * u, DARK, dash=0.9 * u))

    return Laid(block, title.height + count * NOTE_STEP * u, draw)


def tear_off(block: TearOff, m: Measure) -> Laid:
    """A dashed line over the whole sheet, what comes next, and whose strip it is."""
    u = m.unit
    whole = max(
        m.text(words(bold(block.title)), m.width, *STRIP).width,
        m.text(words(block.text), m.width).width,
    )
    narrow = m.width if m.large else max(0.42 * m.width, m.width - whole - 20 * u)
    aside = [m.text(words(line), narrow)._replace(ink=DARK) for line in block.aside]
    room = m.width - (0 if m.large else max((text.width for text in aside), default=0) + 20 * u)
    title = both.lay(m, block.title, block.second, room, STRIP)
    title = title if m.large else title.close()
    text = m.text(words(block.text), room)
    left, right = title.height + text.height, sum(one.height for one in aside)
    height = 32 * u + (left + right if m.large else max(left, right))

    def draw(sheet: Sheet, top: float) -> None:
        sheet.rule(0, top, WIDTH, Pen(1.3 * u, dash=4 * u))
        title.draw(sheet, m.left, top + 22 * u, Tag("H2", id(block)))
        text.draw(sheet, m.left, top + 22 * u + title.height)
        if m.large:
            draw_below(sheet, aside, m.left, top + 22 * u + left)
        else:
            draw_below(sheet, aside, m.left + m.width, top + 24 * u, "right")

    return Laid(block, height, draw)
