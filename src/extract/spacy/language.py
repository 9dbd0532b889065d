"""A Vietnamese language for spaCy over syllables: no segmenter, no model, nothing rewritten."""

from __future__ import annotations

from collections.abc import Iterable

import regex
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

_TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}]*+|\p{N}++|[ ]|\s++|.", regex.DOTALL)


class SyllableTokenizer:
    """Cuts a text into syllables, runs of digits, signs and white space; `doc.text` is the text.

    >>> [token.text for token in SyllableTokenizer(Vocab())("Số 05-CT/TW.")]
    ['Số', '05', '-', 'CT', '/', 'TW', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize one text."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _TOKEN.findall(text):
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                continue
            words.append(piece)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str]) -> Iterable[Doc]:
        """Tokenize many texts."""
        return map(self, texts)

    def to_bytes(self, **_: object) -> bytes:
        """Return no bytes: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> SyllableTokenizer:
        """Restore from nothing."""
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def from_disk(self, *_: object, **__: object) -> SyllableTokenizer:
        """Restore from nothing."""
        return self


@spacy.registry.tokenizers("extract.SyllableTokenizer.v1")
def create_tokenizer() -> object:
    """Make the tokenizer for a config that names it."""
    return lambda nlp: SyllableTokenizer(nlp.vocab)


class VietnameseDefaults(Language.Defaults):
    """Defaults of `Vietnamese`: the syllable tokenizer."""

    config = {"nlp": {"tokenizer": {"@tokenizers": "extract.SyllableTokenizer.v1"}}}  # noqa: RUF012 (spaCy reads it so)


class Vietnamese(Language):
    """Vietnamese over syllables; spaCy's own needs pyvi and its models."""

    lang = "vi"
    Defaults = VietnameseDefaults


def blank() -> Vietnamese:
    """Make an empty Vietnamese pipeline, to which the components are added by name."""
    return Vietnamese()
