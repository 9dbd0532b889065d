"""Rulebooks: patterns and lexicons that a linguist edits, as TOML data.

A rulebook is a TOML file with `[fragments]` and `[[rule]]` tables. `extends = ["symbols.toml"]`
brings in the tables of files beside it. A fragment is a named piece of pattern, used as `{{name}}`:

* as written: `'[0-9]{1,2}'`;
* `{ words = ["surnames.common"], form = "capital" }`: one of the words of shared lists as they
  begin a name, with `phrases = true` only those of two syllables or more;
* `{ each = "kinds", take = "codes" }`: one of the `codes` of the rows of a table, with
  `where = { cited = ["so"] }` only of the rows that have one of these, with `glued = true` also
  where a space is lost ("nghịquyết").

Each rule carries

* `id` — named in every mention it makes;
* `pattern` — in the syntax of the `regex` module, over the view named by `view`:
  `lower` (the default: folded and lower-cased) or `norm` (folded, case kept). It may run
  over several lines (line breaks and the indentation after them are layout); several spaces
  stand for one, as the view has no two in a row;
* `comment` — what it reads, and where the form is attested;
* `examples` — texts in which it must match; `⟦…⟧` marks the whole match when given;
* `near_misses` — texts in which it must not.

Further keys of a rule are its attributes, for the code that reads its value.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

import regex

from extract._version import __version__
from extract.kept import kept
from extract.patterns import compile_pattern
from extract.wordlists import word_pattern

_FRAGMENT = regex.compile(r"\{\{(\w+)\}\}")
_LAYOUT = regex.compile(r"(?:^|\n)[ ]*+")
_SPACES = regex.compile(r"(?P<kept>\\.|\[(?:\\.|[^\]\\])*+\]) | (?P<space>[ ]++)", regex.VERBOSE)
_OWN_KEYS = frozenset({"id", "pattern", "view", "comment", "examples", "near_misses"})
_MAX_NESTING = 8
OWN_DOCUMENTS = "EXTRACT_DOCUMENTS"
"""The environment variable that names the user's own file of documents."""


class RuleError(ValueError):
    """A rulebook that cannot be read: names the book, the rule and the fault."""


