"""Words and tags by underthesea, aligned back to the view: only for sentences that need them.

underthesea gives no offsets. `word_tokenize(…, use_token_normalize=False)` never rewrites NFC
text, so its tokens are found again by a left-to-right search. Importing it takes about a
second and tagging 25 ms per 1,000 characters: callers ask for one sentence at a time, and
only where a tag decides something.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A segmented word: offsets into the sentence's text, and its part-of-speech tag.

    Tags are underthesea's: N noun, Np proper noun, V verb, A adjective, E preposition,
    CH punctuation, …
    """

    start: int
    end: int
    text: str
    tag: str


@lru_cache(maxsize=512)
def tag_words(sentence: str) -> tuple[Word, ...]:
    """Segment and tag one sentence (folded text, at most a few hundred characters).

    >>> [(word.text, word.tag) for word in tag_words("Quận ủy Tây Hồ tổ chức hội nghị")][-2:]
    [('tổ chức', 'V'), ('hội nghị', 'N')]
    """
    from underthesea import pos_tag

    words: list[Word] = []
    at = 0
    for token, tag in pos_tag(sentence):
        span = _find(sentence, token, at)
        if span is None:
            continue
        words.append(Word(*span, sentence[span[0] : span[1]], tag))
        at = span[1]
    return tuple(words)


def _find(sentence: str, token: str, at: int) -> tuple[int, int] | None:
    """Where the token stands at or after `at`, whatever happened to its inner spaces."""
    syllables = token.split()
    start = end = sentence.find(syllables[0], at) if syllables else -1
    if start < 0:
        return None
    for syllable in syllables:
        found = sentence.find(syllable, end)
        if found < 0:
            return None
        end = found + len(syllable)
    return start, end
