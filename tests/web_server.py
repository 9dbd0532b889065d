"""A real HTTP server on 127.0.0.x that plays the web at its worst."""

from __future__ import annotations

import gzip
import json
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = "<html><head><meta charset='utf-8'></head><body><p>Quận ủy họp.</p></body></html>".encode()
Answer = tuple[int, bytes, dict[str, str]]


def bomb(megabytes: int = 100) -> bytes:
    squeeze = zlib.compressobj(9, wbits=31)
    pieces = [squeeze.compress(bytes(1_000_000)) for _ in range(megabytes)]
    return b"".join(pieces) + squeeze.flush()


def brotli_bomb(megabytes: int = 50) -> bytes:
    import brotli

    return bytes(brotli.compress(bytes(megabytes * 1_000_000), quality=1))


BOMB = bomb()
BROTLI_BOMB = brotli_bomb()


class Web:
    """The server's address, what it was asked, its robots.txt and pages of the test's own."""

    def __init__(self, address: str, port: int) -> None:
        self.base = f"http://{address}:{port}"
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.agents: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.connections: set[int] = set()
        self.robots: tuple[int, bytes] = (404, b"")
        self.pages: dict[str, bytes] = {}
        self.answers: dict[str, Callable[[dict[str, str]], Answer]] = {}
        """Paths that answer as the test says: from the request's headers."""

    def __call__(self, path: str) -> str:
        return self.base + path


