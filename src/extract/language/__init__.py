"""Vietnamese beside English: catalogues of what the program and its pages say.

English is written in the code and is the key; `vi/LC_MESSAGES/*.po` holds the Vietnamese,
compiled to the `.mo` beside it by `make words`.
"""

from extract.language.catalogue import LANGUAGES, page_words
from extract.language.voice import preferred, say, say_many, speak, spoken

__all__ = ["LANGUAGES", "page_words", "preferred", "say", "say_many", "speak", "spoken"]