@dataclass(frozen=True)
class Rule:
    """One rule of a rulebook, compiled when first used."""

    id: str
    source: str
    view: Literal["lower", "norm"] = "lower"
    comment: str = ""
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The compiled pattern (`regex.VERSION1`)."""
        try:
            return compile_pattern(self.source, regex.VERSION1)
        except regex.error as fault:
            raise RuleError(f"rule {self.id}: {fault}") from fault


@dataclass(frozen=True)
class Rulebook:
    r"""The rules of one file, in order, and its other tables.

    >>> book = parse_rulebook('[fragments]\nd = "[0-9]{1,2}"\n'
    ...     '[[rule]]\nid = "x.day"\npattern = "ngày {{d}}"\n')
    >>> book["x.day"].pattern.search("vào ngày 16 vừa qua").group()
    'ngày 16'
    """

    rules: tuple[Rule, ...]
    tables: Mapping[str, Any]
    fragments: Mapping[str, str]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}


def parse_rulebook(
    source: str, name: str = "rulebook", beside: Traversable | None = None
) -> Rulebook:
    """Read a rulebook from TOML text; `beside` is the folder of the files that it extends.

    Raises `RuleError` when a fragment is unknown, an id occurs twice or the TOML is broken.
    """
    tables = _toml(source, name)
    others = tables.pop("extends", [])
    if beside is not None:
        for other in others:
            tables = _toml(beside.joinpath(other).read_text("utf-8"), other) | tables
    pieces = tables.pop("fragments", {})
    fragments = {key: _fragment(piece, tables) for key, piece in pieces.items()}
    rules = tuple(_rule(entry, fragments, name) for entry in tables.pop("rule", []))
    if len({rule.id for rule in rules}) < len(rules):
        raise RuleError(f"{name}: a rule id occurs twice")
    return Rulebook(rules, tables, fragments)


def read_rulebook(folder: Traversable, file: str = "rules.toml") -> Rulebook:
    """Read the rulebook in a file of a folder, with the files beside it that it extends."""
    source = folder.joinpath(file).read_text("utf-8")
    return parse_rulebook(source, f"{folder.name}/{file}", beside=folder)


def _toml(source: str, name: str) -> dict[str, Any]:
    try:
        return dict(_parsed(source))
    except tomllib.TOMLDecodeError as fault:
        raise RuleError(f"{name}: {fault}") from fault


@kept
def _parsed(source: str) -> dict[str, Any]:
    return tomllib.loads(source)


def _fragment(piece: str | dict[str, Any], tables: Mapping[str, Any]) -> str:
    """Read a piece of pattern: as written, made of a table or of word lists that rooms share."""
    if isinstance(piece, str):
        return piece
    if "each" in piece:
        rows, where = tables[piece["each"]].values(), piece.get("where", {})
        pattern = _one_of_each(rows, piece["take"], where)
        return pattern.replace(" ", "[ ]*+") if piece.get("glued") else pattern
    form, phrases = piece.get("form", "lower"), piece.get("phrases", False)
    return word_pattern(piece["words"], form=form, phrases=phrases)


def _one_of_each(rows: Iterable[Mapping[str, Any]], take: str, where: Mapping[str, Any]) -> str:
    """Return the alternation of what rows have under a key, longest first.

    >>> rows = [{"code": ["CT"], "of": "a"}, {"code": ["CTr", "BC"], "of": "a"}, {"of": "b"}]
    >>> _one_of_each(rows, "code", {"of": ["a"]})
    'CTr|BC|CT'
    """
    taken: set[str] = set()
    for row in rows:
        if all(_values(row, key) & set(wanted) for key, wanted in where.items()):
            taken |= _values(row, take)
    return "|".join(sorted(taken, key=lambda text: (-len(text), text)))


def _values(row: Mapping[str, Any], key: str) -> set[str]:
    value = row.get(key, [])
    return {value} if isinstance(value, str) else set(value)


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """Turn a pattern as written into the syntax of `regex`: fragments, layout, spaces.

    >>> expand("{{d}} tháng[ ]{{d}}", {"d": "[0-9]+"})
    '(?:[0-9]+) tháng[ ](?:[0-9]+)'
    """
    for _ in range(_MAX_NESTING):
        if not _FRAGMENT.search(pattern):
            return _SPACES.sub(lambda m: m["kept"] or " ", _LAYOUT.sub("", pattern))
        pattern = _FRAGMENT.sub(lambda match: f"(?:{fragments[match[1]]})", pattern)
    raise RuleError(f"fragments refer to each other in a circle: {pattern[:60]}")


def _rule(entry: dict[str, Any], fragments: Mapping[str, str], name: str) -> Rule:
    try:
        return Rule(
            id=entry["id"],
            source=expand(entry["pattern"], fragments),
            view=entry.get("view", "lower"),
            comment=entry.get("comment", ""),
            examples=tuple(entry.get("examples", ())),
            near_misses=tuple(entry.get("near_misses", ())),
            attributes={key: entry[key] for key in entry.keys() - _OWN_KEYS},
        )
    except KeyError as missing:
        raise RuleError(f"{name}: rule {entry.get('id')!r} lacks {missing}") from missing


@cache
def load_rulebook(package: str, file: str = "rules.toml") -> Rulebook:
    """Load the rulebook that stands beside the code of `package` (cached)."""
    return read_rulebook(files(package), file)


@cache
def rules_version() -> str:
    """Name the version of the package, of every rule and fact file in it and of the user's own."""
    digest = hashlib.sha256()
    for file in sorted(_data_files(files("extract")), key=str):
        digest.update(file.read_bytes())
    if own := os.environ.get(OWN_DOCUMENTS):
        digest.update(Path(own).read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


def _data_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data_files(entry)
        elif entry.name.endswith((".toml", ".json", ".tsv")):
            yield entry
