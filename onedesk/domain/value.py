"""The base of every value: frozen, strict about what it knows, careful with what it does not."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    def but(self, **changes: object) -> Self:
        """The same value with some fields changed, validated again."""
        return type(self).model_validate({**dict(iter(self)), **changes})


class Kept(Value):
    """A value inside a record; fields of a newer OneDesk are kept and handed on, never dropped."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Body(Kept):
    """The content of a record."""
