"""How the exchange says no: to a whole request, or to one record of it."""

from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from onedesk.domain.errors import OneDeskError
from sync.wire import Item, Result, codes


class RefusalError(OneDeskError):
    """A request that is not served: an HTTP status, a code for programs, a sentence for people."""

    def __init__(self, status: int, code: str, say: str) -> None:
        super().__init__(say)
        self.status = status
        self.code = code


_SAFE = "It stays safe on this laptop; please tell your service."

SAY = {
    "does_not_fit": f"The hub could not read this record. {_SAFE}",
    codes.NO_STUDENT: f"The hub does not know this student in this school. {_SAFE}",
    "other_record": f"The hub knows this record as something else. {_SAFE}",
    codes.OUT_OF_SCOPE: f"This school is not one of yours at the hub. {_SAFE}",
    codes.ERASED_PUPIL: (
        "By law a pupil with this UPN was erased, so the hub does not take it. "
        f"Is the UPN right? {_SAFE}"
    ),
    codes.MOVED: f"This record is with another school now. {_SAFE}",
    "too_large": (
        "This record is longer than the hub takes. It stays safe on this laptop; "
        "make it shorter, and it is sent again."
    ),
    "twice": f"This record came twice in one go. {_SAFE}",
    "unknown_kind": f"The hub is too old for this kind of record. {_SAFE}",
    codes.SEND_WHOLE: "The hub asks for the whole record.",
}
"""Why one record is not taken, by code; the others of its batch are not held up."""


def rejected(item: Item, code: str, detail: str = "") -> Result:
    """The result of an item that is not taken; `detail` names fields, never what they hold."""
    return Result(
        kind=item.kind,
        id=item.id,
        status="rejected",
        code=code,
        say=f"{SAY[code]} ({detail})" if detail else SAY[code],
    )


def unread(item: object) -> Result | None:
    """The result of something that is no item, if it at least says which record it is about."""
    try:
        named = _Named.model_validate(item)
    except ValidationError:
        return None
    return Result(
        kind=named.kind,
        id=named.id,
        status="rejected",
        code="does_not_fit",
        say=SAY["does_not_fit"],
    )


class _Named(BaseModel):
    """What an item is about, whatever else it holds."""

    kind: Annotated[str, Field(max_length=64)]
    id: Annotated[str, Field(max_length=64)]