class Handler(BaseHTTPRequestHandler):
    """Each path is one behaviour."""

    web: Web
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.web.asked[path] += 1
        self.web.connections.add(self.client_address[1])
        self.web.times.append(time.monotonic())
        self.web.agents.append(self.headers.get("User-Agent", ""))
        self.web.headers.append(self.told())
        try:
            self.play(path)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def told(self) -> dict[str, str]:
        return {name.title(): value for name, value in self.headers.items()}

    def play(self, path: str) -> None:
        if self.path in self.web.answers:
            status, body, headers = self.web.answers[self.path](self.told())
            self.answer(status, body, **headers)
        elif self.path in self.web.pages or path in self.web.pages:
            self.answer(200, self.web.pages.get(self.path, self.web.pages.get(path, b"")))
        else:
            name = "play_" + path.strip("/").replace("-", "_").replace(".", "_")
            getattr(self, name, self.play_404)()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        names.setdefault("Content-Type", "text/html; charset=utf-8")
        if status != 304:
            names.setdefault("Content-Length", str(len(body)))
        for name, value in names.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def begin(self, **headers: str) -> None:
        self.send_response(200)
        for name, value in ({"Content-Type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def play_robots_txt(self) -> None:
        self.answer(*self.web.robots, Content_Type="text/plain")

    def play_page(self) -> None:
        self.answer(200, PAGE)

    def play_empty(self) -> None:
        self.answer(200)

    def play_404(self) -> None:
        self.answer(404, b"nothing here")

    def play_401(self) -> None:
        self.answer(401)

    def play_403(self) -> None:
        self.answer(403)

    def play_410(self) -> None:
        self.answer(410)

    def play_451(self) -> None:
        self.answer(451)

    def play_500(self) -> None:
        self.answer(500)

    def play_502(self) -> None:
        self.answer(502)

    def play_flapping(self) -> None:
        self.answer(503 if self.web.asked["/flapping"] < 3 else 200, PAGE)

    def play_busy(self) -> None:
        if self.web.asked["/busy"] < 2:
            self.answer(429, Retry_After="1")
        else:
            self.answer(200, PAGE)

    def play_busy_until(self) -> None:
        if self.web.asked["/busy-until"] < 2:
            self.answer(503, Retry_After=formatdate(time.time() + 1.5, usegmt=True))
        else:
            self.answer(200, PAGE)

    def play_busy_for_hours(self) -> None:
        self.answer(503, Retry_After="7200")

    def play_loop(self) -> None:
        self.answer(302, Location="/loop")

    def play_long_way(self) -> None:
        step = self.web.asked["/long-way"]
        self.answer(302, Location=f"/long-way?{step}")

    def play_moved(self) -> None:
        self.answer(301, Location="/page")

    def play_moved_308(self) -> None:
        self.answer(308, Location="page")

    def play_to_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def play_to_nowhere(self) -> None:
        self.answer(302, Location="http://[::1")

    def play_to_metadata(self) -> None:
        self.answer(302, Location="http://169.254.169.254/latest/meta-data/")

    def play_pdf(self) -> None:
        self.answer(200, b"%PDF", Content_Type="application/pdf")

    def play_picture(self) -> None:
        self.answer(200, b"\xff\xd8\xff", Content_Type="image/jpeg")

    def play_json(self) -> None:
        self.answer(200, json.dumps({"a": 1}).encode(), Content_Type="application/json")

    def play_no_type(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def play_no_length(self) -> None:
        self.begin(Connection="close")
        self.wfile.write(PAGE)
        self.close_connection = True

    def play_chunked(self) -> None:
        self.begin(Transfer_Encoding="chunked")
        for piece in (PAGE[:20], PAGE[20:]):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def play_broken_chunks(self) -> None:
        self.begin(Transfer_Encoding="chunked")
        self.wfile.write(b"zz\r\n" + PAGE)
        self.close_connection = True

    def play_cookie(self) -> None:
        self.answer(200, PAGE, Set_Cookie="a=b; Path=/")

    def play_large(self) -> None:
        self.begin()
        for _ in range(200):
            self.wfile.write(b"x" * 1_000_000)
        self.close_connection = True

    def play_large_told(self) -> None:
        self.answer(200, b"x" * 3_000_000)

    def play_gzip(self) -> None:
        self.answer(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def play_deflate(self) -> None:
        self.answer(200, zlib.compress(PAGE), Content_Encoding="deflate")

    def play_bare_deflate(self) -> None:
        squeeze = zlib.compressobj(wbits=-15)
        self.answer(200, squeeze.compress(PAGE) + squeeze.flush(), Content_Encoding="deflate")

    def play_brotli(self) -> None:
        import brotli

        self.answer(200, brotli.compress(PAGE), Content_Encoding="br")

    def play_bomb(self) -> None:
        self.answer(200, BOMB, Content_Encoding="gzip")

    def play_brotli_bomb(self) -> None:
        self.answer(200, BROTLI_BOMB, Content_Encoding="br")

    def play_bad_gzip(self) -> None:
        self.answer(200, b"this is no gzip", Content_Encoding="gzip")

    def play_bad_brotli(self) -> None:
        self.answer(200, b"this is no brotli" * 9, Content_Encoding="br")

    def play_half_gzip(self) -> None:
        self.answer(200, gzip.compress(PAGE)[:-9], Content_Encoding="gzip")

    def play_odd_encoding(self) -> None:
        self.answer(200, PAGE, Content_Encoding="rot13")

    def play_drip(self) -> None:
        self.begin(Content_Length="100000")
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def play_drip_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            self.wfile.write(f"X-{number}: y\r\n".encode())
            self.wfile.flush()
            time.sleep(0.1)

    def play_hang(self) -> None:
        time.sleep(10)

    def play_reset(self) -> None:
        self.connection.close()
        self.close_connection = True

    def play_short(self) -> None:
        self.answer(200, PAGE, Content_Length=str(len(PAGE) + 500))
        self.close_connection = True

    def play_nonsense(self) -> None:
        self.wfile.write(b"this is no HTTP\r\n\r\n")
        self.close_connection = True

    def play_headers(self) -> None:
        self.send_response(200)
        for number in range(2000):
            self.send_header(f"X-{number}", "x" * 100)
        self.end_headers()
        self.close_connection = True


@contextmanager
def serving(address: str = "127.0.0.1", tls: Any = None) -> Iterator[Web]:
    """Serve on a free port of an address, over TLS with a context."""
    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    state = Web(address, server.server_address[1])
    server.RequestHandlerClass = type("Bound", (Handler,), {"web": state})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()
