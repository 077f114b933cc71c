"""What the hub keeps of the programme: records, their history, and the counters that order them."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from hub.registry.models import Device, School

ID = 64
HASH = 64
STAMP = 40

VOUCHED: Mapping[str, Any] = {"db_index": False, "db_constraint": False}
"""References that the database need not look up again, row by row: the counter row that is locked
refers to the school, and the request came by the device and its person, who are never deleted.
"""


class Identity(models.Model):
    """Who this hub is, in one row: the epoch of its data, and the key that signs receipts.

    A hub restored from a backup gets a new epoch, so that desks stop and ask. Every version up to
    `floor` was given before that, perhaps twice: once here and once in what was lost.
    """

    epoch = models.CharField(max_length=36)
    floor = models.BigIntegerField(default=0)
    signing_key = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.epoch


class Scope(models.Model):
    """The counter row of a school: its lock, and count and order-free sum of its live records.

    `version` rises by one in every transaction that changes the school, after validation; whoever
    holds the row holds the order. `total` is an unsigned 64-bit number, see `wire.record_sum`.
    Deletions up to version `tidied` may be forgotten.
    """

    school = models.OneToOneField(
        School, primary_key=True, on_delete=models.PROTECT, related_name="scope"
    )
    version = models.BigIntegerField(default=0)
    live = models.BigIntegerField(default=0)
    total = models.CharField(max_length=20, default="0")
    tidied = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.school_id} at {self.version}"


class Record(models.Model):
    """A record as it is now; a deleted one is an empty row that still tells of its going.

    `body` is the `canonical` text of the body; `hash` is its hash. `version` only grows, also when
    the record moves to another school. `device` is the one whose push made this version, and needs
    no echo of it. What was `erased` by law stays empty for good.
    """

    id = models.CharField(primary_key=True, max_length=ID)
    kind = models.CharField(max_length=ID)
    school = models.ForeignKey(School, on_delete=models.PROTECT, **VOUCHED)
    student = models.CharField(max_length=ID, null=True)  # noqa: DJ001  # None is "about no one"
    body = models.TextField()
    version = models.BigIntegerField()
    hash = models.CharField(max_length=HASH)
    deleted = models.BooleanField(default=False)
    erased = models.BooleanField(default=False, db_default=False)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, **VOUCHED
    )
    device = models.ForeignKey(Device, null=True, on_delete=models.PROTECT, **VOUCHED)

    class Meta:
        """Indexed for the feed of a school and for the file of a student."""

        indexes = [
            models.Index(fields=["school", "version", "id"], name="record_feed"),
            models.Index(fields=["student", "kind"], name="record_student"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id} at {self.version}"


class Departure(models.Model):
    """A record that moved out of a school, so that desks there let go of it."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, db_index=False)
    record = models.CharField(max_length=ID)
    kind = models.CharField(max_length=ID)
    version = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A record leaves a school once at a time."""

        constraints = [models.UniqueConstraint(fields=["school", "record"], name="departure_once")]
        indexes = [models.Index(fields=["school", "version", "record"], name="departure_feed")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record} left {self.school_id}"


class History(models.Model):
    """One change of one record: what it was, what it became, who and when.

    `changes` is JSON text, field to old and new value, enough to walk a record back to any version;
    `created` alone stands for a whole new record. `aside` is JSON text, field to the offered value
    that did not become current. `edited_at` is the writer's own clock in ISO 8601, as it was sent.
    """

    class What(models.TextChoices):
        """What was done to the record."""

        CREATED = "created"
        CHANGED = "changed"
        DELETED = "deleted"
        RESTORED = "restored"
        MOVED = "moved"
        ERASED = "erased"

    record = models.CharField(max_length=ID)
    version = models.BigIntegerField()
    what = models.CharField(max_length=10, choices=What)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, **VOUCHED
    )
    device = models.ForeignKey(Device, null=True, on_delete=models.PROTECT, **VOUCHED)
    received_at = models.DateTimeField()
    edited_at = models.CharField(max_length=STAMP)
    changes = models.TextField(default="{}")
    aside = models.TextField(default="{}")

    class Meta:
        """Read per record, in the order of its versions."""

        indexes = [models.Index(fields=["record", "version"], name="history_record")]

    def __str__(self) -> str:
        return f"{self.record} {self.what} at {self.version}"


class Batch(models.Model):
    """An envelope that was answered, and the answer (zstd): repeated, it is answered alike.

    `leaves` are what the answer's signature stands for, see `sync.wire.receipts`.

    One that was `withdrawn` before it came has no answer, and will not be taken in; nor is one that
    was answered so long ago that the answer is forgotten. The row itself stays for good. `offset`
    is how many seconds the laptop's clock was ahead of the hub's: recorded, never decided by.
    """

    device = models.ForeignKey(Device, on_delete=models.PROTECT, db_index=False)
    batch = models.CharField(max_length=ID)
    reply = models.BinaryField()
    leaves = models.BinaryField(default=b"")
    answered_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False, db_default=False)
    offset = models.FloatField(null=True)

    class Meta:
        """One answer a batch."""

        constraints = [models.UniqueConstraint(fields=["device", "batch"], name="batch_once")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.batch}"

    @property
    def is_forgotten(self) -> bool:
        """Whether it was answered, and nobody knows how any more."""
        return not (self.withdrawn or self.reply)


class Holding(models.Model):
    """A laptop that holds a school's records, from when they were first sent to it until it let go.

    Who was on a laptop that is lost, and what it may still owe, is read from here.
    """

    device = models.ForeignKey(
        Device, on_delete=models.PROTECT, related_name="holdings", db_index=False
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, db_index=False)
    since = models.DateTimeField()
    let_go_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A laptop holds a school once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["device", "school"],
                condition=models.Q(let_go_at=None),
                name="holding_once",
            )
        ]
        indexes = [models.Index(fields=["device", "school"], name="holding_device")]

    def __str__(self) -> str:
        return f"{self.school_id} on {self.device_id}"
