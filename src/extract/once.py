"""Attributes that are worked out when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class Once:
        """`functools.cached_property` without the lock that Python 3.11 takes at each first use.

        >>> class Text:
        ...     @once
        ...     def words(self):
        ...         print("split")
        ...         return ["một", "hai"]
        >>> text = Text()
        >>> text.words, text.words
        split
        (['một', 'hai'], ['một', 'hai'])
        """

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self._work, self._name, self.__doc__ = work, work.__name__, work.__doc__

        def __get__(self, owner: Any, kind: Any = None) -> Any:
            if owner is None:
                return self
            value = owner.__dict__[self._name] = self._work(owner)
            return value

    once = Once

__all__ = ["once"]
