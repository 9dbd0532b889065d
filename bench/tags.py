"""`python -m bench.tags`: what word segmentation and tagging would cost, and what they would buy.

The fields are read on characters. Where underthesea's tags could decide something is where a
name ends: a proper noun (Np) goes on where the tag goes on. Here every end of a committee's and
a person's name that the rules set is set once more by tags, and gold says which was right.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

from extract.evaluation import load_gold
from extract.pipeline import extract
from extract.reading import Reading
from extract.record import Mention

ROOT = Path(__file__).parents[1]
FIELDS = ("committees", "people")


def main() -> None:
    """Print the cost, and for each field how many ends the tags move, and how many rightly."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    size = spent = tagging = 0.0
    for gold in load_gold(ROOT / "gold", ROOT / "corpus"):
        extract(gold.article)
        started = time.process_time()
        record = extract(gold.article)
        spent += time.process_time() - started
        reading = Reading(gold.article)
        if not reading.view.is_aligned:
            continue
        size += len(gold.article.text)
        started = time.process_time()
        for sentence in reading.sentences:
            reading.words(sentence)
        tagging += time.process_time() - started
        for field in FIELDS:
            labelled = {(one.start, one.end) for one in getattr(gold.labels, field) or []}
            for mention in getattr(record, field):
                counts[field][judge(reading, mention, labelled)] += 1
    print(f"extraction, all fields     {spent / size * 1e9:8,.0f} µs per 1,000 characters")
    print(f"words and tags, underthesea {tagging / size * 1e9:7,.0f} µs per 1,000 characters")
    for field, told in counts.items():
        print(f"{field}: {sum(told.values())} ends; " + ", ".join(
            f"{count} {verdict}" for verdict, count in told.most_common()
        ))  # fmt: skip


def judge(reading: Reading, mention: Mention, labelled: set[tuple[int, int]]) -> str:
    """Say whether tags leave a name's end, or move it, and which of the two gold has."""
    tagged = end_by_tags(reading, mention)
    if tagged == mention.end:
        return "left by tags"
    if (mention.start, mention.end) in labelled:
        return "moved wrongly"
    return "moved rightly" if (mention.start, tagged) in labelled else "moved, not in gold"


def end_by_tags(reading: Reading, mention: Mention) -> int:
    """Where the name ends by tags: behind the last proper noun that goes on from its end."""
    sentence = reading.sentence_at(mention.start)
    end = mention.end
    for word in reading.words(sentence):
        start, stop = word.start + sentence.start, word.end + sentence.start
        crosses = start < end < stop
        goes_on = word.tag == "Np" and start == end + 1 and reading.norm[end] == " "
        if crosses or goes_on:
            end = stop
    return end


if __name__ == "__main__":
    main()
