"""TLS: certificates are verified, names too; HTTP/2 is spoken where it is offered."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest
import trustme

from ..web_server import PAGE, Web, serving
from .getting import get, outcome


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
