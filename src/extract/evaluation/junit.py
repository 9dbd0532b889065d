"""The report as JUnit XML: one test case per article and field, one per gate failure."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import regex

from extract.evaluation.changes import group
from extract.evaluation.errors import Error
from extract.evaluation.gate import Failure
from extract.evaluation.report import ArticleReport, Report

# Characters that XML 1.0 cannot hold, not even escaped.
_UNPRINTABLE = regex.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report, failures: Sequence[Failure] = ()) -> str:
    """Write JUnit XML. A case fails when its article has an error that counts in its field."""
    suites = Element("testsuites", name="extract eval")
    for field in report.fields:
        _add_suite(suites, field, report.articles)
    if failures:
        _add_gate(suites, failures)
    indent(suites)
    return tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _add_suite(suites: Element, field: str, articles: Sequence[ArticleReport]) -> None:
    judged = [one for one in articles if any(group(name) == field for name in one.scores)]
    wrong = {
        one.id: [e for e in one.errors if group(e.field) == field and e.counts] for one in judged
    }
    suite = SubElement(
        suites,
        "testsuite",
        name=field,
        tests=str(len(judged)),
        failures=str(sum(bool(errors) for errors in wrong.values())),
    )
    for article, errors in wrong.items():
        case = SubElement(suite, "testcase", classname=field, name=article)
        if errors:
            _fail(case, f"errors: {len(errors)}", "\n".join(map(_line, errors)))


def _add_gate(suites: Element, failures: Sequence[Failure]) -> None:
    count = str(len(failures))
    suite = SubElement(suites, "testsuite", name="gate", tests=count, failures=count)
    for number, failure in enumerate(failures, 1):
        case = SubElement(suite, "testcase", classname="gate", name=failure.field or f"{number}")
        _fail(case, failure.message, str(failure))


def _fail(case: Element, message: str, body: str) -> None:
    SubElement(case, "failure", message=_printable(message)).text = _printable(body)


def _line(error: Error) -> str:
    rule = f" [{error.rule}]" if error.rule else ""
    said = f"gold {error.gold}, got {error.predicted}"
    words = f" ⟦{error.text}⟧" if error.text else ""
    return f"{error.field} {error.kind}{words} {said}{rule}: {error.sentence}"


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("�", text)
