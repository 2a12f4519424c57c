"""A report as Typst."""

from __future__ import annotations

from collections.abc import Iterator

from tests.tablegen.drawn import drawn_sides, ground, ink, is_filled
from tests.tablegen.model import Align, Columns, PageBreak, Part, Placed, Prose, Report, Table, placed

_SPECIAL = set("\\#$*_`<>@[]~/-+=.:'\"")
_ALIGN = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}


def typst(report: Report) -> str:
    """The whole report as Typst's markup."""
    return "\n".join(
        [
            f"#set page(width: {report.width}pt, height: {report.height}pt, margin: {report.margin}pt, footer: align(center, "
            f"text(8pt)[{_text(report.footer)} #context counter(page).display()]), header: text(8pt)[{_text(report.header)}])",
            f'#set text(font: "{report.font}", size: 10pt)',
            "#set par(justify: true)",
            *(_part(part) for part in report.parts),
        ]
    )


def _text(text: str) -> str:
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in text)


def _part(part: Part) -> str:
    match part:
        case Prose(text, True):
            return f"#block(text(13pt, weight: 700)[{_text(text)}])"
        case Prose(text):
            return f"#par[{_text(text)}]"
        case Columns(left, right):
            sides = ["\n".join(_part(inner) for inner in side) for side in (left, right)]
            return f"#grid(columns: (1fr, 1fr), column-gutter: 18pt, [{sides[0]}], [{sides[1]}])"
        case PageBreak():
            return "#pagebreak()"
        case Table():
            return "\n".join(_table(part))


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"#block(above: 10pt, below: 5pt, text(weight: 700)[{_text(table.caption)}])"
    widths = ", ".join(f"{width}fr" for width in table.widths)
    yield f"#block(above: 4pt)[#set par(justify: false)\n#set text({table.size}pt)"
    yield f"#table(columns: ({widths},), inset: (x: {table.padding}pt, y: {table.padding}pt), stroke: none,"
    yield from (_cell(one, table) for one in placed(table))
    yield ")]"
    yield from (f"#block(above: 4pt, text(7.5pt)[{_text(note)}])" for note in table.notes)
    yield "#v(6pt)"


def _cell(one: Placed, table: Table) -> str:
    cell = one.cell
    down = "top" if table.is_top_set and one.row >= table.header_rows else "bottom"
    fill = f', fill: rgb("{ground(table)}")' if is_filled(one, table) else ""
    text = _text(cell.text)
    text = f"{text}#super[{_text(cell.note)}]" if cell.note else text
    text = f"#text(weight: 700)[{text}]" if cell.is_bold else text
    text = f'#text(fill: rgb("{ink(one, table)}"))[{text}]' if ink(one, table) != "#000000" else text
    text = f"#v({table.size}pt, weak: false)\n{text}" if one.row in table.gaps else text
    text = f"#rotate(-90deg, reflow: true)[#box[{text}]]" if cell.is_turned else text
    text = f"#pad(left: {cell.indent}em)[{text}]" if cell.indent else text
    sides = ", ".join(f"{side}: 0.6pt" for side in sorted(drawn_sides(one, table)))
    stroke = f", stroke: ({sides})" if sides else ""
    return (
        f"table.cell(x: {one.column}, y: {one.row}, rowspan: {cell.rowspan}, colspan: {cell.colspan}, "
        f"align: {_ALIGN[cell.align]} + {down}{fill}{stroke})[{text}],"
    )
