"""The contract: what one article turns into, as Pydantic models.

Offsets are Unicode code points into `article.text`, end-exclusive, and
`article.text[start:end] == text` holds for every mention. Values that the text
does not settle are null, with the reason beside them; nothing is guessed.

The JSON Schema of these models is written to `schemas/` and read by people, so
each field says what it means and in which unit.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Span = tuple[int, int]
DateKind = Literal["date", "interval", "duration"]
Level = Literal["central", "province", "district", "commune", "grassroots"]
DocumentType = Literal[
    "directive", "conclusion", "resolution", "regulation", "decision", "plan", "guideline",
    "notice", "circular", "report", "programme", "scheme", "letter", "telegram", "decree",
    "law", "constitution", "other",
]  # fmt: skip
Approximation = Literal["at_least", "almost", "about"]
Recipient = Literal[
    "collective", "individual", "mixed", "household", "party_member", "party_organization",
    "exemplar", "work", "prize", "certificate", "other",
]  # fmt: skip
EventType = Literal[
    "final_review", "interim_review", "commendation", "study", "congress", "contest", "meeting"
]
WarningCode = Literal[
    "total_mismatch", "ratio_mismatch", "part_exceeds_whole", "event_after_publication",
    "document_after_event", "impossible_date", "issue_date_conflict", "unit_did_not_exist",
    "count_conflict", "date_conflict",
]  # fmt: skip

Count = Annotated[int, Field(ge=0)]


class Model(BaseModel):
    """Base of every record model: frozen, no unknown fields, docstrings as descriptions."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Article(Model):
    """One article as it was read: text and what is known of where it came from."""

    id: str
    """The input's own id, else derived from the content: same input, same id."""
    url: str | None = None
    """Where it was published."""
    site: str | None = None
    """The paper's host or name."""
    title: str | None = None
    """The headline, where the input gives one apart from the text or on its first line."""
    authors: list[str] = []
    """Bylines."""
    published_at: str | None = None
    """ISO 8601 with +07:00 when a time is known, else a plain date."""
    text: str
    """NFC text; offsets of every mention point into it."""


class Mention(Model):
    """A stretch of `article.text` that was read as something."""

    start: int = Field(ge=0)
    """First code point of the mention in `article.text`."""
    end: int = Field(ge=0)
    """One past the last code point."""
    text: str
    """The mention as written: `article.text[start:end]`."""
    rule: str | None = None
    """Id of the rule that made it."""
    reason: str | None = None
    """Why a value was left open, in plain words; null when nothing is open."""


class DateMention(Mention):
    """A calendar expression and the time it stands for."""

    kind: DateKind
    """`date` (a point of any precision), `interval`, or `duration` (a bare length of time)."""
    value: str | None
    """EDTF / ISO 8601: 2025-05-16, 2024-02, 2021/2024, 2022~, XXXX-05-24; null when unknown."""
    resolved_from: Literal["text", "publication", "context"] | None = None
    """`text`: complete as written; `publication`: the year or day comes from the publication
    date; `context`: from another date in the article; null: only what is known."""


class AdministrativeUnit(Model):
    """An administrative unit as of the article's date (General Statistics Office codes)."""

    type: str
    """Quận, Huyện, Thị xã, Thành phố, Tỉnh, Phường, Xã, Thị trấn, Đặc khu."""
    name: str
    """The name with its type: "Quận Tây Hồ"."""
    code: str | None = None
    """Official statistical code; null where the source has none."""
    province: str | None = None
    """The province or centrally run city it lay in, with its type."""
    valid_to: str | None = None
    """The day it ceased to exist under this name and type; null while it exists."""
    became: list[str] = []
    """What it became on 1 July 2025 where it was merged or abolished, names with type."""


class CommitteeMention(Mention):
    """A body of the Party."""

    name: str | None
    """The committee without the organ, canonical: head word + unit ("Quận ủy Tây Hồ")."""
    organ: str | None = None
    """The organ of it that is named ("Ban Thường vụ"), canonical; null for the committee."""
    level: Level | None = None
    """Where the body stands: central, province, district, commune, grassroots."""
    unit: AdministrativeUnit | None = None
    """Its administrative unit; null where there is none or several are possible."""
    parent: str | None = None
    """The committee above it as of the article's date, canonical."""
    superiors: list[str] = []
    """All committees above it as of the article's date, nearest first."""
    resolved_from: Literal["text", "article", "context"] | None = None
    """`text`: named in full here; `article`: named in full elsewhere in the article;
    `context`: from a title, a province, a person's post; null: not resolved."""
    candidates: list[str] = []
    """Names that remain possible where `name` or `unit` is null."""


