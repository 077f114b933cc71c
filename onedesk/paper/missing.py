"""Letters that no typeface of ours has, to be told before they go on paper."""

from onedesk.paper.document import Document
from onedesk.paper.fonts import LEXEND, letters_of
from onedesk.paper.lines import drawn_text
from onedesk.paper.scripts import JOINERS, family_of


def missing_letters(document: Document) -> tuple[str, ...]:
    """Letters of the document that will stand as words in brackets, in the order of reading.

    Empty for nearly every document; without the font packages for other scripts it is not.
    """
    text = drawn_text(f"{document.title}\n{document.plain_text()}")
    home = letters_of(LEXEND)
    strange = (one for one in dict.fromkeys(text) if ord(one) not in home)
    return tuple(
        one
        for one in strange
        if not one.isspace() and one not in JOINERS and family_of(one, LEXEND) is None
    )
