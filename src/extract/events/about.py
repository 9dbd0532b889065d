"""Which documents an occasion reviews, studies, announces or carries out."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.lexicon import cue, family
from extract.events.occasion import Occasion
from extract.events.scene import Scene
from extract.reading import Sentence
from extract.record import DocumentMention
from extract.rules import Rule

_REACH = 30
_DEED = 400
_FAR = 800


def documents_in_name(place: Occasion) -> list[DocumentMention]:
    """List the documents in the words that say which occasion it is."""
    if not (place.named and place.introduces):
        return []
    scene, end = place.scene, place.sentence.end
    found = scene.within(scene.documents, place.head, end)
    if not found:
        return []
    speech = cue("cue.speech").search(scene.lower, place.head_end, end)
    stop = speech.start() if speech else end
    return [one for one in found if one.start < stop and not _is_ground(scene, one)]


def documents_dealt_with(scene: Scene, start: int, end: int) -> Iterator[DocumentMention]:
    """List the documents that sentences between two places say were dealt with there."""
    for document in scene.within(scene.documents, start, end):
        sentence = scene.reading.sentence_at(document.start)
        if document.start - sentence.start > _FAR or scene.reading.furniture.covers(document.start):
            continue
        if cue("cue.long_ago").search(scene.lower, sentence.start, document.start):
            continue
        if any(_is_dealt_with(scene, sentence, document, deed) for deed in family("deed")):
            yield document


def _is_dealt_with(scene: Scene, sentence: Sentence, document: DocumentMention, deed: Rule) -> bool:
    """Whether a sentence begins with a deed, and the document is what it was done with."""
    match = cue(deed.id.removeprefix("events.")).match(scene.lower, sentence.start, sentence.end)
    if not (match and match.end() <= document.start < match.end() + _DEED):
        return False
    return not cue("cue.turn").search(scene.lower, match.end(), document.start)


def _is_ground(scene: Scene, document: DocumentMention) -> bool:
    """Tell whether it is replaced by what was decided, or what a decision rests on."""
    start = max(0, document.start - _REACH)
    return cue("cue.ground").search(scene.lower, start, document.start) is not None
