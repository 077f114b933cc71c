"""How a logo looks at the head of a page: the picture, or its name where the picture is lost."""

from typing import NamedTuple

from onedesk.paper.document import Logo, bold, words
from onedesk.paper.logo import printed_size
from onedesk.paper.pictures import find
from onedesk.paper.sheet import Area, Measure, Sheet
from onedesk.paper.tags import Tag


class LaidLogo(NamedTuple):
    """A logo with its size in points and the space under it; without one both are 0."""

    logo: Logo | None
    m: Measure
    width: float = 0
    height: float = 0

    def draw(self, sheet: Sheet, right: float, top: float) -> None:
        """Draw it with its right edge at `right`."""
        if self.logo is None:
            return
        area = Area(right - self.width, top, *printed_size(self.logo))
        picture = find(self.logo.sha)
        if picture is not None:
            with sheet.tagged(Tag("Figure", alt=f"Logo of {self.logo.name}")):
                sheet.picture(area, picture)
        else:
            name = self.m.text(words(bold(self.logo.name)), self.width, lead=1.25)
            name.draw(sheet, right, top, "right")


def lay(logo: Logo | None, m: Measure) -> LaidLogo:
    """The logo at its size on paper."""
    if logo is None:
        return LaidLogo(None, m)
    width, height = printed_size(logo)
    return LaidLogo(logo, m, width, height + 8 * m.unit)
