"""Django's name for this part."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages."""

    name = "hub.portal"
