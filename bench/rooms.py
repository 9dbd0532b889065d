"""`python -m bench.rooms`: where the time of an article goes, room by room.

µs per 1,000 characters over the articles of gold/, of each article's fastest of several
readings, so that a busy machine disturbs least. With `--source DIR` the rooms of another
checkout's `src` are timed, for a before beside an after.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print one line per room, and the sum."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--source", type=Path, help="the src folder of another checkout")
    asked.add_argument("--runs", type=int, default=7)
    options = asked.parse_args()
    if options.source:
        sys.path.insert(0, str(options.source.resolve()))
    costs, size = time_rooms(options.runs)
    for room, seconds in costs.items():
        print(f"{room:20} {seconds / size * 1e9:7,.0f}")
    print(f"{'text to record':20} {sum(costs.values()) / size * 1e9:7,.0f}")


def articles() -> list[Any]:
    """Load the articles of gold/, with their texts."""
    from extract.record import Article

    found = []
    for path in sorted((ROOT / "gold").glob("c*.json")):
        told = json.loads(path.read_text("utf-8"))["article"]
        if "text" not in told:
            told["text"] = (ROOT / "corpus" / f"{told['id']}.txt").read_text("utf-8")
        found.append(Article(**told))
    return found


def time_rooms(runs: int) -> tuple[Counter[str], int]:
    """Time each room; return the seconds of each over all articles, and the characters."""
    read = articles()
    total: Counter[str] = Counter()
    for article in read:
        read_in_rooms(article, Counter())
        times = [Counter[str]() for _ in range(runs)]
        for spent in times:
            read_in_rooms(article, spent)
        for room in times[0]:
            total[room] += min(spent[room] for spent in times)
    return total, sum(len(article.text) for article in read)


def read_in_rooms(article: Any, spent: Counter[str]) -> None:
    """Read one article as the pipeline does, adding up what each room takes."""
    from extract import pipeline as rooms
    from extract.fields.mentions import Mentions
    from extract.reading import Reading

    def timed(room: str, function: Callable[..., Any], *given: Any) -> Any:
        started = time.perf_counter()
        found = function(*given)
        spent[room] += time.perf_counter() - started
        return found

    reading = timed("folding", Reading, article)
    timed("sentences", lambda: (reading.sentences, reading.furniture))
    mentions = Mentions()
    cited = timed("documents", rooms.find_documents, reading)
    symbols = [one.symbol for one in cited if one.symbol]
    mentions.dates = timed("dates", rooms.read_dates, reading, symbols)
    mentions.committees = timed("committees", rooms.read_committees, reading)
    given = reading, cited, mentions.dates, mentions.committees
    mentions.documents = timed("documents", rooms.resolve_documents, *given)
    mentions.bodies = timed("bodies", rooms.find_bodies, reading, mentions.committees)
    mentions.people = timed("people", rooms.read_people, reading, mentions.committees)
    mentions.awards = timed("awards", rooms.read_awards, reading, mentions)
    events = timed("events", rooms.read_events, reading, mentions)
    warnings = timed("checks", rooms.check, reading, mentions, events)
    timed("record", rooms._record, reading, mentions, events, warnings)


if __name__ == "__main__":
    main()
