"""Django for a process that works on the hub's own tables: imported before anything of the hub."""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")
django.setup()

READY = apps.ready