class DocumentMention(Mention):
    """A document of Party or State."""

    id: str | None
    """Canonical id: 05-CT/TW, 98/2023/NĐ-CP; null unless type, number and issuer are known."""
    type: DocumentType
    """The kind of document, by the head word, else the code, else the registry."""
    issuer: str | None = None
    """Who issued it, canonical."""
    issued: str | None = None
    """The day of issue, ISO date."""
    term: str | None = None
    """The term of the congress that it belongs to ("XII")."""
    title: str | None = None
    """Its subject: the quoted or "về …" words that follow."""
    resolved_from: Literal["text", "article", "registry"] | None = None
    """`text`: the id is written there; `article`: a fuller form elsewhere in the article;
    `registry`: the well-known document of that type and number; null: not resolved."""
    candidates: list[str] = []
    """Ids that remain possible where `id` is null."""


class AwardMention(Mention):
    """A count of recipients or awards in an act of honouring."""

    count: Count
    """The number as an integer: 1.666 is 1666."""
    approx: Approximation | None = None
    """`at_least` (hơn, trên), `almost` (gần), `about` (khoảng), or null for an exact count."""
    recipient: Recipient
    """What is counted."""
    act: str | None = None
    """The verb of honouring, its lemma ("biểu dương")."""
    form: str | None = None
    """The award given, when said ("Bằng khen")."""
    giver: str | None = None
    """Who gives it, canonical."""
    cumulative: bool = False
    """True when the count covers a stretch of time, not one occasion."""
    period: str | None = None
    """That stretch as in dates (P10Y, 2021/2024)."""
    total: bool = False
    """True when its parts are given too."""
    part_of: int | None = None
    """Index in `awards` of the count that it is a part of, where the text says so."""


class PersonMention(Mention):
    """A named person."""

    name: str
    """The full name, also for later short mentions of the same person."""
    roles: list[str] = []
    """The roles the text gives, as written, in order."""
    committee: str | None = None
    """The committee of the first party role, canonical."""


class Basis(Model):
    """What one slot of an event rests on."""

    span: Span
    """The stretch of text that says so."""
    rule: str
    """The rule that read it."""
    weak: bool = False
    """True when the cue is weak."""


class Event(Model):
    """An occasion that the article reports."""

    id: str
    """e1, e2, … in order of the text."""
    type: EventType
    """The kind of occasion."""
    date: str | None = None
    """When it was held, as in dates; an interval when it lasted several days."""
    committee: str | None = None
    """The body that held it, canonical; the first named where several did."""
    documents: list[str] = []
    """Ids of the documents it reviews, studies, announces or carries out."""
    awards: list[int] = []
    """Indices into `awards` of those given at it."""
    evidence: list[Span] = []
    """The sentences that say so."""
    name: str | None = None
    """The occasion as the text names it."""
    place: str | None = None
    """Where it was held, as written."""
    period: str | None = None
    """The stretch of time under review, as in dates."""
    people: list[str] = []
    """Full names of those who presided or spoke."""
    basis: dict[str, Basis] = {}
    """For each filled slot, the place and the rule it rests on."""


class Finding(Model):
    """Something in the article that does not add up."""

    code: WarningCode
    """The kind of contradiction."""
    message: str
    """The contradiction in plain words."""
    spans: list[Span] = []
    """The places that contradict each other."""


class Origin(Model):
    """Where a mention stands on the page that it came from."""

    field: Literal["dates", "committees", "documents", "awards", "people"]
    """Which list the mention is in."""
    index: int = Field(ge=0)
    """Its place in that list."""
    link: str | None = None
    """The address of the article with a text fragment: it opens at the mention."""
    element: str | None = None
    """XPath of the block that holds it; null where the page is not at hand."""


class Record(Model):
    """Everything read from one article."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    """Version of this contract."""
    rules_version: str | None = None
    """Version of the package and of the rule and fact data that made the record."""
    article: Article
    dates: list[DateMention] = []
    committees: list[CommitteeMention] = []
    documents: list[DocumentMention] = []
    awards: list[AwardMention] = []
    people: list[PersonMention] = []
    events: list[Event] = []
    warnings: list[Finding] = []
    provenance: list[Origin] | None = None
    """Where each mention stands on the page; null unless it is asked for (`--provenance`)."""

    @model_validator(mode="after")
    def _mentions_stand_in_the_text(self) -> Record:
        text = self.article.text
        for field in MENTION_FIELDS:
            for mention in getattr(self, field):
                if text[mention.start : mention.end] != mention.text:
                    raise ValueError(
                        f"{field}: {mention.text!r} does not stand at "
                        f"{mention.start}–{mention.end} of article.text"
                    )
        return self

    def _repr_html_(self) -> str:
        """Show the record in a notebook; how it looks is no business of the contract."""
        html: str = import_module("extract.viewing.notebook").record_html(self)
        return html


MENTION_FIELDS = ("dates", "committees", "documents", "awards", "people")
