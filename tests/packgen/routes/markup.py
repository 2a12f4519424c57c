"""The HTML of a pack: one section a sheet, shrunk by a script until it fits."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from itertools import groupby

from tests.packgen.columns import cap, share
from tests.packgen.look import Look
from tests.packgen.model import Chart, Diagram, Framed, Line, Photo
from tests.packgen.pictures import png
from tests.packgen.sheets import Beside, Cell, Part, Prose, Sheet, Table

_FIT = """
for (const body of document.querySelectorAll('.fit')) {
  for (let k = 1; k > 0.5; k -= 0.03) {
    body.style.setProperty('--k', k);
    if (body.scrollHeight <= body.clientHeight && body.scrollWidth <= body.clientWidth) break;
  }
}
"""
_RULES = {
    "black": "td, th { border: 0.75pt solid #000; }",
    "white": "td, th { border: 1.5pt solid #fff; }",
    "zebra": "",
    "horizontal": "td, th { border-bottom: 0.5pt solid #999; } th { border-bottom: 1.2pt solid #333; }",
    "band": "",
    "none": "",
    "coloured": "td, th { border: 0.75pt solid #ACCENT; }",
    "double": "table { border-collapse: separate; border-spacing: 2pt; } td, th { border: 0.6pt solid #444; }",
    "dashed": "td, th { border: 0.9pt dashed #555; }",
    "columns": "table { border: 1pt solid #444; } td, th { border-left: 0.6pt solid #888; border-right: 0.6pt solid #888; } "
    "tr { border-bottom: 0.4pt dotted #aaa; }",
}


def html(sheets: Sequence[Sheet], look: Look, title: str) -> str:
    """The whole document."""
    body = "".join(_section(sheet, look, number, len(sheets)) for number, sheet in enumerate(sheets, 1))
    head = f"<meta charset='utf-8'><title>{escape(title)}</title><style>{_style(look)}</style>"
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{body}<script>{_FIT}</script></body></html>"


def _style(look: Look) -> str:
    width, height, pad = look.width, look.height, 5 if look.is_open else 2.5
    return f"""
