"""An HTTP server of a few lines on this machine, with or without a certificate."""

import contextlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

JSON = {"Content-Type": "application/json"}


class LittleServer(ThreadingHTTPServer):
    """Answers as its `say` is set: status, headers and body, or a function of the handler."""

    daemon_threads = False

    def __init__(self, tls=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.say = (200, JSON, b"{}")
        self.heard = []
        self._tls = tls

    @property
    def address(self):
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.server_port}"

    def finish_request(self, request, client_address):
        """Greet with TLS on the thread of the connection, not on the one that takes the next."""
        if self._tls is None:
            super().finish_request(request, client_address)
            return
        with self._tls.wrap_socket(request, server_side=True) as private:
            super().finish_request(private, client_address)

    def shutdown_request(self, request):
        with contextlib.suppress(OSError):
            super().shutdown_request(request)

    def handle_error(self, request, client_address):
        """Cut lines are the point here."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.heard.append((self.path, dict(self.headers), body))
        if callable(self.server.say):
            self.server.say(self)
            return
        status, headers, body = self.server.say
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_HEAD = do_CONNECT = answer  # noqa: N815  # names of the library

    def log_message(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def serving(tls=None):
    """A server that runs until the end of the block, with all that it has begun."""
    with LittleServer(tls) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def hang_up(handler):
    """Break the connection."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)
