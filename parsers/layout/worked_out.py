"""A value of an object that never changes, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class WorkedOut(Generic[Value]):
    """:class:`functools.cached_property` without the lock that it takes in Python 3.11 for each value: a page has thousands of them.

    Two threads at worst work out the same value twice.
    """

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Value: ...
    def __get__(self, instance: object | None, owner: type | None = None) -> Self | Value:
        if instance is None:
            return self
        value = self._work(instance)
        instance.__dict__[self._name] = value
        return value


worked_out = WorkedOut


class Keeps:
    """What a dataclass with slots is to keep what it worked out: its fields have slots, and other values have their place beside them."""
