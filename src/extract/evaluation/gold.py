"""Gold: hand-labelled articles, as models and as files.

A gold file has the shape of a record. A label may be `optional` (neither required nor
wrong when predicted) and may name, under `also`, other values that a careful reader could
defend. `people` and the attributes that no score uses may be left out; unknown keys may not.

The text stands in the file itself, or in a corpus: then the corpus folder's
`manifest.json` says which file holds the article with that id.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from extract.language import mark
from extract.record import (
    SCHEMA_VERSION,
    Article,
    AwardMention,
    CommitteeMention,
    DateMention,
    DocumentMention,
    Event,
    Finding,
    Mention,
    Model,
    PersonMention,
)

Split = Literal["real", "constructed"]


class GoldError(ValueError):
    """A gold file, corpus or manifest that cannot be used: names the file and the fault."""


class GoldDate(DateMention):
    """A labelled date."""

    optional: bool = False
    """Neither required nor wrong when predicted."""
    also: list[str | None] = Field(default_factory=list)
    """Other values that a careful reader could defend."""


class GoldCommittee(CommitteeMention):
    """A labelled committee."""

    optional: bool = False
    """Neither required nor wrong when predicted."""
    also: list[str | None] = Field(default_factory=list)
    """Other names that a careful reader could defend."""


class GoldDocument(DocumentMention):
    """A labelled document."""

    optional: bool = False
    """Neither required nor wrong when predicted."""
    also: list[str | None] = Field(default_factory=list)
    """Other ids that a careful reader could defend; null: leaving it open."""


class GoldAward(AwardMention):
    """A labelled award count."""

    optional: bool = False
    """Neither required nor wrong when predicted."""
    also: list[int | str | tuple[int, str]] = Field(default_factory=list)
    """Other readings: a count, a recipient, or both as a pair."""


class GoldPerson(PersonMention):
    """A labelled person."""

    optional: bool = False
    """Neither required nor wrong when predicted."""
    also: list[str] = Field(default_factory=list)
    """Other full names that a careful reader could defend."""


class SlotAlternatives(Model):
    """Other values of an event's slots that a careful reader could defend."""

    type: list[str] = Field(default_factory=list)
    """Other types."""
    date: list[str | None] = Field(default_factory=list)
    """Other dates; null: leaving it open."""
    committee: list[str | None] = Field(default_factory=list)
    """Other bodies; null: leaving it open."""
    documents: list[str | list[str]] = Field(default_factory=list)
    """An id: may be there or not. A list of ids: may stand for the whole slot."""
    awards: list[int | list[int]] = Field(default_factory=list)
    """An index: may be there or not. A list of indices: may stand for the whole slot."""


class GoldEvent(Event):
    """A labelled event."""

    optional: bool = False
    """Neither required nor wrong when predicted."""
    also: SlotAlternatives = SlotAlternatives()
    """Other values of its slots."""


class GoldArticle(Model):
    """The article that was labelled."""

    id: str
    """The article's id, the one its record carries."""
    url: str | None = None
    """Where it was published."""
    site: str | None = None
    """The paper's host or name."""
    title: str | None = None
    """The headline."""
    authors: list[str] = Field(default_factory=list)
    """Bylines."""
    published_at: str | None = None
    """ISO 8601 with +07:00 when a time is known, else a plain date."""
    text: str | None = None
    """NFC text; null or absent where the corpus holds it."""


class Labels(Model):
    """The hand labels of one article: what a gold file holds."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    """Version of the record contract."""
    article: GoldArticle
    dates: list[GoldDate]
    committees: list[GoldCommittee]
    documents: list[GoldDocument]
    awards: list[GoldAward]
    events: list[GoldEvent]
    people: list[GoldPerson] | None = None
    """Null or absent where people were not labelled: then they are not scored."""
    warnings: list[Finding] = Field(default_factory=list)

    @model_validator(mode="after")
    def _events_point_at_awards(self) -> Labels:
        for event in self.events:
            for index in _award_indices(event):
                if not 0 <= index < len(self.awards):
                    raise ValueError(mark(f"event {event.id}: there is no award {index}"))
        return self


class ManifestEntry(Model):
    """One article of a corpus."""

    file: str
    """File name in the corpus folder."""
    id: str
    """The article's id."""
    site: str | None = None
    """The paper's host or name, where the article itself shows it."""
    url: str | None = None
    """Where it was published, where the article itself shows it."""
    title: str | None = None
    """The headline, where it is known apart from the text."""
    authors: list[str] = Field(default_factory=list)
    """Bylines."""
    published_at: str | None = None
    """ISO 8601 date or time, where the article itself shows it."""
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """Digest of the file's bytes."""
    kind: Split
    """`real`: as printed by a paper; `constructed`: written for this project."""


