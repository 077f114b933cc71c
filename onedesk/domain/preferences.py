"""What an adviser may set for the work on this laptop; it never leaves it."""

from typing import Annotated

from pydantic import Field

from onedesk.domain.programme import SuggestedAction
from onedesk.domain.value import Value

MOST_COPIES = 4
"""For the student, for the school, for home and for the service; more is another day's work."""


class Watch(Value):
    """When the lists of *students to think about* name a student.

    `low`: a rating at or under it; `missed` cycles that were not held; `carried`: how often one
    action was carried over; `fallen`: by how many points the mean of the areas rated both times
    has to be lower than in the cycle before.
    """

    low: Annotated[int, Field(ge=1, le=4)] = 2
    missed: Annotated[int, Field(ge=1, le=6)] = 2
    carried: Annotated[int, Field(ge=1, le=6)] = 2
    fallen: Annotated[float, Field(ge=0, le=2)] = 0.0


class Preferences(Value):
    """The service on the paper, how the desk asks, the library of actions, and what to watch for.

    `service` and `contact` stand in for the programme's own where they are set; `logo` is a PNG in
    base64; so many `copies` of a plan are printed at once. `rate_first` shows earlier ratings only
    once today's is given. `own_actions` are added to the library of suggested actions (one of the
    same code stands in for ours), `left_out` are codes the adviser does not want to be offered.
    """

    service: str | None = None
    contact: str | None = None
    logo: str | None = None
    copies: Annotated[int, Field(ge=1, le=MOST_COPIES)] = 2
    rate_first: bool = False
    own_actions: tuple[SuggestedAction, ...] = ()
    left_out: frozenset[str] = frozenset()
    watch: Watch = Watch()

    def library(self, given: tuple[SuggestedAction, ...]) -> tuple[SuggestedAction, ...]:
        """The actions to offer: the given ones as the adviser has changed them, then their own."""
        mine = {action.code: action for action in self.own_actions}
        changed = [mine.get(action.code, action) for action in given]
        known = {action.code for action in given}
        added = [action for action in self.own_actions if action.code not in known]
        there = (one for one in (*changed, *added) if one.text.strip())
        return tuple(one for one in there if one.code not in self.left_out)
