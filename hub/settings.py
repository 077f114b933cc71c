"""Django's settings, read from the environment: a composition root of the hub."""

SECRET_KEY = "to be replaced"
INSTALLED_APPS: list[str] = []
USE_TZ = True
