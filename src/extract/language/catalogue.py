"""The catalogues, read with the standard library's gettext."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "vi")


@cache
def catalogue(language: str, domain: str) -> gettext.NullTranslations:
    """Load a language's catalogue; English has none, and says what the code says.

    What `messages` lacks is looked for in `pages`, which has the names of codes.
    """
    path = files("extract.language").joinpath(language, "LC_MESSAGES", f"{domain}.mo")
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        found = gettext.GNUTranslations(file)
    if domain != "pages":
        found.add_fallback(catalogue(language, "pages"))
    return found


def page_words(language: str) -> dict[str, str]:
    """Return what pages say, English → the language; empty for English.

    >>> page_words("vi")["Download CSV"]
    'Tải CSV'
    >>> page_words("en")
    {}
    """
    known = getattr(catalogue(language, "pages"), "_catalog", {})
    return {key: said for key, said in known.items() if key and isinstance(key, str)}
