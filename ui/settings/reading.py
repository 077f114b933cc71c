"""How OneDesk is read: text size, colours, and whether letters act alone."""

from onedesk.settings import TEXT_SIZES, Settings
from ui.look import Look
from ui.settings.row import Section, Setting
from ui.widgets.check import Check
from ui.widgets.choice import ChipRow

_SIZES = [("100", "Automatic"), *((str(size), f"{size} %") for size in TEXT_SIZES[1:])]
_COLOURS = [("system", "As the computer"), ("light", "Light"), ("dark", "Dark")]


class ReadingSection(Section):
    """Counts at once, for the lock screen too."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.letter_size, self.colours = ChipRow(_SIZES), ChipRow(_COLOURS)
        self.letters = Check("Letters act alone, without Alt")
        self.letter_size.set_name("Text size")
        self.colours.set_name("Colours")
        self.letter_size.chosen.connect(lambda size: look.set(text_percent=int(size)))
        self.colours.chosen.connect(lambda name: look.set(theme=name))
        self.letters.toggled.connect(lambda on: look.set(letters_act=on))
        self.add(
            Setting(
                "Text size",
                "Automatic is 100 %, and a little larger in a very wide window. Ctrl + and Ctrl - "
                "change it on every screen.",
                self.letter_size,
            ),
            Setting(
                "Colours",
                "Dark is easier on the eyes in a dim room. Paper stays black on white. A contrast "
                "theme of this computer goes before both.",
                self.colours,
            ),
            Setting(
                "Single letters",
                "A marks a student absent, N opens a note. Switch this off if you speak to your "
                "computer or press keys by chance: then a letter acts only with Alt.",
                self.letters,
            ),
        )
        self.finish()
        self._show(look.settings)
        look.changed.connect(self._show)

    def _show(self, settings: Settings) -> None:
        self.letter_size.set_value(str(settings.text_percent))
        self.colours.set_value(settings.theme)
        self.letters.blockSignals(True)
        self.letters.setChecked(settings.letters_act)
        self.letters.blockSignals(False)
        self.letters.update()
