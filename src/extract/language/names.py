"""What codes of the record are called, in English words; the catalogue has the Vietnamese."""

from __future__ import annotations

FIELDS = {
    "dates": "dates", "committees": "committees", "documents": "documents", "awards": "awards",
    "people": "people",
}  # fmt: skip

SLOTS = {
    "type": "kind", "date": "date", "committee": "held by", "documents": "documents",
    "awards": "honoured", "name": "name", "place": "place", "period": "period reviewed",
    "people": "chaired or spoke",
}  # fmt: skip

EVENT_TYPES = {
    "final_review": "final review", "interim_review": "interim review",
    "commendation": "commendation", "study": "study session", "congress": "congress",
    "contest": "contest", "meeting": "meeting",
}  # fmt: skip

RECIPIENTS = {
    "collective": "collectives", "individual": "individuals",
    "mixed": "collectives and individuals", "household": "households",
    "party_member": "party members", "party_organization": "party organisations",
    "exemplar": "role models", "work": "works", "prize": "prizes", "certificate": "certificates",
    "other": "others",
}  # fmt: skip

LEVELS = {
    "central": "central", "province": "province", "district": "district", "commune": "commune",
    "grassroots": "grassroots",
}  # fmt: skip

DOCUMENT_TYPES = {
    "directive": "directive", "conclusion": "conclusion", "resolution": "resolution",
    "regulation": "regulation", "decision": "decision", "plan": "plan", "guideline": "guideline",
    "notice": "notice", "circular": "circular", "report": "report", "programme": "programme",
    "scheme": "scheme", "letter": "official letter", "telegram": "official telegram",
    "decree": "decree", "law": "law", "constitution": "constitution or charter",
    "other": "other document",
}  # fmt: skip

DATE_KINDS = {"date": "date", "interval": "span of time", "duration": "length of time"}

APPROXIMATIONS = {"at_least": "at least", "almost": "almost", "about": "about"}

RESOLUTIONS = {
    "text": "complete as written here",
    "publication": "completed from the day of publication",
    "context": "completed from what stands around it",
    "article": "completed from a fuller mention in the article",
    "registry": "known from the registry of documents",
}

SOURCES = {
    "text": "from text", "publication": "from publication", "context": "from context",
    "article": "from article", "registry": "from registry",
}  # fmt: skip
"""Where a value comes from, in the fewest words."""

WARNINGS = {
    "total_mismatch": "A total is not the sum of its parts.",
    "ratio_mismatch": "A share and its percentage do not agree.",
    "part_exceeds_whole": "A part is larger than its whole.",
    "event_after_publication": "The event is dated after the article was published.",
    "document_after_event": "A document was issued after the event that carries it out.",
    "impossible_date": "A date is not in the calendar.",
    "issue_date_conflict": "The day of issue differs from the registry's.",
    "unit_did_not_exist": "The unit did not exist on that date.",
}

REASONS = {
    reason: reason
    for reason in (
        "impossible date: the calendar has no such day",
        "no day is known that this day is told from",
        "a day of every year",
        "no year is written, and neither publication date nor context settles it",
        "neither the issuer is written nor a document of this number and date known",
        "several documents may be meant",
        "a name alone does not tell the year of the law",
        "the article does not say which committee is meant",
        "several units bear this name",
        "the unit is not in the records",
        "no full name in the article",
    )
}
"""Why a value was left open, as records say it."""

DETAILS = {
    "organ": "organ", "level": "level", "parent": "above it", "kind": "kind", "type": "kind",
    "issuer": "issued by", "issued": "day of issue", "title": "subject", "recipient": "recipients",
    "approx": "rounded", "act": "act", "form": "award", "giver": "given by", "period": "covers",
    "roles": "roles",
}  # fmt: skip
"""What else is known of a mention, by attribute."""

ERRORS = {
    "missing_file": "there is no such file",
    "unknown_kind": "this kind of file is not read",
    "unreadable_encoding": "the file is not UTF-8",
    "binary": "this is no text but binary data",
    "bad_json": "this is not the JSON that is read",
    "bad_input": "the input is not in the form that is read",
    "bad_archive": "the archive is damaged",
    "empty": "there is no text in it",
    "not_vietnamese": "the text is not Vietnamese (or has lost its diacritics)",
    "bad_url": "this is no http(s) address",
    "private_address": "the address is inside a private network",
    "connection": "the connection failed",
    "timeout": "the answer took too long",
    "http_status": "the server refused or has no such page",
    "too_many_redirects": "the address redirects too often",
    "too_large": "it is larger than an article can be",
    "not_html": "it is no web page",
    "no_article": "there is no article on the page",
    "paywall": "the article is not open to all",
    "robots": "the site's robots.txt forbids it",
    "hang": "reading it took too long",
    "crash": "it made the program fail",
    "not_cached": "the page was not kept by an earlier run",
    "missing_package": "this package is needed here and not installed",
}
"""Kinds of failure; said where the reason itself has no translation."""

ALL = {
    "fields": FIELDS, "slots": SLOTS, "types": EVENT_TYPES, "recipients": RECIPIENTS,
    "levels": LEVELS, "document_types": DOCUMENT_TYPES, "date_kinds": DATE_KINDS,
    "approximations": APPROXIMATIONS, "resolutions": RESOLUTIONS, "warnings": WARNINGS,
    "reasons": REASONS, "details": DETAILS,
}  # fmt: skip
"""Every table of names, for pages."""
