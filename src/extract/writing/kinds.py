"""The kinds of value that the contract's models hold, told from their annotations."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Kind = Literal[
    "text", "count", "truth", "texts", "counts", "span", "spans", "model", "models", "map"
]
_SCALARS: dict[Any, Kind] = {str: "text", int: "count", bool: "truth"}
_LISTS: dict[Kind, Kind] = {"text": "texts", "count": "counts", "span": "spans", "model": "models"}


def core_of(annotation: Any) -> tuple[Any, bool]:
    """Strip an annotation of its constraints and of None; say whether None was allowed.

    >>> core_of(str | None)
    (<class 'str'>, True)
    """
    if get_origin(annotation) is Annotated:
        return core_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (core,) = (one for one in get_args(annotation) if one is not NoneType)
        return core_of(core)[0], True
    return annotation, False


def kind_of(annotation: Any) -> Kind:
    """Tell the kind of value an annotation stands for.

    Raises `TypeError` for what the contract does not use.

    >>> kind_of(list[str]), kind_of(tuple[int, int]), kind_of(Literal["a", "b"] | None)
    ('texts', 'span', 'text')
    """
    core, _ = core_of(annotation)
    origin = get_origin(core)
    if core in _SCALARS:
        return _SCALARS[core]
    if origin is Literal:
        return "text"
    if origin is list:
        return _LISTS[kind_of(get_args(core)[0])]
    if origin is tuple and get_args(core) == (int, int):
        return "span"
    if origin is dict:
        return "map"
    if isinstance(core, type) and issubclass(core, BaseModel):
        return "model"
    raise TypeError(f"the contract has no kind of value for {annotation}")
