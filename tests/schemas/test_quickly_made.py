"""Frozen dataclasses whose constructor assigns its values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from schemas.quickly_made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Berth:
    """A berth and how long it is."""

    name: str
    metres: float = 12.5


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Tide:
    """A tide; its height need not be known."""

    height: float | None = None
    time: str


def test_it_is_made_as_any_dataclass_is() -> None:
    assert (Berth("north").name, Berth("north").metres, Berth("south", metres=8.0).metres) == ("north", 12.5, 8.0)
    assert Tide(time="05:40") == Tide(height=None, time="05:40") != Tide(height=1.0, time="05:40")
    assert replace(Berth("north"), name="south") == Berth("south")


def test_what_is_not_given_or_not_known_is_an_error() -> None:
    with pytest.raises(TypeError):
        Berth()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Tide(time="05:40", depth=2.0)  # type: ignore[call-arg]


def test_only_the_type_check_keeps_it_frozen() -> None:
    assert {"__setattr__", "__delattr__"}.isdisjoint(vars(Berth))
    assert hash(Berth("north")) == hash(Berth("north"))


def test_others_than_plain_dataclasses_with_slots_are_refused() -> None:
    @dataclass(frozen=True)
    class Loose:
        name: str

    @dataclass(frozen=True, slots=True)
    class Filled:
        names: list[str] = field(default_factory=list)

    for kind in (Loose, Filled):
        with pytest.raises(TypeError):
            quickly_made(kind)
