"""Articles for the tests of scale: short, each of its own, some that kill or hold their reader."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.processes import Workers
from extract.scale.job import Job
from extract.scale.read import Packed, Reader
from extract.sources import Input

BODIES = ("Tây Hồ", "Ba Đình", "Cầu Giấy", "Hoàn Kiếm", "Long Biên")
DEADLY, ENDLESS = "chết người", "vô tận"


def article(number: int, more: str = "") -> dict[str, str]:
    text = (
        f"Ngày {number % 28 + 1}/5/2025, Quận ủy {BODIES[number % 5]} tổ chức hội nghị tổng kết, "
        f"biểu dương {number + 2} tập thể và {number + 3} cá nhân. {more}"
    )
    return {"id": f"a{number}", "text": text, "published_at": "2025-05-30"}


def write_lines(
    path: Path, numbers: Any, more: str = "", poison: dict[int, str] | None = None
) -> Path:
    lines = (
        json.dumps(article(n, (poison or {}).get(n, more)), ensure_ascii=False) for n in numbers
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@dataclass(frozen=True)
class PoisonedJob(Job):
    """A job some of whose articles kill their process, or never end; others may take a while."""

    pause: float = 0.0

    def workers(self, processes: int, isolated: bool = False) -> Workers[Any, Packed]:
        return Workers(Poisoned(pause=self.pause), processes, self.seconds, isolated)


@dataclass(frozen=True)
class Poisoned(Reader):
    pause: float = 0.0

    def __call__(self, item: Any) -> Packed:
        time.sleep(self.pause)
        text = str(item.data.get("text")) if isinstance(item, Input) else ""
        if DEADLY in text:
            os._exit(9)
        while ENDLESS in text:
            time.sleep(1)
        return super().__call__(item)
