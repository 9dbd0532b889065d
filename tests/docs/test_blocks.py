"""Every code block of README and docs runs, parses, or is a command that exists.

Console blocks are run, in order, page by page, in an empty folder beside the corpus, and must
print what the page shows; blocks with a title are files there. Python blocks run as doctests.
Commands in shell blocks may need the network or hours: they are parsed by the command line.
"""

from __future__ import annotations

import doctest
import json
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import regex
import yaml

from extract.cli.main import group

from ..cleaning import pages as markup
from ..web_server import Web
from .pages import PAGES, ROOT, Block, blocks, commands, name_of

PARSERS: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
}
SHOWN = {"text", "html", "markdown", "csv"}
RUN = {"console", "python", "sh"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder beside the corpus, with the commands of this environment."""
    for name in ("corpus", "gold", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EXTRACT_LANG", "en")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_shows_is_what_happens(page: Path, folder: Path, web: Web) -> None:
    web.pages["/bai-viet.html"] = markup.PAGES["json-ld, h1 and sapo as h2"][0].encode()
    names: dict[str, Any] = {"page_url": web("/bai-viet.html"), "__name__": "docs"}
    for block in blocks(page):
        if block.title:
            (folder / block.title).write_text(block.body, "utf-8")
        if block.language == "console":
            run_commands(block)
        elif block.language == "python" and not block.title:
            run_python(block, names)


def run_commands(block: Block) -> None:
    for command, printed in commands(block):
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
        shown = done.stdout if done.returncode == 0 else done.stdout + done.stderr
        assert lines(shown) == lines(printed), command


def run_python(block: Block, names: dict[str, Any]) -> None:
    source = block.body
    if ">>>" not in source:
        exec(compile(source, "block", "exec"), names)
        return
    example = doctest.DocTestParser().get_doctest(source, names, "block", "block", 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(example, out=told.append, clear_globs=False)
    names.update(example.globs)
    assert not told, "".join(told)


def lines(text: str) -> list[str]:
    """Split printed text; the version of the rules changes with every rule."""
    steady = regex.sub(r"rules [\w.+]+", "rules …", text)
    return [line.rstrip() for line in steady.strip("\n").splitlines() if line.strip()]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_is_of_a_kind_that_is_tested(page: Path) -> None:
    for block in blocks(page):
        assert block.language in {*PARSERS, *SHOWN, *RUN}
        if block.language in PARSERS:
            PARSERS[block.language](block.body)


def shell_commands() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for block in blocks(page):
            if block.language != "sh":
                continue
            for line in block.body.replace("\\\n", " ").splitlines():
                for part in regex.split(r"\s[|&]+\s|;\s", line):
                    words = shlex.split(part, comments=True)
                    if words[:1] == ["extract"] and "…" not in words:
                        yield name_of(page), words[1:]


@pytest.mark.parametrize(("page", "words"), [*shell_commands()])
def test_a_shown_command_exists_with_its_options(page: str, words: list[str]) -> None:
    command: click.Command = group
    context = click.Context(group, info_name="extract")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found is not None, f"there is no command {words[0]!r}"
        command, words = found, words[1:]
        context = click.Context(command, parent=context)
    known = {
        name for one in command.get_params(context) for name in (*one.opts, *one.secondary_opts)
    }
    used = {word.split("=")[0] for word in words if regex.match(r"--?[a-z]", word)}
    assert used <= known
