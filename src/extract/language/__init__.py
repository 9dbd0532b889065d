"""Vietnamese beside English: catalogues of what the program and its pages say.

English is written in the code and is the key; `vi/LC_MESSAGES/*.po` holds the Vietnamese,
compiled to the `.mo` beside it by `make words`. `say` speaks at once; `mark` leaves a sentence
in English where it is kept, and `retell` says it when it is shown.
"""

from extract.language.catalogue import LANGUAGES, page_words
from extract.language.retelling import in_every_language, mark, retell
from extract.language.times import say_time
from extract.language.voice import decimal, grouped, preferred, say, say_many, speak, spoken

__all__ = [
    "LANGUAGES",
    "decimal",
    "grouped",
    "in_every_language",
    "mark",
    "page_words",
    "preferred",
    "retell",
    "say",
    "say_many",
    "say_time",
    "speak",
    "spoken",
]
