"""When a student is one to think about: each rule as a sentence that changes with its number."""

from collections.abc import Mapping, Sequence

from onedesk.domain.drift import Rule, explanation
from onedesk.domain.preferences import Preferences, Watch
from ui.settings.row import Section, Setting
from ui.widgets.choice import ChipRow

_RULES: Mapping[Rule, tuple[str, Sequence[tuple[str, str]]]] = {
    "low": ("Still low", [("1", "1 only"), ("2", "2 or lower"), ("3", "3 or lower")]),
    "missed": (
        "Missed",
        [("1", "1 cycle"), ("2", "2 cycles"), ("3", "3 cycles"), ("4", "4 cycles")],
    ),
    "carried": (
        "Carried over",
        [("1", "Once"), ("2", "Twice"), ("3", "3 times"), ("4", "4 times")],
    ),
    "fallen": (
        "Falling",
        [("0", "At all"), ("0.25", "0.25 points"), ("0.5", "0.5 points"), ("1", "1 point")],
    ),
}
"""The rules with a number, which `Watch` keeps under the same name: title, and what to choose."""


class WatchSection(Section):
    """The four numbers of the lists in Insights; for the adviser's own use."""

    def __init__(self) -> None:
        super().__init__()
        self._watch = Watch()
        self.choices: dict[Rule, ChipRow] = {}
        self._settings: dict[Rule, Setting] = {}
        for rule, (title, choices) in _RULES.items():
            row = self.choices[rule] = ChipRow(choices)
            row.set_name(title)
            row.chosen.connect(lambda code, rule=rule: self._choose(rule, code))
            self._settings[rule] = Setting(title, explanation(rule, self._watch), row)
        self.add(*self._settings.values())
        self.finish()

    def show_preferences(self, preferences: Preferences) -> None:
        if preferences.watch != self._watch or self.choices["low"].value is None:
            self._show(preferences.watch)

    def _choose(self, rule: Rule, code: str) -> None:
        self._show(Watch.model_validate({**self._watch.model_dump(), rule: float(code)}))
        self.edited.emit("watch", self._watch.model_dump(mode="json"))

    def _show(self, watch: Watch) -> None:
        self._watch = watch
        for rule, row in self.choices.items():
            row.set_value(f"{getattr(watch, rule):g}")
            self._settings[rule].why.setText(explanation(rule, watch))
