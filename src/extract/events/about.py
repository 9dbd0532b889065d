"""Which documents an occasion reviews, studies, announces or carries out."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.lexicon import cue
from extract.events.occasions import Occasion
from extract.events.scene import Scene
from extract.record import DocumentMention

_REACH = 30
_DEED = 400


def documents_in_name(place: Occasion) -> list[DocumentMention]:
    """List the documents in the words that say which occasion it is."""
    if not (place.named and place.introduces):
        return []
    scene, end = place.scene, place.sentence.end
    speech = cue("cue.speech").search(scene.lower, place.head_end, end)
    stop = speech.start() if speech else end
    found = scene.within(scene.mentions.documents, place.head, stop)
    return [one for one in found if not _is_ground(scene, one)]


def documents_dealt_with(scene: Scene, start: int, end: int) -> Iterator[DocumentMention]:
    """List the documents that sentences between two places say were heard or examined."""
    for document in scene.within(scene.mentions.documents, start, end):
        sentence = scene.reading.sentence_at(document.start)
        deed = cue("deed.document").match(scene.lower, sentence.start, sentence.end)
        if not (deed and deed.end() <= document.start < deed.end() + _DEED):
            continue
        if not cue("deed.stop").search(scene.lower, deed.end(), document.start):
            yield document


def _is_ground(scene: Scene, document: DocumentMention) -> bool:
    """Tell whether it is replaced by what was decided, or what a decision rests on."""
    start = max(0, document.start - _REACH)
    return cue("cue.ground").search(scene.lower, start, document.start) is not None
