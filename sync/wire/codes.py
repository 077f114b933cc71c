"""Codes of refusals by which the other side decides what to do: of one record, or of a request."""

ERASED_PUPIL = "erased_pupil"
"""The hub knows the UPN of a new student as that of a pupil who was erased by law."""

MOVED = "moved"
"""The hub has the record in another school, or the student as one with somebody there."""

NO_STUDENT = "no_student"
"""The hub does not know the student of a record in its school."""

OUT_OF_SCOPE = "out_of_scope"
"""The school is not one of this laptop's; of a record or of a request."""

SEND_WHOLE = "send_whole"
"""The hub does not know the version the edits stand on, and asks for the whole record."""

ACCOUNT_CLOSED = "account_closed"
CODE_OF_ANOTHER = "code_of_another"
CURSOR_UNKNOWN = "cursor_unknown"
DESK_TOO_OLD = "desk_too_old"
EPOCH_CHANGED = "epoch_changed"
HUB_TOO_OLD = "hub_too_old"
REVOKED = "revoked"
SIGNED_OUT = "signed_out"

TOO_MANY_CODES = "too_many_codes"
"""The hub's own words say more than that it is busy."""

TOO_MUCH = "too_much"
"""More parts were asked for than the hub tells at once: fewer may be."""

WITHDRAWN = "withdrawn"
"""The envelope was taken back, and is never taken in."""
