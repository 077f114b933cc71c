"""When a student is one to think about: each rule as a sentence that changes with its number."""

from collections.abc import Sequence

from onedesk.domain.drift import Rule, explanation
from onedesk.domain.preferences import Preferences, Watch
from ui.settings.row import Section, Setting
from ui.widgets.choice import ChipRow

_RULES: Sequence[tuple[str, Rule, str, Sequence[tuple[str, str]]]] = (
    ("low", "low", "Still low", [("1", "1 only"), ("2", "2 or lower"), ("3", "3 or lower")]),
    (
        "missed",
        "missed",
        "Missed",
        [("1", "1 cycle"), ("2", "2 cycles"), ("3", "3 cycles"), ("4", "4 cycles")],
    ),
    (
        "carried",
        "carried",
        "Carried over",
        [("1", "Once"), ("2", "Twice"), ("3", "3 times"), ("4", "4 times")],
    ),
    (
        "fallen",
        "fallen",
        "Falling",
        [("0", "At all"), ("0.25", "0.25 points"), ("0.5", "0.5 points"), ("1", "1 point")],
    ),
)


class WatchSection(Section):
    """The four numbers of the lists in Insights; for the adviser's own use."""

    def __init__(self) -> None:
        super().__init__()
        self._watch = Watch()
        self.choices: dict[str, ChipRow] = {}
        self._settings: list[tuple[Rule, Setting]] = []
        for name, rule, title, choices in _RULES:
            row = ChipRow(choices)
            row.set_name(title)
            row.chosen.connect(lambda code, name=name: self._choose(name, code))
            self.choices[name] = row
            self._settings.append((rule, Setting(title, explanation(rule, self._watch), row)))
        self.add(*(setting for _, setting in self._settings))
        self.finish()

    def show_preferences(self, preferences: Preferences) -> None:
        if preferences.watch != self._watch or self.choices["low"].value is None:
            self._show(preferences.watch)

    def _choose(self, name: str, code: str) -> None:
        self._show(Watch.model_validate({**self._watch.model_dump(), name: float(code)}))
        self.edited.emit("watch", self._watch.model_dump(mode="json"))

    def _show(self, watch: Watch) -> None:
        self._watch = watch
        for name, row in self.choices.items():
            row.set_value(f"{getattr(watch, name):g}")
        for rule, setting in self._settings:
            setting.why.setText(explanation(rule, watch))
