"""Compiled patterns, kept between runs.

Compiling two hundred patterns takes the `regex` module a second and a half; reading them
back compiled takes thirty milliseconds. They are kept in the user's cache folder, by version
of Python, of `regex` and of the pattern's own text: a pattern that changed is compiled anew,
and a cache that cannot be read or written is done without.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

import regex

from extract._version import __version__

_Key = tuple[str, int, tuple[tuple[str, frozenset[str]], ...]]
_Store = dict[_Key, regex.Pattern[str]]
_added = False


def compile_pattern(source: str, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[str]:
    r"""Compile a pattern as `regex.compile` does, or take it as it was compiled before.

    `lists` are the named lists that the pattern refers to as `\L<name>`.

    >>> compile_pattern("ngày ([0-9]+)").findall("từ ngày 16 đến ngày 18")
    ['16', '18']
    """
    global _added
    store = _store()
    key = (source, int(flags), tuple((name, frozenset(lists[name])) for name in sorted(lists)))
    if key not in store:
        store[key] = regex.compile(source, flags, **lists)  # type: ignore[arg-type]
        _added = True
    return store[key]


def alternation(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest where several begin alike.

    Factored by first letters: several times as fast as a plain list where nothing matches.

    >>> alternation(["Hội", "Hội đồng", "Bộ"])
    '(?:Bộ|Hội(?: đồng)?)'
    """
    tails = sorted(set(words))
    if tails == [""]:
        return ""
    branches: list[str] = [
        regex.escape(first, special_only=True, literal_spaces=True)
        + alternation(word[1:] for word in group)
        for first, group in groupby((word for word in tails if word), key=lambda word: word[0])
    ]
    if len(branches) == 1 and "" not in tails:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in tails else ''}"


def cache_file() -> Path:
    """Return where compiled patterns are kept: `$XDG_CACHE_HOME` or `~/.cache`."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    python = f"{sys.version_info[0]}{sys.version_info[1]}"
    name = f"patterns-{__version__}-{python}-{regex.__version__}.pickle"
    return folder / "extract-vn" / name


@cache
def _store() -> _Store:
    atexit.register(_save)
    try:
        kept: _Store = pickle.loads(cache_file().read_bytes())  # noqa: S301 (our own file)
    except Exception:  # no cache, or one that is broken: compile
        return {}
    return kept if isinstance(kept, dict) else {}


def _save() -> None:
    """Write the cache whole or not at all, when something was added to it."""
    if not _added:
        return
    try:
        file = cache_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
            part.write(pickle.dumps(_store(), protocol=5))
        Path(part.name).replace(file)
    except OSError:
        return
