"""`extract clean`: the article on a page, and with --debug what was left out of it and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from extract.cli.fetching import FetchOptions, fetch_options
from extract.cli.translation import complain
from extract.language import names, say

if TYPE_CHECKING:
    from extract.cleaning.page import CleanedPage
    from extract.sources import Input

SOME_FAILED = 1
_LONGEST = 160
_COLUMN = 14
"""Columns in which it stands why a stretch was left out."""


@click.command(
    "clean",
    epilog="""\
A SOURCE is an http(s) address, a saved .html page, a .warc.gz archive, a folder of these.

\b
Examples:
  extract clean https://bao.vn/bai-viet.html
  extract clean page.html --debug
  extract clean page.html --profiles my-sites.toml""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--debug", is_flag=True,
              help="Show every stretch of the page, kept or dropped, with the reason.",
              )  # fmt: skip
@fetch_options
def command(sources: tuple[str, ...], debug: bool, **given: Any) -> None:
    """Show the article on a page: title, time, authors, text."""
    from extract.errors import SourceError
    from extract.sources import fetch_inputs, walk

    options = FetchOptions.take(given)
    failed = False
    for item in fetch_inputs(walk(sources), **options.settings()):
        try:
            if isinstance(item, SourceError):
                raise item
            show(item, debug)
        except SourceError as error:
            failed = True
            complain(error)
    sys.exit(SOME_FAILED if failed else 0)


def show(item: Input, debug: bool) -> None:
    """Print the article of one page; raises `SourceError` when there is none."""
    from extract.cleaning.page import examine, require_whole

    page = item.page()
    cleaned = examine(page)
    _head(cleaned)
    if debug:
        _segments(cleaned)
    else:
        click.echo(cleaned.article.text)
    require_whole(page, cleaned)


def _head(cleaned: CleanedPage) -> None:
    article, told = cleaned.article, cleaned.told
    time = f"{article.published_at or '—'}  ({_source(told.published_from)})"
    named = [
        (say("title"), article.title), (say("published"), time),
        (say("authors"), ", ".join(article.authors)), (say("site"), article.site),
        (say("address"), article.url), (say("profile"), cleaned.profile),
    ]  # fmt: skip
    width = max(len(name) for name, _ in named)
    for name, value in named:
        if value:
            click.echo(click.style(f"{name:>{width}}  ", dim=True) + value)
    click.echo()


def _source(code: str | None) -> str:
    return say(names.TIMES_FROM.get(code, code)) if code else say("not told")


def _segments(cleaned: CleanedPage) -> None:
    for segment in cleaned.body.segments:
        text = segment.text if len(segment.text) <= _LONGEST else segment.text[:_LONGEST] + " …"
        if segment.dropped:
            why = say(names.LEFT_OUT.get(segment.dropped, segment.dropped))
            click.echo(click.style(f"  - {why:<{_COLUMN}} {text}", dim=True))
        else:
            click.echo(click.style("  + ", fg="green") + f"{segment.element.tag:<{_COLUMN}} {text}")
