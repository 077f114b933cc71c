"""What the guardian keeps of its own deeds."""

from django.db import models


class Erasure(models.Model):
    """A student who was erased: when, why, and how much went; nothing that says who it was.

    `records` counts the records that were emptied, those of the student's own included; `pupil` is
    the mark of the UPN (`pupil_mark`), empty where none was known.
    """

    student = models.CharField(max_length=64, unique=True)
    school = models.CharField(max_length=64)
    at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    records = models.IntegerField()
    pupil = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        """By time."""

        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.student} erased on {self.at:%Y-%m-%d}"
