"""TLS: certificates are verified, names too; HTTP/2 is spoken where it is offered."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

from ..web_server import PAGE, Web, serving
from .getting import get, get_all, outcome


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Web]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving(tls=context) as web:
        web.base = web.base.replace("http://", "https://")
        yield web


def test_a_certificate_of_a_known_authority_is_taken(
    secure: Web, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        assert get(secure("/page")).content == PAGE


def test_a_certificate_of_nobody_is_refused(secure: Web) -> None:
    assert outcome(secure("/page")) == "connection"
    assert not secure.asked


def test_a_certificate_of_another_name_is_refused(
    secure: Web, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with authority.cert_pem.tempfile() as file:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        assert outcome(secure("/page").replace("127.0.0.1", "localhost")) == "connection"


def test_plain_http_on_a_tls_port_is_told(secure: Web) -> None:
    assert outcome(secure("/page").replace("https://", "http://")) == "connection"


class Http2:
    """A server that speaks HTTP/2 and nothing else."""

    def __init__(self, context: ssl.SSLContext) -> None:
        context.set_alpn_protocols(["h2"])
        self._context = context
        self.streams: list[int] = []
        self.connections = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        talk.initiate_connection()
        writer.write(talk.data_to_send())
        while data := await reader.read(65_535):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self.streams.append(event.stream_id)
                    told = [(":status", "200"), ("content-type", "text/html")]
                    talk.send_headers(event.stream_id, told)
                    talk.send_data(event.stream_id, PAGE, end_stream=True)
            writer.write(talk.data_to_send())
        writer.close()

    def __enter__(self) -> str:
        self._loop = asyncio.new_event_loop()
        start = asyncio.start_server(self.answer, "127.0.0.1", 0, ssl=self._context)
        server = self._loop.run_until_complete(start)
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        return f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()


def test_http2_is_spoken_over_one_connection(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = Http2(context)
    with authority.cert_pem.tempfile() as file, server as base:
        monkeypatch.setenv("SSL_CERT_FILE", file)
        pages = get_all([f"{base}/{n}" for n in range(3)], ignore_robots=True)
    assert [page.content for page in pages] == [PAGE] * 3
    assert server.connections == 1
    assert len(server.streams) == 3
