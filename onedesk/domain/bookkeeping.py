"""Fields that nobody answers: they say how a record came about, and nobody is asked about them."""

_FIELDS = frozenset(
    {
        *("adviser", "adviser_name", "catalogues", "cycle", "started_at", "finished_at"),
        *("skipped", "reopened", "took_in", "beside", "agreed_on", "agreed_to"),
        *("interview", "order", "outcome_on", "reviewed_in", "carried_from"),
        *("written_at", "made_at", "predicted_on", "confirmed_on"),
        *("chosen_by", "chosen_by_id", "chosen_at"),
        *("joined", "in_latest_roster"),
    }
)


def is_bookkeeping(field: str) -> bool:
    """Whether a field, or one entry of it (`skipped.job`), is no answer of anybody's."""
    return field.partition(".")[0] in _FIELDS
