"""Django for a process that works on the hub's own tables: imported before anything of the hub."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")
django.setup()
