"""A real HTTP server on 127.0.0.1 that plays the web at its worst."""

from __future__ import annotations

import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><head><meta charset='utf-8'></head><body><p>Quận ủy họp.</p></body></html>".encode()


def bomb(megabytes: int = 100) -> bytes:
    squeeze = zlib.compressobj(9, wbits=31)
    pieces = [squeeze.compress(bytes(1_000_000)) for _ in range(megabytes)]
    return b"".join(pieces) + squeeze.flush()


BOMB = bomb()


class Web:
    """The server's address, what it was asked, its robots.txt and pages of the test's own."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.robots: tuple[int, bytes] = (404, b"")
        self.pages: dict[str, bytes] = {}

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
        self.web.times.append(time.monotonic())
        if path in self.web.pages:
            self.answer(200, self.web.pages[path])
            return
        play: Callable[[], None] = getattr(
            self, "play_" + path.strip("/").replace("-", "_"), self.play_404
        )
        try:
            play()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        names.setdefault("Content-Type", "text/html; charset=utf-8")
        names.setdefault("Content-Length", str(len(body)))
        for name, value in names.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def play_robots_txt(self) -> None:
        self.answer(*self.web.robots, Content_Type="text/plain")

    do_robots = play_robots_txt

    def play_page(self) -> None:
        self.answer(200, PAGE)

    def play_empty(self) -> None:
        self.answer(200)

    def play_404(self) -> None:
        if self.path == "/robots.txt":
            self.play_robots_txt()
        else:
            self.answer(404, b"nothing here")

    def play_403(self) -> None:
        self.answer(403)

    def play_410(self) -> None:
        self.answer(410)

    def play_500(self) -> None:
        self.answer(500)

    def play_flapping(self) -> None:
        if self.web.asked["/flapping"] < 3:
            self.answer(503)
        else:
            self.answer(200, PAGE)

    def play_busy(self) -> None:
        if self.web.asked["/busy"] < 2:
            self.answer(429, Retry_After="1")
        else:
            self.answer(200, PAGE)

    def play_loop(self) -> None:
        self.answer(302, Location="/loop")

    def play_moved(self) -> None:
        self.answer(301, Location="/page")

    def play_to_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def play_to_metadata(self) -> None:
        self.answer(302, Location="http://169.254.169.254/latest/meta-data/")

    def play_pdf(self) -> None:
        self.answer(200, b"%PDF", Content_Type="application/pdf")

    def play_no_type(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def play_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"x" * 1_000_000)
        self.close_connection = True

    def play_bomb(self) -> None:
        self.answer(200, BOMB, Content_Encoding="gzip")

    def play_bad_gzip(self) -> None:
        self.answer(200, b"this is no gzip", Content_Encoding="gzip")

    def play_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
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

    def play_headers(self) -> None:
        self.send_response(200)
        for number in range(2000):
            self.send_header(f"X-{number}", "x" * 100)
        self.end_headers()
        self.close_connection = True


@contextmanager
def serving() -> Iterator[Web]:
    """Serve on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state = Web(server.server_address[1])
    server.RequestHandlerClass = type("Bound", (Handler,), {"web": state})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()
