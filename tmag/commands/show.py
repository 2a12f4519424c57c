"""``tmag show``: one row in full, where it was read, and its box on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schemas.errors import NotFound, SettingsError
from tmag.choices import PATH, Choices, with_choices
from tmag.printing import say, shown, styled

if TYPE_CHECKING:
    from tmag.rows import FoundRow

_PLACE = ("page_number", "x0", "top", "x1", "bottom")


@click.command("show")
@click.argument("row_id", metavar="ROW_ID")
@click.option("--image", metavar="PNG", type=PATH, help="Draw the row's page with its box into this file.")
@with_choices
def command(choices: Choices, row_id: str, image: Path | None) -> None:
    """Show one published row by its row_id (or row_key): fields, page and box, why it is not surer, and where each field was read.

    With --image, the row's box is red and those of its fields are blue.
    """
    from tmag.rows import find_row

    if image is not None and not image.absolute().parent.is_dir():
        raise NotFound(f"The folder {image.absolute().parent} does not exist. Make it, or name another place for the image.")
    settings = choices.store()
    found = find_row(choices.release_folder(), row_id)
    if image is not None and None in _place(found):
        raise SettingsError(f"Row {row_id} has no place on a page, so there is nothing to draw. Leave --image out.")
    _print_row(found)
    if image is not None:
        from tmag.drawing import draw_row

        draw_row(found, settings.data_dir, image)
        say(f"\nThe page with the row's box is in {image}.")


def _place(found: FoundRow) -> tuple[Any, ...]:
    return tuple(found.row.get(name) for name in _PLACE)


def _print_row(found: FoundRow) -> None:
    say(styled(f"{found.dataset}  {found.row['row_id']}", bold=True))
    width = max(map(len, found.row))
    for name, value in found.row.items():
        if value is not None and name not in _PLACE:
            say(f"  {name.ljust(width)}  {shown(value)}")
    say(f"  {'place'.ljust(width)}  {_placed(found.row)}")
    _print_reasons(found.row.get("confidence_reasons"), width)
    if found.sources:
        say("\nread from")
    for source in found.sources:
        say(f"  {source['column_name'].ljust(width)}  {shown(source['source_text'])}  [{source['rule']}; {_placed(source)}]")


def _print_reasons(reasons: str | None, width: int) -> None:
    from parsers.signals import WEIGHTS

    says = {weight.name: weight.says for weight in WEIGHTS}
    if reasons:
        say("\nless sure because")
    for name in reasons.split(", ") if reasons else ():
        say(f"  {name.ljust(width)}  {says.get(name, 'a version of the parser before this one knew why')}")


def _placed(row: dict[str, Any]) -> str:
    page, *box = (row.get(name) for name in _PLACE)
    if page is None:
        return "no page"
    return f"page {page}" if None in box else f"page {page}, box {', '.join(f'{edge:g}' for edge in box)} (x0, top, x1, bottom in points)"
