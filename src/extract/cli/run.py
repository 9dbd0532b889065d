"""`extract run`: articles in, records out, failures told and passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.fetching import FetchOptions, fetch_options
from extract.cli.translation import fault_text
from extract.language import say

if TYPE_CHECKING:
    from extract.errors import SourceError
    from extract.journal import Journal
    from extract.scale.read import Packed
    from extract.sources import Input
    from extract.sources.bulk import PageFilter
    from extract.writing import Writer

SOME_FAILED = 1


@click.command(
    "run",
    epilog="""\b
A SOURCE is an http(s) address; a .txt, .html, .jsonl, .warc or .parquet file (.gz and
.zst too), a folder of these or a pattern, here or on another file system (s3://…);
or - for standard input. Exit code: 0 all read, 1 some failed, 2 wrong usage.
A run with -o FILE.jsonl or .csv that was killed goes on where it was when it is started again.

\b
Examples:
  extract run article.txt
  extract run https://bao.vn/bai-viet.html --format json
  extract run --urls links.txt -o records.jsonl --errors failed.jsonl
  extract run news/ --into store/ --jobs 2
  extract run 'crawl/*.warc.gz' --hosts papers.txt --vietnamese -o records/ --format parquet
  cat articles.jsonl | extract run - --jobs 2 > records.jsonl""",
)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--urls", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Read addresses from FILE, one a line.", metavar="FILE")  # fmt: skip
@click.option("--published", metavar="DATE",
              help="Publication date (YYYY-MM-DD) where the input has none.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Write to FILE (or a folder, for Parquet); its ending chooses the format.",
              )  # fmt: skip
@click.option("--into", metavar="STORE",
              help="Read into STORE, a folder (s3://… too) that keeps what it has and takes in "
                   "what is new or changed.")  # fmt: skip
@click.option("--retry-failed", "retry", is_flag=True,
              help="With --into: try again what failed before.")  # fmt: skip
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True,
              help="With --into: who reads; ray: a cluster (RAY_ADDRESS says which).")  # fmt: skip
@click.option("--format", "chosen",
              type=click.Choice(["jsonl", "json", "csv", "table", "parquet", "tables", "sqlite"]),
              help="jsonl when piped, table on a terminal, unless said; tables: a folder of flat "
                   "Parquet files that join.")  # fmt: skip
@click.option("--partition-by", "by", type=click.Choice(["year", "month", "site"]),
              help="Cut a folder of Parquet by publication.")  # fmt: skip
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write one JSON line per failed input to FILE.")  # fmt: skip
@click.option("--hosts", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              metavar="FILE", help="Of archives, read only pages of these hosts, one a line "
                                   "(sub-domains too).")  # fmt: skip
@click.option("--vietnamese", is_flag=True,
              help="Of archives, pass over pages that are not in Vietnamese.")  # fmt: skip
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), metavar="N",
              help="Read in N processes.")  # fmt: skip
@click.option("--article-seconds", "seconds", default=60.0, show_default=True, metavar="S",
              type=click.FloatRange(min=0, min_open=True),
              help="End a process that is busy with one article for longer, and go on without the "
                   "article (with --jobs 2 or more, or many addresses).")  # fmt: skip
@click.option("--documents", "own", metavar="FILE", envvar="EXTRACT_DOCUMENTS", show_envvar=True,
              type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Documents of your own, beside the registry's.")  # fmt: skip
@click.option("--archive", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Append every page that was fetched to FILE (.warc.gz): a SOURCE to read it "
                   "all again from.")  # fmt: skip
@click.option("--provenance", is_flag=True,
              help="Say for each mention where it stands on the page: a link that opens the "
                   "article there, and the element.")  # fmt: skip
@fetch_options
def command(**given: Any) -> None:
    """Read articles into records.

    Records come out in the order of the sources, each as soon as it is made. What cannot
    be read is told on standard error, and the rest goes on.
    """
    options = Options(fetching=FetchOptions.take(given), **given)
    if not options.sources and not options.urls:
        raise click.UsageError(say("give at least one SOURCE, or --urls FILE"))
    _require_date(options.published)
    _take_in(options.own)
    if options.into:
        from extract.cli.into import run_store

        failed = run_store(options)
    else:
        failed = _run_through(options)
    sys.exit(SOME_FAILED if failed else 0)


@dataclass(frozen=True)
class Options:
    """The options of a run, as the command line gives them."""

    sources: tuple[str, ...]
    urls: Path | None
    published: str | None
    output: Path | None
    into: str | None
    retry: bool
    engine: str
    chosen: str | None
    by: str | None
    errors: Path | None
    hosts: Path | None
    vietnamese: bool
    own: Path | None
    jobs: int
    seconds: float
    archive: Path | None
    provenance: bool
    fetching: FetchOptions

    @property
    def allow_private(self) -> bool:
        """Whether addresses inside private networks are allowed."""
        return self.fetching.allow_private

    def pages(self) -> PageFilter:
        """Return which pages of archives are wanted."""
        from extract.sources.bulk import PageFilter, read_hosts

        lines = self.hosts.read_text("utf-8").splitlines() if self.hosts else ()
        return PageFilter(read_hosts(lines), self.vietnamese)

    def expected(self) -> int | None:
        """Count the articles named, for the bar; None where it takes reading them to know."""
        from extract.sources.pieces import pieces
        from extract.sources.walk import read_addresses

        if not sys.stderr.isatty():
            return None
        listed = sum(1 for _ in read_addresses(self.urls)) if self.urls else 0
        kinds = [getattr(piece, "kind", "text") for piece in pieces(self.sources)]
        return listed + len(kinds) if {"text", "html", "url"}.issuperset(kinds) else None


def _run_through(options: Options) -> int:
    """Read every input and write its record as it comes; return how many failed."""
    from extract.processes import Workers
    from extract.scale.read import Reader, read_all
    from extract.sources import fetch_inputs

    journal = _journal(options)
    goes_on = journal.begin() if journal else False
    found = journal.left(_inputs(options), _called) if journal else _inputs(options)
    apart, found = _many_from_the_web(found, options)
    inputs = fetch_inputs(found, options.archive, **options.fetching.settings())
    writer = _open_writer(options, goes_on)
    reader = Reader(options.published, options.provenance)
    with Workers(reader, options.jobs, options.seconds, isolated=apart) as workers:
        return _write_all(read_all(inputs, workers), writer, options, journal)


def _many_from_the_web(
    found: Iterator[Input | SourceError], options: Options
) -> tuple[bool, Iterator[Input | SourceError]]:
    """Say whether many pages of strangers are read: then in processes that may die."""
    first = list(islice(found, 1))
    listed = options.urls is not None or "-" in options.sources or len(options.sources) > 1
    from_web = any(not isinstance(item, Exception) and item.kind == "url" for item in first)
    return listed and from_web, chain(first, found)


def _journal(options: Options) -> Journal | None:
    """Return the journal of an output that can be gone on with: lines in one file."""
    from extract.writing.formats import format_of

    kind = format_of(options.output, options.chosen)
    if options.output is None or kind not in ("jsonl", "csv"):
        return None
    from extract.journal import Journal
    from extract.rules import rules_version

    says = f"{kind} {options.published} {options.provenance} {rules_version()}"
    journal = Journal(options.output, says)
    if journal.done:
        told = say("going on after {count} sources that are done", count=f"{journal.done:,}")
        click.echo(f"extract: {told}", err=True)
    return journal


def _called(item: Input | SourceError) -> str:
    """Return what a source is called in the journal."""
    from extract.fetching.page import without_credentials

    return without_credentials(item.source if isinstance(item, Exception) else item.name)


def _take_in(own: Path | None) -> None:
    """Name the user's own documents to every process that reads articles."""
    if own is None:
        return
    import os

    from extract.knowledge.documents import DocumentError, load_registry
    from extract.rules import OWN_DOCUMENTS

    try:
        load_registry(own.resolve())
    except DocumentError as fault:
        raise click.BadParameter(fault_text(fault), param_hint="--documents") from None
    os.environ[OWN_DOCUMENTS] = str(own.resolve())


def _require_date(published: str | None) -> None:
    from datetime import date

    try:
        date.fromisoformat((published or "2000-01-01")[:10])
    except ValueError:
        raise click.BadParameter(
            say("{text!r} is no date; write it as 2025-05-16", text=published),
            param_hint="--published",
        ) from None


def _inputs(options: Options) -> Iterator[Input | SourceError]:
    from extract.sources.walk import read_addresses, walk

    listed = read_addresses(options.urls) if options.urls else ()
    return chain(walk(options.sources, options.pages()), listed)


def _open_writer(options: Options, goes_on: bool) -> Writer:
    from extract.errors import SourceError
    from extract.writing import open_writer

    try:
        return open_writer(options.output, options.chosen, options.by, goes_on)
    except (SourceError, OSError) as fault:
        raise click.UsageError(fault_text(fault)) from None


def _write_all(
    results: Iterator[tuple[Input | SourceError, Packed | SourceError]],
    writer: Writer, options: Options, journal: Journal | None,
) -> int:  # fmt: skip
    """Write the records, tell the failures; return how many failed."""
    from extract.cli.account import Account
    from extract.errors import SourceError
    from extract.writing import write_packed

    with Account(options.errors, options.expected()) as account:
        for item, result in results:
            account.asked(item)
            if isinstance(result, SourceError):
                account.failed(result)
                continue
            write_packed(writer, result.json)
            account.read(result.events)
            if journal:
                journal.note(_called(item))
        writer.close()
        if journal:
            journal.close(finished=True)
    return account.failures
