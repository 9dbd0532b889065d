"""How a text is read: a folded view beside it, sentences, furniture, words on demand."""

from extract.reading.fold import View, canonical, fold, name_key
from extract.reading.reading import Reading
from extract.reading.sentences import Sentence

__all__ = ["Reading", "Sentence", "View", "canonical", "fold", "name_key"]
