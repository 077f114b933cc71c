"""What can go wrong in the world, each with a sentence for people."""


class OneDeskError(Exception):
    """Something outside our code went wrong; `say` tells what happened, what is safe, what to do.

    Families derive from it (`RuleError` here; `StoreError`, `SyncError`, `RosterError` in their own
    packages). Anything that is not one of them is a defect of ours.
    """

    say = "Something stopped OneDesk. What you wrote is safe."

    def __init__(self, say: str | None = None) -> None:
        if say is not None:
            self.say = say
        super().__init__(self.say)


class RuleError(OneDeskError):
    """A rule of the programme forbids it."""

    say = "The rules of the programme do not allow that. Nothing was changed."
