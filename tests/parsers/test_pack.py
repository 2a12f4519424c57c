"""What several parsers ask of one table or page is worked out once for a pack."""

from __future__ import annotations

from dataclasses import replace

from parsers.pack import Cover, Divider, Pack, asked_once
from tests.reading_samples import vocabulary


def _pack() -> Pack:
    return Pack((), Cover("papers"), vocabulary())


def test_an_answer_is_kept_for_each_thing_and_not_for_its_like() -> None:
    asked: list[list[str]] = []

    @asked_once
    def length(thing: list[str], pack: Pack) -> int:
        asked.append(thing)
        return len(thing)

    pack, one, like = _pack(), ["a"], ["a"]
    assert [length(one, pack), length(one, pack), length(like, pack)] == [1, 1, 1]
    assert len(asked) == 2


def test_an_answer_is_kept_when_the_dividers_are_known_and_not_for_another_pack() -> None:
    asked: list[Pack] = []

    @asked_once
    def is_asked(thing: str, pack: Pack) -> bool:
        asked.append(pack)
        return True

    pack, thing = _pack(), "a"
    assert is_asked(thing, pack) is is_asked(thing, replace(pack, dividers={1: Divider()}))
    assert len(asked) == 1
    is_asked(thing, _pack())
    assert len(asked) == 2
