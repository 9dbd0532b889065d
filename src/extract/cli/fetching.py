"""The options that say how pages are fetched, shared by the commands that fetch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click

from extract.cli.translation import fault_text
from extract.language import say

_OPTIONS = (
    click.option("--allow-private", is_flag=True,
                 help="Allow addresses inside private networks (127.0.0.1, 10.x, …)."),
    click.option("--ignore-robots", is_flag=True,
                 help="Fetch what a site's robots.txt forbids to programs: only with the site's "
                      "leave."),
    click.option("--user-agent", metavar="TEXT",
                 help="Say who is asking; give an address where you can be reached."),
    click.option("--delay", type=click.FloatRange(min=0), metavar="S",
                 help="Least seconds between two requests to one host (0.5); a longer "
                      "crawl delay in robots.txt is kept."),
    click.option("--cache", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
                 help="Keep answers in DIR ($EXTRACT_CACHE, else the user's cache folder)."),
    click.option("--no-cache", is_flag=True, help="Keep no answers and use none."),
    click.option("--offline", is_flag=True,
                 help="Take every page from the cache, however old; ask no server."),
    click.option("--refresh", is_flag=True,
                 help="Ask servers whether what is in the cache has changed."),
    click.option("--profiles", type=click.Path(exists=True, dir_okay=False, path_type=Path),
                 metavar="FILE", envvar="EXTRACT_PROFILES",
                 help="Site profiles of your own ($EXTRACT_PROFILES)."),
)  # fmt: skip


def fetch_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True)
class FetchOptions:
    """How pages are fetched, as the command line gives it."""

    allow_private: bool = False
    ignore_robots: bool = False
    user_agent: str | None = None
    delay: float | None = None
    cache: Path | None = None
    no_cache: bool = False
    offline: bool = False
    refresh: bool = False
    profiles: Path | None = None

    @classmethod
    def take(cls, given: dict[str, Any]) -> FetchOptions:
        """Take these options out of those of a command."""
        taken = cls(**{own.name: given.pop(own.name) for own in fields(cls)})
        if taken.no_cache and taken.offline:
            raise click.UsageError(say("--offline reads from the cache: leave out --no-cache"))
        if taken.profiles:
            taken._use_profiles(taken.profiles)
        return taken

    @staticmethod
    def _use_profiles(file: Path) -> None:
        from extract.cleaning.profiles import use_profiles
        from extract.errors import SourceError

        try:
            use_profiles(file)
        except SourceError as fault:
            raise click.BadParameter(fault_text(fault), param_hint="--profiles") from None

    def settings(self, lifetime: float | None = None) -> dict[str, Any]:
        """Return the settings of a `Fetcher`; `lifetime` in seconds, of undated answers."""
        from extract.fetching import Cache, Limits
        from extract.fetching.cache import default_folder

        given: dict[str, Any] = {
            "allow_private": self.allow_private, "ignore_robots": self.ignore_robots,
        }  # fmt: skip
        if self.user_agent:
            given["user_agent"] = self.user_agent
        if self.delay is not None:
            given["limits"] = Limits(host_delay_seconds=self.delay)
        if not self.no_cache:
            times = {} if lifetime is None else {"seconds": lifetime}
            folder = self.cache or default_folder()
            given["cache"] = Cache(folder, offline=self.offline, refresh=self.refresh, **times)
        return given
