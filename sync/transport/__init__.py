"""Requests over HTTP: the only place that knows `requests`, `urllib3` and TLS."""
