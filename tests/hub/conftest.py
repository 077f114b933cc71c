"""Django for the hub's tests: a database of their own, quick passphrases, no real home."""

import os
import tempfile
from pathlib import Path

import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings"
os.environ["ONEDESK_HUB_DATA"] = str(Path(tempfile.gettempdir()) / "onedesk-hub-never-made")
django.setup()


@pytest.fixture(autouse=True)
def _quick_passphrases(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
