"""How signals become a confidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.signals import SIGNAL_NAMES, WEIGHTS, Signals, confidence_of, lowest, reasons

_SHARES = st.floats(0.0, 1.0)
_SIGNALS = st.builds(Signals, **dict.fromkeys(SIGNAL_NAMES, _SHARES))


def test_every_signal_has_one_weight_and_costs_something() -> None:
    assert [weight.name for weight in WEIGHTS] == list(SIGNAL_NAMES)
    for name in SIGNAL_NAMES:
        assert confidence_of(Signals(**{name: 0.0})) < confidence_of(Signals())


@given(_SIGNALS)
def test_a_confidence_is_a_share_and_its_reasons_are_what_costs_something(signals: Signals) -> None:
    assert 0.0 <= confidence_of(signals) <= confidence_of(Signals()) <= 1.0
    costs = {weight.name: weight.cost * (1.0 - getattr(signals, weight.name)) for weight in WEIGHTS}
    assert set(reasons(signals)) == {name for name, cost in costs.items() if cost >= 0.1}


@given(_SIGNALS, st.sampled_from(SIGNAL_NAMES), _SHARES)
def test_a_lower_signal_never_gives_a_higher_confidence(signals: Signals, name: str, value: float) -> None:
    assert confidence_of(signals.lowered(**{name: value})) <= confidence_of(signals)


@given(_SIGNALS, _SIGNALS)
def test_the_lowest_of_two_is_below_both(one: Signals, other: Signals) -> None:
    least = lowest([one, other])
    assert confidence_of(least) <= min(confidence_of(one), confidence_of(other))
    assert least == tuple(map(min, one, other))


def test_reasons_come_by_what_they_cost() -> None:
    assert reasons(Signals()) == ()
    costs = {weight.name: weight.cost for weight in WEIGHTS}
    assert [*reasons(Signals(grid=0.0, whole=0.0))] == sorted(["grid", "whole"], key=lambda name: -costs[name])
    assert reasons(Signals(fit=0.9)) == ("fit",)


@pytest.mark.parametrize("name", SIGNAL_NAMES)
def test_what_is_lowered_is_not_raised(name: str) -> None:
    assert getattr(Signals(**{name: 0.3}).lowered(**{name: 0.8}), name) == 0.3
