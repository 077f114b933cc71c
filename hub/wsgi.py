"""The hub as a WSGI application, for granian or any other server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from hub.exchange.http.whole import whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")

application = whole(get_wsgi_application())
get_resolver().check()  # what the addresses lead to is loaded before anybody asks
gc.freeze()  # all of that stays: a big push need not look through it again and again
