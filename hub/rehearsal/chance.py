"""Chance that can be repeated: the same key, the same choices."""

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from onedesk.domain.ids import REFERENCE_LETTERS

T = TypeVar("T")


class Chance(random.Random):
    """A source of choices for one student or school, named by its key."""

    def __init__(self, *key: object) -> None:
        super().__init__("/".join(str(part) for part in key))

    def happens(self, share: float) -> bool:
        return self.random() < share

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of the keys, each as likely as its weight."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some(self, items: Sequence[T], most: int) -> list[T]:
        """Up to `most` of the items, in an order of chance."""
        return self.sample(items, min(most, len(items)))

    def record_id(self, moment: datetime) -> str:
        """A version 7 UUID born at `moment` (RFC 9562, 5.7)."""
        milliseconds = int(moment.timestamp() * 1000) & (2**48 - 1)
        high = milliseconds << 16 | 0x7 << 12 | self.getrandbits(12)
        low = 0b10 << 62 | self.getrandbits(62)
        return str(uuid.UUID(int=high << 64 | low))

    def reference(self) -> str:
        """The reference of a print, such as `OD-3T7K`."""
        return "OD-" + "".join(self.choices(REFERENCE_LETTERS, k=4))
