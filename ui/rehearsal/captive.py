"""A school's wifi that answers every request with its own sign-in page."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import urlsplit

PAGE = b"<!doctype html><title>Sign in</title><p>Sign in to use the wifi of this school."


class _SignIn(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer()

    def _answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing is logged of a rehearsal."""


@contextmanager
def in_place_of(address: str) -> Iterator[None]:
    """The sign-in page at an address of this computer, where nobody else answers any more."""
    place = urlsplit(address)
    server = HTTPServer((place.hostname or "127.0.0.1", place.port or 0), _SignIn)
    thread = Thread(target=server.serve_forever, name="sign-in page")
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
