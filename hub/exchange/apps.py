"""Django's name for this part."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Records, and how they come and go."""

    name = "hub.exchange"
