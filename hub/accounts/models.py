"""People who may sign in: one role each, and the schools or area it reaches."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What somebody does in the programme; `exchange.scope` says what each role may see."""

    ADVISER = "adviser", "Careers adviser"
    CAREERS_LEAD = "careers_lead", "Careers lead"
    ANALYST = "analyst", "Programme analyst"
    PARTNER = "partner", "Partner"
    REGISTRY_ADMIN = "registry_admin", "Registry administrator"


class Person(AbstractUser):
    """Somebody with an account, known by `name`; `schools` for advisers and careers leads."""

    name = models.CharField(max_length=150)
    role = models.CharField(max_length=20, choices=Role)
    schools = models.ManyToManyField("registry.School", related_name="people", blank=True)
    area = models.CharField(max_length=10, blank=True)

    class Meta:
        """By the name they sign in with."""

        ordering = ("username",)

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name
