"""The language that the program speaks to a person: one for a process, English unless said."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from importlib.resources import files

from extract.language.catalogue import LANGUAGES, catalogue

_ASKED = ("EXTRACT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_spoken = "en"


def preferred(environment: Mapping[str, str]) -> str:
    """Return the language that an environment asks for: `EXTRACT_LANG`, else the locale.

    >>> preferred({"LANG": "vi_VN.UTF-8"}), preferred({"LANG": "fr_FR"}), preferred({})
    ('vi', 'en', 'en')
    >>> preferred({"EXTRACT_LANG": "en", "LANG": "vi_VN.UTF-8"})
    'en'
    """
    asked = next((environment[name] for name in _ASKED if environment.get(name)), "")
    return "vi" if asked.lower().split("_")[0].split(".")[0] == "vi" else "en"


def speak(language: str) -> None:
    """Choose the language of everything said from here on, click's own words too.

    Raises `ValueError` for one that has no catalogue.
    """
    global _spoken
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for {language!r}; there are {', '.join(LANGUAGES)}")
    _spoken = language
    os.environ["LANGUAGE"] = language  # where gettext, and so click, looks
    gettext.bindtextdomain("messages", str(files("extract.language")))


def spoken() -> str:
    """Return the language that is spoken."""
    return _spoken


def say(text: str, /, **values: object) -> str:
    """Say an English sentence in the language spoken; `{name}` is filled in.

    What the catalogue lacks is said in English.

    >>> say("{count} events", count=3)
    '3 events'
    """
    said = catalogue(_spoken, "messages").gettext(text) if text else text
    return said.format(**values) if values else said


def say_many(one: str, many: str, count: int) -> str:
    """Say a number of things; `{count}` is filled in, grouped as the language groups it.

    >>> [say_many("{count} event", "{count} events", count) for count in (1, 1200)]
    ['1 event', '1,200 events']
    """
    return say(one if count == 1 else many, count=grouped(count))


def grouped(count: int) -> str:
    """Write a number with its thousands grouped as the language spoken does.

    >>> grouped(12345)
    '12,345'
    """
    return f"{count:,}".replace(",", "." if _spoken == "vi" else ",")


def decimal(figure: str) -> str:
    """Write a decimal fraction with the sign that the language spoken has.

    >>> decimal("0.5")
    '0.5'
    """
    return figure.replace(".", ",") if _spoken == "vi" else figure
