"""The README's blocks run, and print what it says they print."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest
import regex

from .web_server import Web

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return regex.findall(rf"^```{language}\n(.*?)^```$", README, regex.MULTILINE | regex.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Every `$ command` of the console blocks with the output printed after it."""
    found = []
    for block in blocks("console"):
        for part in regex.split(r"^\$ ", block, flags=regex.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def test_library_example_runs(web: Web) -> None:
    from .cleaning import pages

    web.pages["/bai-viet.html"] = pages.PAGES["json-ld, h1 and sapo as h2"][0].encode()
    (source,) = blocks("python")
    names = {"page_url": web("/bai-viet.html"), "__name__": "readme"}
    example = doctest.DocTestParser().get_doctest(source, names, "README", "README.md", 0)
    os.chdir(ROOT)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    assert runner.run(example).failed == 0
    assert len(source.splitlines()) < 40
    assert len([line for line in source.splitlines() if line.startswith((">>>", "..."))]) < 20


@pytest.mark.parametrize(("command", "printed"), commands(), ids=lambda text: text[:50])
def test_command_prints_what_the_readme_shows(command: str, printed: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    (tmp_path / "gold").symlink_to(ROOT / "gold")
    folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert lines(done.stdout) == lines(printed)


def lines(text: str) -> list[str]:
    """Split printed text; the version of the rules changes with every rule."""
    steady = regex.sub(r"rules [\w.+]+", "rules …", text)
    return [line.rstrip() for line in steady.strip("\n").splitlines() if line.strip()]


@pytest.mark.parametrize("link", regex.findall(r"\]\((?!https?:|#)([^)#]+)", README))
def test_local_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
