"""Django's name for this part."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Schools, windows and laptops."""

    name = "hub.registry"
