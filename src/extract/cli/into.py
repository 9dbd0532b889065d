"""`extract run --into STORE`: what the store has stays, what is new or changed is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from extract.cli.translation import error_text
from extract.language import say

if TYPE_CHECKING:
    from extract.cli.run import Options
    from extract.errors import SourceError
    from extract.scale.engines import Engine


def run_store(options: Options) -> int:
    """Read the sources into the store; return how many failed."""
    from extract.errors import SourceError, require

    _require_fitting(options)
    try:
        require("pyarrow", "store")
        require("fsspec", "store")
        return _run(options)
    except SourceError as fault:
        raise click.UsageError(error_text(fault)) from None


def _run(options: Options) -> int:
    from extract.cli.account import Account
    from extract.scale.into import Tally, run_into
    from extract.scale.job import Job
    from extract.scale.partitions import plan

    job = Job(
        published=options.published, pages=options.pages(), seconds=options.seconds,
        provenance=options.provenance, archive=options.archive,
        fetching=options.fetching.settings(),
    )  # fmt: skip
    tally = Tally()
    with Account(options.errors, options.expected()) as account:
        partitions = plan(options.sources, _addresses(options, account.failed))
        engine = make_engine(options)
        for report in run_into(options.into or "", engine, partitions, job, tally, options.retry):
            account.add(report.records, report.events)
            for error in report.failed:
                account.failed(error)
    click.echo(f"{options.into}: {tally}", err=True)
    return account.failures


def make_engine(options: Options) -> Engine:
    """Make the engine that is asked for."""
    if options.engine == "ray":
        from extract.scale.ray import RayEngine

        return RayEngine()
    from extract.cli.run import processors
    from extract.scale.engines import LocalEngine

    return LocalEngine(options.jobs or processors())


def _addresses(options: Options, failed: Callable[[SourceError], None]) -> Iterator[str]:
    from extract.errors import SourceError
    from extract.sources.walk import read_addresses

    for item in read_addresses(options.urls) if options.urls else ():
        if isinstance(item, SourceError):
            failed(item)
        else:
            yield item.name


def _require_fitting(options: Options) -> None:
    """Refuse options that do not go together."""
    from extract.sources.pieces import is_address

    if options.output or options.chosen or options.by:
        raise click.UsageError(
            say("--into keeps Parquet in a folder: leave out -o, --format and --partition-by")
        )
    if "-" in options.sources:
        raise click.UsageError(
            say("--into reads sources that can be read again: give files, not -")
        )
    if options.engine != "local" and options.own:
        raise click.UsageError(
            say("--documents is for one machine: its file may not be on the others")
        )
    fetched = options.urls or any(map(is_address, options.sources))
    if options.engine != "local" and fetched:
        raise click.UsageError(
            say(
                "a cluster would ask one paper from many machines at once: fetch with --archive "
                "first, then read the archive"
            )
        )
