"""What every test can ask for.

Property tests try the same examples each time, so that a build fails for what was changed in
it; `HYPOTHESIS_PROFILE=default` looks for new ones.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

from .web_server import Web, serving

# Pages of one test are no answers to another: each process of the tests has a cache of its own.
_cache = tempfile.TemporaryDirectory(prefix="extract-cache-")
os.environ["EXTRACT_CACHE"] = _cache.name

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture
def web() -> Iterator[Web]:
    """A real HTTP server on 127.0.0.1, for one test."""
    with serving() as server:
        yield server


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real server that speaks S3, for one test: the address of an empty bucket."""
    from .s3_server import serving as serving_s3

    with serving_s3(monkeypatch) as address:
        yield address
