"""`extract discover`: the articles that a feed, a sitemap or a section page links to."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from extract.cli.fetching import FetchOptions, fetch_options
from extract.cli.translation import complain
from extract.language import say

if TYPE_CHECKING:
    from extract.discovery import Link

SOME_FAILED = 1


@click.command(
    "discover",
    epilog="""\
A URL is that of an RSS or Atom feed, of a sitemap (an index, packed, of news), or of a
section page: its content tells. Exit code: 0 all read, 1 some failed, 2 wrong usage.

\b
Examples:
  extract discover https://bao.vn/rss/chinh-tri.rss --since 2024-05-01
  extract discover https://bao.vn/dang --match 'chỉ thị|kết luận' > links.txt
  extract discover https://bao.vn/sitemap.xml | extract run - -o records.jsonl""",
)
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
              help="Leave out what is dated before DATE (YYYY-MM-DD); undated links stay.",
              )  # fmt: skip
@click.option("--match", metavar="PATTERN",
              help="Keep links whose address or title matches PATTERN, case ignored.",
              )  # fmt: skip
@click.option("--feeds", is_flag=True, help="Of a page, read also the feeds that it names.")
@click.option("--sitemaps", is_flag=True,
              help="Of a page, read also the sitemaps of its site.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True,
              help="One JSON object a link: url, title, published_at, found_in.")  # fmt: skip
@fetch_options
def command(
    urls: tuple[str, ...], since: Any, match: str | None, feeds: bool, sitemaps: bool,
    as_json: bool, **given: Any,
) -> None:  # fmt: skip
    """List the articles that feeds, sitemaps and section pages link to, each once."""
    from extract.discovery import Discovery, discover
    from extract.errors import SourceError

    _require_pattern(match)
    first = since.date().isoformat() if since else None
    settings = FetchOptions.take(given).settings(lifetime=0)
    failed = False
    for link in discover(urls, Discovery(first, match, feeds, sitemaps), **settings):
        if isinstance(link, SourceError):
            failed = True
            complain(link)
        else:
            click.echo(_line(link, as_json))
    sys.exit(SOME_FAILED if failed else 0)


def _require_pattern(match: str | None) -> None:
    import regex

    try:
        regex.compile(match or "")
    except regex.error as fault:
        raise click.BadParameter(
            say("{pattern!r} is no pattern ({fault})", pattern=match, fault=fault),
            param_hint="--match",
        ) from None


def _line(link: Link, as_json: bool) -> str:
    return json.dumps(asdict(link), ensure_ascii=False) if as_json else link.url
