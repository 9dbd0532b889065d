"""Articles to measure on: those of gold, and as many varied ones as are asked for."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extract.evaluation import load_gold
from extract.evaluation.gold import Gold
from extract.record import Article

ROOT = Path(__file__).parents[1]
_NUMBER = re.compile(r"(?<![\d/.-])\d{1,3}(?![\d/.-])")


@cache
def gold(split: str | None = None) -> list[Gold]:
    """Load the gold articles, of one split or all."""
    return [
        one
        for one in load_gold(ROOT / "gold", ROOT / "corpus")
        if split is None or one.split == split
    ]


def varied(count: int, seed: int = 1, most: int | None = None) -> Iterator[Article]:
    """Make articles out of the corpus: paragraphs shuffled, numbers changed, no two the same.

    They serve to measure time and memory, not accuracy: what they tell is not so. `most`
    bounds the paragraphs after the first.
    """
    chance = random.Random(seed)
    bases = [one.article for one in gold()]
    for number in range(count):
        base = chance.choice(bases)
        first, *others = [line for line in base.text.split("\n") if line.strip()]
        chance.shuffle(others)
        text = _NUMBER.sub(
            lambda _: str(chance.randint(2, 300)), "\n".join([first, *others[:most]])
        )
        day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield Article(id=f"v{number:06}", text=f"{text}\nTin số {number}.", published_at=day)


def lengthened(times: int) -> Article:
    """Make one article so many times as long: gold texts one after another, round and round."""
    texts = [one.article.text for one in gold("real")]
    whole = "\n".join(texts[n % len(texts)] for n in range(times))
    return Article(id=f"x{times}", text=whole, published_at="2025-05-16")


def page_of(article: Article) -> str:
    """Put an article's text into a page as papers make them: menus, scripts, related links."""
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in article.text.split("\n") if line)
    links = "".join(
        f"<li><a href='/{n}.html' title='Tin số {n}'><span>Tin số {n} trong ngày</span></a></li>"
        for n in range(120)
    )
    script = "<script>" + "window.dataLayer=window.dataLayer||[];" * 300 + "</script>"
    title = html.escape(article.title or "Tin trong ngày")
    return (
        f"<html lang='vi'><head><title>{title}</title>{script}</head><body><nav><ul>{links}</ul>"
        f"</nav><h1>{title}</h1><article>{paragraphs}</article>{script}"
        f"<div class='related'><ul>{links}</ul></div><footer><p>Báo thử</p></footer></body></html>"
    )
