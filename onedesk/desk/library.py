"""The library of actions as an adviser keeps it."""

from pydantic import JsonValue

from onedesk.desk.preferring import Preferring
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import SuggestedAction


class Library(Preferring):
    """The adviser's own wording: kept, dropped, left out."""

    def keep_wording(self, entry: SuggestedAction) -> Preferences:
        """Add an action to the adviser's own library; one of the same code gives way."""
        return self._own([*self._others(entry.code), entry])

    def drop_wording(self, code: str) -> Preferences:
        """Take an action out of the adviser's own library."""
        return self._own(self._others(code))

    def leave_out(self, code: str, *, out: bool = True) -> Preferences:
        """Offer an action of the library no more, or (`out` false) again."""
        left: list[JsonValue] = [*sorted(self.preferences().left_out - {code})]
        return self.prefer(left_out=[*left, code] if out else left)

    def _others(self, code: str) -> list[SuggestedAction]:
        return [one for one in self.preferences().own_actions if one.code != code]

    def _own(self, actions: list[SuggestedAction]) -> Preferences:
        return self.prefer(own_actions=[one.model_dump(mode="json") for one in actions])
