"""The registry: the service, its schools with their windows, and the laptops enrolled."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac

from onedesk.domain.people import School as SchoolValue


class Service(models.Model):
    """Who runs this hub; one row."""

    name = models.CharField(max_length=200, default="OneDesk")
    contact = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> Self:
        """The one row, made on first use."""
        service, _ = cls.objects.get_or_create(pk=1)
        return service


class School(models.Model):
    """A school of the programme; its id is the scope of its records.

    `area` and `authority` are codes of the catalogue of regions; `shared_groups` names the groups
    of indicators its sharing agreement covers; `windows` is a list of `cycle`, `first`, `last`.
    """

    id = models.CharField(primary_key=True, max_length=64)
    name = models.CharField(max_length=200)
    area = models.CharField(max_length=10)
    authority = models.CharField(max_length=10, blank=True)
    laestab = models.CharField(max_length=10, blank=True)
    careers_lead = models.CharField(max_length=150, blank=True)
    careers_lead_place = models.CharField(max_length=150, blank=True)
    room = models.CharField(max_length=50, blank=True)
    agreement_until = models.DateField(null=True, blank=True)
    shared_groups = models.JSONField(default=list, blank=True)
    windows = models.JSONField(default=list, blank=True)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def value(self) -> SchoolValue:
        """As the domain and the desks know it; its pupil key comes of the hub’s secret."""
        return SchoolValue(
            id=self.id,
            name=self.name,
            area=self.area,
            authority=self.authority or None,
            laestab=self.laestab or None,
            careers_lead=self.careers_lead or None,
            careers_lead_place=self.careers_lead_place or None,
            room=self.room or None,
            agreement_until=self.agreement_until,
            shared_groups=frozenset(self.shared_groups),
            windows=tuple(self.windows),
            pupil_key=salted_hmac("onedesk.pupils", self.id).hexdigest(),
        )


class Device(models.Model):
    """A laptop that may sync; `id` is the number on its label, such as `OD-014`.

    The token itself is known to the laptop alone: here is its SHA-256. `signing_key` and
    `sealing_key` are its raw public keys in base64 (Ed25519, X25519).
    """

    id = models.CharField(primary_key=True, max_length=10)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="devices"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    computer = models.CharField(max_length=100, blank=True)
    signing_key = models.CharField(max_length=64, blank=True)
    sealing_key = models.CharField(max_length=64, blank=True)
    enrolled_at = models.DateTimeField()
    last_seen = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By number."""

        ordering = ("id",)

    def __str__(self) -> str:
        return self.id


class EnrolmentCode(models.Model):
    """A code that lets one laptop join, once, before it expires; kept as its SHA-256.

    `attempt_hash` is that of the laptop's own secret beside the code: asked again with both, the
    hub gives the same `device` again.
    """

    code_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolment_codes"
    )
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    attempt_hash = models.CharField(max_length=64, blank=True)
    device = models.ForeignKey(Device, null=True, blank=True, on_delete=models.SET_NULL)

    def __str__(self) -> str:
        return f"code {self.pk}"


class WrongGuess(models.Model):
    """A code or a passphrase that was not good, kept for a quarter of an hour.

    `place` is a keyed hash of whence it came, or of the name that was tried: see `guessing.What`.
    """

    what = models.CharField(max_length=8)
    place = models.CharField(max_length=16)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"wrong {self.what} at {self.at}"


class SealingKey(models.Model):
    """The hub's X25519 key pair in one row, raw in base64: files are sealed to it."""

    private = models.CharField(max_length=64)
    public = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.public


class Cover(models.Model):
    """A school that one adviser handed to another, from its first day to its last.

    `word` and `signature` are what the giver's `device` signed (`onedesk.domain.covering.Word`);
    both are empty where the service arranged it. `notes`: the taker sees private notes too.
    `ended_at` tells of an early end.
    """

    id = models.CharField(primary_key=True, max_length=64)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="covers")
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="covers_given"
    )
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="covers_taken"
    )
    first = models.DateField()
    last = models.DateField()
    notes = models.BooleanField(default=False)
    device = models.ForeignKey(Device, null=True, blank=True, on_delete=models.PROTECT)
    word = models.TextField(blank=True)
    signature = models.CharField(max_length=100, blank=True)
    heard_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By the day on which they begin; read by taker."""

        ordering = ("first", "id")
        indexes = [models.Index(fields=["taker", "last"], name="cover_taker")]

    def __str__(self) -> str:
        return f"{self.school_id}, {self.first} to {self.last}"
