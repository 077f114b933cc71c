"""Django for tests that need the hub: imported once, by the conftest of their folder."""

import os
import tempfile
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings"
os.environ["ONEDESK_HUB_DATA"] = str(Path(tempfile.gettempdir()) / "onedesk-hub-never-made")
django.setup()
