"""The guardian as a Django application."""

from django.apps import AppConfig


class Guardian(AppConfig):
    """Erasure."""

    name = "hub.guardian"
