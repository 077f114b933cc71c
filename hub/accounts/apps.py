"""Django's name for this part."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and roles."""

    name = "hub.accounts"
