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
    "count_conflict": "Two places count the same honours differently.",
    "date_conflict": "Two places date the same event differently.",
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
        "the resolution of a congress has no number",
        "a name alone does not tell the year of the law",
        "the article does not say which committee is meant",
        "several units bear this name",
        "the unit is not in the records",
        "no full name in the article",
        "impossible date: the interval ends before it begins",
    )
}
"""Why a value was left open, as records say it."""

DETAILS = {
    "organ": "organ", "level": "level", "parent": "above it", "kind": "kind", "type": "kind",
    "issuer": "issued by", "issued": "day of issue", "title": "subject", "recipient": "recipients",
    "approx": "rounded", "act": "act", "form": "award", "giver": "given by", "period": "covers",
    "roles": "roles", "unit": "administrative unit", "cumulative": "over several years",
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

FIGURES = {
    "mentions": "mentions of every field",
    "events": "event",
    "events.found": "events found",
    "events.slots": "event slots",
    "events.strict": "events with every slot right",
} | FIELDS
"""What figures of accuracy are of, by code; those of slots and attributes are named after them."""

ERROR_KINDS = {
    "missed": "missed", "wrong_value": "misread", "wrong_link": "taken from the wrong place",
    "spurious": "false alarm", "wrong_boundary": "right, other span",
    "wrong_attribute": "right, other attribute",
}  # fmt: skip

FOREIGN = (
    "No such file or directory", "Permission denied", "Is a directory", "Not a directory",
    "No space left on device", "Connection refused", "Connection reset by peer",
    "Name or service not known", "Temporary failure in name resolution",
    "No address associated with hostname", "Network is unreachable", "No route to host",
    "All connection attempts failed", "Field required", "Extra inputs are not permitted",
    "Input should be a valid string", "Input should be a valid integer",
    "Input should be a valid list", "Input should be a valid dictionary", "Value error, {fault}",
    "{field}: {text} does not stand at {start}–{end} of article.text",
    "Invalid JSON: {fault} at line {line} column {column}", "expected value", "the line",
    "the object",
    "Input should be {expected}",
)  # fmt: skip
"""What Python, the system and libraries say of an input, as far as newcomers meet it."""

LEFT_OUT = {
    "author": "author", "block": "block", "byline": "byline", "caption": "caption",
    "date": "date", "end": "after end", "furniture": "furniture", "headline": "headline",
    "lead": "lead", "line": "line", "link": "link", "outside": "outside",
    "repeated": "repeated", "teaser": "teaser",
}  # fmt: skip
"""Why a stretch of a page is no part of the article, in the fewest words."""

TIMES_FROM = {
    "json-ld": "from JSON-LD", "meta": "from the page's head", "visible": "as shown on the page",
    "profile": "by the site's profile",
}  # fmt: skip
"""Where the time of publication was read."""

GROUNDS = (
    "cited by number and date in public repositories",
    "cited by number in public repositories",
    "cited by number, date and issuer in a public thesis on land consolidation",
    "press, as stated in an article with number, date and issuer",
    "press, as stated in several articles",
)
"""Where the registry knows a document from, when that is no address."""

PARTS = FIELDS | {"events": "events", "warnings": "warnings"}
"""What a record has, by name."""

ALL = {
    "fields": FIELDS, "slots": SLOTS, "types": EVENT_TYPES, "recipients": RECIPIENTS,
    "levels": LEVELS, "document_types": DOCUMENT_TYPES, "date_kinds": DATE_KINDS,
    "approximations": APPROXIMATIONS, "resolutions": RESOLUTIONS, "warnings": WARNINGS,
    "reasons": REASONS, "details": DETAILS, "figures": FIGURES, "kinds": ERROR_KINDS,
}  # fmt: skip
"""Every table of names, for pages."""