@page {{ size: {width}pt {height}pt; margin: 0 }}
* {{ box-sizing: border-box; print-color-adjust: exact }}
body {{ margin: 0; font-family: '{look.font.family}'; color: #222 }}
section {{ position: relative; width: {width}pt; height: {height - 0.5}pt; overflow: hidden; break-after: page; break-inside: avoid }}
section:last-of-type {{ break-after: auto }}
.fit {{ --k: 1; position: absolute; left: 28pt; right: 28pt; top: 22pt; bottom: 34pt; overflow: hidden;
 font-size: calc(var(--k) * {look.size}pt) }}
h1 {{ font-size: {min(22.0, width / 34):.1f}pt; color: #{look.accent}; margin: 0 80pt 10pt 0 }}
p {{ margin: 0 0 0.35em }} h2, h3 {{ font-size: 1.08em; margin: 0.5em 0 0.25em; color: #{look.accent} }}
ul, ol {{ margin: 0 0 0.3em; padding-left: 1.5em }} li {{ margin-bottom: 0.2em }}
table {{ border-collapse: collapse; width: 100%; font-size: calc(var(--k) * {look.table_size}pt); margin-bottom: 8pt }}
td, th {{ padding: {pad}pt 3.5pt; vertical-align: top; text-align: left; font-weight: normal }}
sup {{ font-size: 65%; line-height: 0 }}
th {{ font-weight: bold }} td p, th p {{ margin: 0 }} td ul {{ padding-left: 1.1em; margin: 0 }} td li {{ margin: 0 }}
thead th {{ color: #{look.header_text}; {f"background: #{look.header_fill};" if look.header_fill else ""}
 text-align: {"center" if look.header_centred else "left"} }}
{_RULES[look.rules].replace("ACCENT", look.accent)}
.beside {{ display: flex; gap: 18pt }} .beside > div {{ flex: 1 }}
.frame {{ border: 1.5pt solid #{look.accent}; padding: 6pt 9pt; width: 60%; margin: 10pt 0 }}
.dark {{ background: #{look.accent}; color: #fff }} .dark h1, .dark h2, .dark a, .dark .foot {{ color: #fff }}
.foot {{ position: absolute; bottom: 12pt; font-size: 8pt; color: #666 }}
.logo {{ position: absolute; right: 26pt; top: 16pt }}
"""


def _section(sheet: Sheet, look: Look, number: int, count: int) -> str:
    is_dark = look.has_dark_covers and sheet.can_be_dark
    inner = _cover(sheet) if sheet.kind == "cover" else _divider(sheet, look) if sheet.kind == "divider" else _content(sheet, look)
    furniture = "" if sheet.kind == "cover" else _foot(look, number, count)
    logo = _logo(look) if look.has_logo and not is_dark else ""
    return f"<section{' class=dark' if is_dark else ''}>{logo}<div class='fit'>{inner}</div>{furniture}</section>"


def _logo(look: Look) -> str:
    dots = "".join(f"<circle cx='{8 + 14 * n}' cy='10' r='{6 - n}' fill='#{look.accent}'/>" for n in range(3))
    return f"<svg class='logo' width='60' height='22'><rect width='50' height='20' fill='#eee' stroke='#{look.accent}'/>{dots}</svg>"


def _foot(look: Look, number: int, count: int) -> str:
    place = {"right": "right: 28pt", "centre": "left: 48%", "left": "left: 28pt"}[look.number_place]
    text = look.number_text(number, count)
    out = f"<div class='foot' style='{place}'>{text}</div>" if text else ""
    side = "right: 28pt" if look.number_place == "left" else "left: 28pt"
    return out + (f"<div class='foot' style='{side}'>{escape(look.footer)}</div>" if look.footer else "")


def _cover(sheet: Sheet) -> str:
    assert sheet.cover
    brand = "".join(f"<p style='font-size:24pt;font-weight:bold'>{escape(line)}</p>" for line in sheet.cover.brand)
    strap = f"<p>{escape(sheet.cover.strapline)}</p>" if sheet.cover.strapline else ""
    title = "".join(
        f"<h1 style='margin:{'60pt' if n == 0 else '4pt'} 0 0;font-size:26pt'>{escape(t)}</h1>" for n, t in enumerate(sheet.cover.title)
    )
    small = "".join(f"<p style='margin-top:{'50pt' if n == 0 else '6pt'}'>{escape(line)}</p>" for n, line in enumerate(sheet.cover.small))
    return brand + strap + title + small


def _divider(sheet: Sheet, look: Look) -> str:
    over = f"<p>{escape(sheet.over_title)}</p>" if sheet.over_title else ""
    title = f"<h1 style='margin-top:12pt;font-size:28pt'>{escape(sheet.title or '')}</h1>"
    body = "".join(_part(part, look) for part in sheet.parts).replace("<p>", "<p style='margin-bottom:14pt'>")
    return f"<div style='margin-top:18%;font-size:1.2em'>{over}{title}{body}</div>"


def _content(sheet: Sheet, look: Look) -> str:
    title = f"<h1>{escape(sheet.title)}</h1>" if sheet.title else "<div style='height:24pt'></div>"
    return title + "".join(_part(part, look) for part in sheet.parts)


def _part(part: Part, look: Look) -> str:
    match part:
        case Prose(lines):
            return _lines(lines)
        case Table():
            return _table(part, look)
        case Beside(areas):
            return f"<div class='beside'>{''.join(f'<div>{_areas(area, look)}</div>' for area in areas)}</div>"
        case Framed(lines):
            return f"<div class='frame'>{_lines(lines)}</div>"
        case Photo(seed):
            return f"<img alt='' width='240' height='130' src='data:image/png;base64,{base64.b64encode(png(seed)).decode()}'>"
        case Diagram():
            return _diagram(part, look)
        case Chart():
            return _chart(part, look)


def _areas(area: tuple[Prose | Table, ...], look: Look) -> str:
    return "".join(_part(part, look) for part in area)


def _spans(line: Line) -> str:
    out = ""
    for span in line.spans:
        text = escape(span.text)
        text = f"<b>{text}</b>" if span.is_bold and not line.is_heading else text
        text = f"<sup>{text}</sup>" if span.is_raised else f"<s>{text}</s>" if span.is_struck else text
        out += f"<a href='{span.url}'>{text}</a>" if span.url else text
    return out


def _lines(lines: tuple[Line, ...]) -> str:
    """Paragraphs, headings, and lists with their second level inside the item before it."""
    out = ""
    for marker, group in groupby(lines, lambda line: "heading" if line.is_heading else line.marker if line.level == 0 else "bullet"):
        run = tuple(group)
        if marker in ("bullet", "number"):
            out += _list(run, "ol" if marker == "number" else "ul")
        else:
            out += "".join(
                f"<{'h3' if marker == 'heading' else 'p'}>{_spans(line)}</{'h3' if marker == 'heading' else 'p'}>" for line in run
            )
    return out


def _list(lines: tuple[Line, ...], tag: str) -> str:
    first = f" start='{lines[0].number}'" if tag == "ol" else ""
    out, depth = "", 0
    for index, line in enumerate(lines):
        if line.level > depth:
            out += "<ul>"
        elif line.level < depth:
            out += "</ul></li>"
        elif index:
            out += "</li>"
        depth = line.level
        out += f"<li>{_spans(line)}" if index or not line.level else f"<li style='list-style:none'><ul><li>{_spans(line)}"
    return f"<{tag}{first}>{out}{'</li></ul>' * depth}</li></{tag}>"


def _table(table: Table, look: Look) -> str:
    body = [_row(table, row, index, look) for index, row in enumerate(table.rows)]
    head = f"<thead>{''.join(body[: table.header_rows])}</thead>" if table.header_rows else ""
    total = look.width - 56
    widths = share(table, look, cap(table, look, look.table_size, total, 4), total, 4)
    columns = "".join(f"<col style='width:{100 * width / total:.2f}%'>" for width in widths)
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{''.join(body[table.header_rows :])}</tbody></table>"


def _row(table: Table, row: tuple[Cell | None, ...], index: int, look: Look) -> str:
    fill = look.row_fill(index - table.header_rows) if index >= table.header_rows else None
    cells = "".join(_cell(cell, fill, index < table.header_rows, look) for cell in row if cell is not None)
    return f"<tr>{cells}</tr>"


def _cell(cell: Cell, fill: str | None, is_head: bool, look: Look) -> str:
    tag = "th" if cell.is_header else "td"
    style = f"background:#{fill};" if fill else ""
    if cell.is_header and not is_head and look.rules == "white":
        style = f"background:#{look.accent};color:#fff;"
    if cell.rows > 1 and not look.is_open and look.rules != "zebra":
        style += "vertical-align:middle;"
    style += "vertical-align:middle;" if look.has_middle_cells else ""
    spans = (f" colspan={cell.columns}" if cell.columns > 1 else "") + (f" rowspan={cell.rows}" if cell.rows > 1 else "")
    return f"<{tag}{spans}{f' style={chr(34)}{style}{chr(34)}' if style else ''}>{_lines(cell.lines)}</{tag}>"


def _diagram(part: Diagram, look: Look) -> str:
    out = ""
    for n, label in enumerate(part.labels):
        x = n * 130
        out += f"<rect x='{x + 2}' y='4' rx='6' width='96' height='34' fill='#{look.bands[0]}' stroke='#{look.accent}'/>"
        out += f"<text x='{x + 50}' y='25' text-anchor='middle' font-size='12'>{escape(label)}</text>"
        out += f"<path d='M{x + 100} 21h28' stroke='#{look.accent}' stroke-width='2'/>" if n + 1 < len(part.labels) else ""
    return f"<svg width='{130 * len(part.labels)}' height='44' style='margin:10pt 0;display:block'>{out}</svg>"


def _chart(part: Chart, look: Look) -> str:
    out = "<path d='M20 5v115h300' stroke='#555' fill='none'/>"
    for n, (label, value) in enumerate(part.bars):
        x = 34 + n * 70
        out += f"<rect x='{x}' y='{120 - value}' width='40' height='{value}' fill='#{look.accent}'/>"
        out += f"<text x='{x + 20}' y='134' text-anchor='middle' font-size='11'>{escape(label)}</text>"
    return f"<svg width='330' height='140' style='margin:10pt 0;display:block'>{out}</svg>"