def _award_indices(event: GoldEvent) -> list[int]:
    """List every award index that an event's labels name."""
    also = [[one] if isinstance(one, int) else one for one in event.also.awards]
    return [*event.awards, *chain.from_iterable(also)]


@dataclass(frozen=True)
class Gold:
    """One article with its labels, ready to be compared with a record."""

    article: Article
    labels: Labels
    split: Split = "real"
    path: Path | None = None


def load_gold(folder: Path | str, corpus: Path | str | None = None) -> list[Gold]:
    """Load every gold file of a folder, in order of file name.

    `corpus` is the folder of the articles' texts, needed for files without text.
    Raises `GoldError` when a file breaks the contract, a label does not stand in its
    text, or a text cannot be found.
    """
    folder = Path(folder)
    manifest = load_manifest(Path(corpus)) if corpus else {}
    paths = gold_paths(folder)
    if not paths:
        raise GoldError(f"{folder}: no gold files (*.json) here")
    return [_load(path, Path(corpus) if corpus else None, manifest) for path in paths]


def gold_paths(folder: Path) -> list[Path]:
    """Return the gold files of a folder; `baseline.json` is the gate's, not gold."""
    return sorted(path for path in folder.glob("*.json") if path.name != "baseline.json")


def load_manifest(corpus: Path) -> dict[str, ManifestEntry]:
    """Read a corpus folder's manifest, by article id; raises `GoldError` when it is broken."""
    path = corpus / "manifest.json"
    try:
        entries = [ManifestEntry.model_validate(entry) for entry in read_json(path)]
    except (ValidationError, TypeError) as fault:
        raise GoldError(f"{path}: {fault}") from fault
    return {entry.id: entry for entry in entries}


def read_json(path: Path) -> Any:
    """Read a JSON file; raises `GoldError` naming it when it is missing or broken."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise GoldError(f"{path}: {fault}") from fault


def parse_labels(content: Any, path: Path) -> Labels:
    """Check a gold file's content against the contract; raises `GoldError`."""
    try:
        return Labels.model_validate(content)
    except ValidationError as fault:
        raise GoldError(f"{path}: {fault}") from fault


def text_of(labels: Labels, corpus: Path | None, manifest: dict[str, ManifestEntry]) -> str:
    """Return the labelled text, NFC; raises `GoldError` when neither file nor corpus has it."""
    if labels.article.text is not None:
        return labels.article.text
    entry = manifest.get(labels.article.id)
    if corpus is None or entry is None:
        raise GoldError(f"article {labels.article.id}: no text here and none in the corpus")
    return read_text(corpus / entry.file)


def read_text(path: Path) -> str:
    """Read a corpus file as the text that offsets speak of: NFC, line breaks as they are."""
    try:
        return unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        raise GoldError(f"{path}: {fault}") from fault


def all_labels(labels: Labels) -> list[tuple[str, Mention]]:
    """List every labelled mention with the name of its field."""
    fields = ("dates", "committees", "documents", "awards", "people")
    return [(field, mention) for field in fields for mention in getattr(labels, field) or ()]


def _load(path: Path, corpus: Path | None, manifest: dict[str, ManifestEntry]) -> Gold:
    labels = parse_labels(read_json(path), path)
    text = text_of(labels, corpus, manifest)
    for field, mention in all_labels(labels):
        if text[mention.start : mention.end] != mention.text:
            raise GoldError(
                f"{path}: {field}: {mention.text!r} does not stand at "
                f"{mention.start}–{mention.end} of the text"
            )
    return join(labels, manifest.get(labels.article.id), text, path)


def join(labels: Labels, known: ManifestEntry | None, text: str, path: Path) -> Gold:
    """Join what gold file and manifest say of an article; the gold file goes first."""
    stated = labels.article.model_dump(exclude={"text"}, exclude_unset=True)
    listed = known.model_dump(exclude={"file", "sha256", "kind"}) if known else {}
    article = Article(**(listed | stated), text=text)
    return Gold(article, labels, known.kind if known else "real", path)
