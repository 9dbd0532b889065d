"""How a fetch fails, told so that a person knows what to do, and which failures may pass."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from extract.errors import SourceError
from extract.fetching.page import Limits
from extract.language import mark

TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_WHAT_TO_DO = {
    401: mark("the page is not open to all"),
    403: mark("the site refuses programs; open it in a browser"),
    404: mark("check the address"),
    410: mark("the page was taken away"),
    429: mark("wait and try again"),
    451: mark("it may not be shown for legal reasons"),
}


class PassingError(Exception):
    """A failure that may pass when the page is asked for again."""

    def __init__(self, error: SourceError, retry_after: float | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.retry_after = retry_after
        """Seconds that the server asks to wait; null when it does not say."""


def refused(name: str, status: int) -> SourceError:
    """Tell that the server answered with an error."""
    fallback = (
        mark("the server has a fault; try later") if status >= 500 else mark("check the address")
    )
    known = status in HTTPStatus.__members__.values()
    phrase = f" ({HTTPStatus(status).phrase})" if known else ""
    return SourceError(
        name, "http_status", f"the server answered {status}{phrase}",
        _WHAT_TO_DO.get(status, fallback),
    )  # fmt: skip


def timed_out(name: str, seconds: float) -> SourceError:
    """Tell that no whole answer came in time."""
    return SourceError(
        name, "timeout", f"no whole answer within {seconds:g} seconds", "try again later"
    )


def dripping(name: str, limits: Limits) -> SourceError:
    """Tell that a page began to come and then hardly went on."""
    return SourceError(
        name, "timeout",
        f"less than {limits.drip_bytes:,} bytes came in {limits.drip_seconds:g} seconds",
        "try again later",
    )  # fmt: skip


def broken(name: str, fault: Exception) -> SourceError:
    """Tell that the connection failed."""
    told = str(fault).strip() or type(fault).__name__
    return SourceError(
        name, "connection", f"the connection failed ({told})", "check the address and the network"
    )


def too_large(name: str, limits: Limits) -> SourceError:
    """Tell that the body exceeds its limit."""
    return SourceError(
        name, "too_large", f"the page is larger than {limits.size:,} bytes",
        "it is hardly an article",
    )  # fmt: skip


def redirects(name: str, limits: Limits) -> SourceError:
    """Tell that it redirects without end."""
    return SourceError(
        name, "too_many_redirects", f"it redirects more than {limits.redirects} times",
        "open it in a browser and give the final address",
    )  # fmt: skip


def bad_address(name: str) -> SourceError:
    """Tell that it is no http(s) address."""
    return SourceError(name, "bad_url", "this is no http(s) address", "check how it is written")


def private(name: str, fault: Exception) -> SourceError:
    """Tell that the host stands for an address inside a private network."""
    return SourceError(
        name, "private_address", str(fault), "use --allow-private if it is yours"
    )  # fmt: skip


def not_cached(name: str) -> SourceError:
    """Tell that the cache lacks it, and the network is not to be used."""
    return SourceError(
        name, "not_cached", "the cache does not hold it", "run once without --offline"
    )  # fmt: skip


def asks_to_wait(name: str, seconds: float) -> SourceError:
    """Tell that the server asks for more patience than there is."""
    return SourceError(
        name, "http_status", f"the server asks to come back in {seconds:,.0f} seconds",
        "feed it in again later",
    )  # fmt: skip


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds to wait that a Retry-After asks for: seconds or a date.

    The names of headers are lower-case, or the mapping does not mind.

    >>> retry_after({"retry-after": "120"})
    120.0
    """
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
