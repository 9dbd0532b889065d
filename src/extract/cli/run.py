"""`extract run`: articles in, records out, failures told and passed over."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
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
    from extract.scale.read import Outcome
    from extract.sources import Input
    from extract.sources.bulk import PageFilter
    from extract.writing import Writer

SOME_FAILED = 1
_MOST_JOBS = 8


@click.command(
    "run",
    epilog="""\
A SOURCE is an http(s) address; a .txt, .html, .jsonl, .warc or .parquet file (.gz and
.zst too), a folder of these or a pattern, here or on another file system (s3://…);
or - for standard input. Exit code: 0 all read, 1 some failed, 2 wrong usage.
A run with -o that was killed goes on where it was when it is started again.

\b
Examples:
  extract run article.txt
  extract run https://bao.vn/bai-viet.html --format json
  extract run --urls links.txt -o records.jsonl --errors failed.jsonl
  extract run news/ --into store/ --jobs 2
  extract run 'crawl/*.warc.gz' --hosts papers.txt -o news/ --format parquet
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
@click.option("--jobs", type=click.IntRange(1), metavar="N",
              help="Read in N processes (one for each processor, 8 at most, where many pages of "
                   "the web are read or a store is filled; else 1).")  # fmt: skip
@click.option("--article-seconds", "seconds", default=60.0, show_default=True, metavar="S",
              type=click.FloatRange(min=0, min_open=True),
              help="End a process that is busy with one article for longer, and go on without the "
                   "article (with --jobs 2 or more, or many pages of the web).")  # fmt: skip
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
    _require_folders(options)
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
    jobs: int | None
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
        """Tell about how many articles will come, for the bar; None where nobody is looking."""
        from extract.sources.extent import expected
        from extract.sources.walk import read_addresses

        if not sys.stderr.isatty():
            return None
        listed = sum(1 for _ in read_addresses(self.urls)) if self.urls else 0
        held = expected(self.sources, self.pages())
        return None if held is None else listed + held


def _run_through(options: Options) -> int:
    """Read every input and write its record as it comes; return how many failed."""
    from extract.fetching.archive import ArchiveWriter
    from extract.processes import Workers
    from extract.scale.read import Reader
    from extract.scale.run import Run

    many, inputs = _many_of_strangers(_inputs(options), options)
    jobs = options.jobs or (processors() if many else 1)
    reader = Reader(options.published, options.provenance)
    with ExitStack() as stack:
        journal = _journal(options, stack)
        writer = _open_writer(options, anew=bool(journal and journal.done))
        archive = ArchiveWriter(options.archive) if options.archive else None
        workers = Workers(reader, jobs, options.seconds, isolated=many)
        stack.enter_context(workers)
        if archive:
            stack.enter_context(archive)
        run = Run(workers, options.fetching.settings(), journal, archive)
        return _write_all(run.outcomes(inputs), writer, options)


def processors() -> int:
    """Return how many processes read where the user does not say: one for each processor.

    With more than a few, fetching is what they would wait for.
    """
    allowed = getattr(os, "sched_getaffinity", None)
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, _MOST_JOBS)


def _many_of_strangers(
    found: Iterator[Input | SourceError], options: Options
) -> tuple[bool, Iterator[Input | SourceError]]:
    """Say whether many pages of strangers are read: then in processes that may die."""
    first = list(islice(found, 1))
    kind = next((item.kind for item in first if not isinstance(item, Exception)), None)
    listed = options.urls is not None or "-" in options.sources or len(options.sources) > 1
    return kind == "page" or (listed and kind == "url"), chain(first, found)


def _journal(options: Options, stack: ExitStack) -> Journal | None:
    """Open the journal of an output, if it is a file or a folder that can be made anew."""
    output = options.output
    if output is None or (output.exists() and not (output.is_file() or output.is_dir())):
        return None
    from extract.cleaning.profiles import profiles_version
    from extract.journal import Journal
    from extract.rules import rules_version

    says = f"{options.published} {options.provenance} {rules_version()} {profiles_version()}"
    try:
        journal = stack.enter_context(Journal(output, says))
    except OSError as fault:
        raise click.UsageError(str(fault)) from None
    if journal.done:
        told = say("going on after {count} sources that are done", count=f"{journal.done:,}")
        click.echo(f"extract: {told}", err=True)
    return journal


def _take_in(own: Path | None) -> None:
    """Name the user's own documents to every process that reads articles."""
    if own is None:
        return
    from extract.knowledge.documents import DocumentError, load_registry
    from extract.rules import OWN_DOCUMENTS

    try:
        load_registry(own.resolve())
    except DocumentError as fault:
        raise click.BadParameter(fault_text(fault), param_hint="--documents") from None
    os.environ[OWN_DOCUMENTS] = str(own.resolve())


def _require_folders(options: Options) -> None:
    """Refuse files in folders that do not exist, before anything is fetched."""
    for hint, file in (
        ("--output", options.output), ("--errors", options.errors), ("--archive", options.archive),
    ):  # fmt: skip
        if file and not file.absolute().parent.is_dir():
            told = say("the folder {folder} does not exist: make it first", folder=file.parent)
            raise click.BadParameter(told, param_hint=hint)


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


def _open_writer(options: Options, anew: bool) -> Writer:
    from extract.errors import SourceError
    from extract.writing import open_writer

    try:
        return open_writer(options.output, options.chosen, options.by, anew)
    except (SourceError, OSError) as fault:
        raise click.UsageError(fault_text(fault)) from None


def _write_all(outcomes: Iterator[Outcome], writer: Writer, options: Options) -> int:
    """Write the records, tell the failures; return how many failed."""
    from extract.cli.account import Account
    from extract.errors import SourceError
    from extract.writing import write_packed

    with Account(options.errors, options.expected()) as account:
        for outcome in outcomes:
            account.asked(outcome.origin)
            if isinstance(outcome.result, SourceError):
                account.failed(outcome.result)
            else:
                write_packed(writer, outcome.result.json)
                account.read(outcome.result.events)
        writer.close()
    return account.failures
