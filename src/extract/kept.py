"""What is made of the rules, kept between runs: compiled patterns, parsed data files.

Making them takes most of a first start: two seconds, where reading them back takes
hundredths. They are kept in one file of the user's cache folder, each under what it was made
of and the code that made it: what changed is made anew, and a file that cannot be read or
written is done without. Each is unpacked only when asked for.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import ParamSpec, TypeVar

import regex

from extract._version import __version__

P = ParamSpec("P")
Made = TypeVar("Made")

_MOST_BYTES = 8_000_000
_added: dict[bytes, bytes] = {}
_asked: set[bytes] = set()


def kept(make: Callable[P, Made]) -> Callable[P, Made]:
    """Let the results of a pure function be kept between runs.

    Its arguments must have a `repr` that tells them fully and always in the same way: strings,
    numbers, tuples of them. Its results must pickle.

    >>> @kept
    ... def squares(number: int) -> list[int]:
    ...     return [one * one for one in range(number)]
    >>> squares(4)
    [0, 1, 4, 9]
    """
    known: dict[str, Made] = {}

    @wraps(make)
    def recall(*args: P.args, **kwargs: P.kwargs) -> Made:
        told = repr((args, kwargs))
        if told not in known:
            known[told] = _recall(_key(make, told), lambda: make(*args, **kwargs))
        return known[told]

    return recall


def cache_file() -> Path:
    """Return where it is kept: under `$XDG_CACHE_HOME`, else `~/.cache`."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    python = f"{sys.version_info[0]}{sys.version_info[1]}"
    name = f"rules-{__version__}-{python}-{regex.__version__}.pickle"
    return folder / "extract-vn" / name


def _key(make: Callable[..., object], told: str) -> bytes:
    code = make.__code__.co_filename
    return blake2b(
        f"{make.__qualname__} {told}".encode(), key=_digest(code), digest_size=16
    ).digest()


@cache
def _digest(code: str) -> bytes:
    """Tell one state of a file of code from another."""
    try:
        return blake2b(Path(code).read_bytes(), digest_size=16).digest()
    except OSError:
        return code.encode()[-16:]


def _recall(key: bytes, make: Callable[[], Made]) -> Made:
    _asked.add(key)
    with suppress(Exception):  # not kept, or broken: make it
        found: Made = pickle.loads(_store()[key])  # noqa: S301 (our own file)
        return found
    found = make()
    _added[key] = pickle.dumps(found, protocol=5)
    return found


@cache
def _store() -> dict[bytes, bytes]:
    atexit.register(_save)
    try:
        store: dict[bytes, bytes] = pickle.loads(cache_file().read_bytes())  # noqa: S301
    except Exception:  # no file, or one that is broken
        return {}
    return store if isinstance(store, dict) else {}


def _save() -> None:
    """Write the file whole or not at all, when something was added to it."""
    if not _added:
        return
    try:
        file = cache_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
            part.write(pickle.dumps(_worth_keeping(_store() | _added), protocol=5))
        Path(part.name).replace(file)
    except OSError:
        return


def _worth_keeping(store: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """Drop what this run did not ask for from a store that has grown large."""
    if sum(map(len, store.values())) <= _MOST_BYTES:
        return store
    return {key: store[key] for key in store if key in _asked}
