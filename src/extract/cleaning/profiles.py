"""Site profiles: selectors for the sites on which the general way falls short.

They are data (`profiles.toml`); a file of one's own, named by `$EXTRACT_PROFILES`, comes before
those of the package.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from extract.errors import SourceError
from extract.language import mark

_OWN = "EXTRACT_PROFILES"


class Profile(BaseModel):
    """Where on the pages of a site the parts of an article stand: CSS selectors."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    hosts: tuple[str, ...]
    """The hosts it is for, with their sub-domains."""
    comment: str
    """What goes wrong without it."""
    body: str | None = None
    """The box of the article's text."""
    standfirst: str | None = None
    """The standfirst, where it stands outside the box or unmarked in it."""
    title: str | None = None
    """The headline."""
    published: str | None = None
    """The element that tells the time of publication."""
    authors: str | None = None
    """The elements that name who wrote it."""
    drop: tuple[str, ...] = ()
    """What is never the article."""

    @field_validator("body", "standfirst", "title", "published", "authors", "drop")
    @classmethod
    def _is_selector(cls, given: Any) -> Any:
        from cssselect import SelectorError
        from lxml.cssselect import CSSSelector

        for selector in (given,) if isinstance(given, str) else given or ():
            try:
                CSSSelector(selector, translator="html")
            except SelectorError as fault:
                raise ValueError(mark(f"{selector!r} is no CSS selector ({fault})")) from fault
        return given


@dataclass(frozen=True)
class Places:
    """What a profile finds on one page."""

    profile: Profile
    """The profile."""
    box: Any
    """The body's element; null where the profile does not say or the page lacks it."""
    marks: dict[Any, frozenset[str]]
    """Elements with the parts of a page that they are."""
    title: Any
    """The headline's element; null likewise."""
    published: Any
    """The element with the time of publication; null likewise."""


def use_profiles(file: Path | str) -> None:
    """Use a file of profiles in this process and those that it starts; raises `SourceError`."""
    load_profiles(str(file))
    os.environ[_OWN] = str(file)


def profiles_version() -> str:
    """Name the user's own profiles by their content; empty where there are none."""
    own = os.environ.get(_OWN)
    return hashlib.sha256(Path(own).read_bytes()).hexdigest()[:8] if own else ""


def find_places(tree: Any, url: str | None) -> Places | None:
    """Return what the profile of a page's site finds on it; null where there is no profile."""
    profile = profile_of(url)
    if profile is None:
        return None
    marks: dict[Any, frozenset[str]] = {}
    for part, selectors in (
        ("furniture", profile.drop), ("standfirst", (profile.standfirst,)),
        ("author", (profile.authors,)),
    ):  # fmt: skip
        for selector in selectors:
            for element in _select(tree, selector):
                marks[element] = marks.get(element, frozenset()) | {part}
    return Places(
        profile, _first(tree, profile.body), marks,
        _first(tree, profile.title), _first(tree, profile.published),
    )  # fmt: skip


def profile_of(url: str | None) -> Profile | None:
    """Return the profile for an address."""
    host = urlsplit(url or "").hostname or ""
    own = os.environ.get(_OWN)
    for profile in (*(load_profiles(own) if own else ()), *_built_in()):
        if any(host == one or host.endswith(f".{one}") for one in profile.hosts):
            return profile
    return None


@cache
def load_profiles(file: str) -> tuple[Profile, ...]:
    """Load a file of profiles; raises `SourceError` naming what is wrong with it."""
    try:
        return parse_profiles(Path(file).read_text("utf-8"))
    except (OSError, ValueError) as fault:
        first = fault.errors()[0] if isinstance(fault, ValidationError) else None
        told = f"{'.'.join(map(str, first['loc']))}: {first['msg']}" if first else str(fault)
        raise SourceError(
            file, "bad_input", f"this is no file of site profiles ({told})",
            "see how to add a site profile in the documentation",
        ) from fault  # fmt: skip


def parse_profiles(source: str) -> tuple[Profile, ...]:
    r"""Read profiles from TOML.

    >>> source = '[[site]]\nhosts = ["bao.vn"]\ncomment = "no names"\nbody = "div#c"\n'
    >>> parse_profiles(source)[0].body
    'div#c'
    """
    return tuple(Profile.model_validate(site) for site in tomllib.loads(source).get("site", []))


@cache
def _built_in() -> tuple[Profile, ...]:
    return parse_profiles(files("extract.cleaning").joinpath("profiles.toml").read_text("utf-8"))


def _first(tree: Any, selector: str | None) -> Any:
    return next(iter(_select(tree, selector)), None)


def _select(tree: Any, selector: str | None) -> list[Any]:
    from lxml.cssselect import CSSSelector

    return list(CSSSelector(selector, translator="html")(tree)) if selector else []
