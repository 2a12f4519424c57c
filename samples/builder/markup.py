"""Reads the small markup in which the decks' text is written.

A line is a paragraph. `- ` starts a bullet, two spaces more a lower level; `1. ` a numbered line; `# ` a heading.
Inside a line `**bold**`, `*italic*` and `[text](address)`.
"""

import re

from samples.builder.model import Marker, Paragraph, Run

_LINE = re.compile(r"(?P<indent> *)(?:(?P<bullet>- )|(?P<number>\d+\. )|(?P<heading># ))?(?P<text>.*)")
_STYLED = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|\[(?P<link>[^\]]+)\]\((?P<url>[^)]+)\)")


def runs(text: str) -> tuple[Run, ...]:
    """Split one line's text into runs of one style."""
    found: list[Run] = []
    end = 0
    for match in _STYLED.finditer(text):
        found.append(Run(text[end : match.start()]))
        found.append(_styled(match))
        end = match.end()
    found.append(Run(text[end:]))
    return tuple(run for run in found if run.text)


def _styled(match: re.Match[str]) -> Run:
    if match["bold"]:
        return Run(match["bold"], is_bold=True)
    if match["italic"]:
        return Run(match["italic"], is_italic=True)
    return Run(match["link"], url=match["url"])


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read a text of several lines; blank lines are left out."""
    return tuple(_paragraph(line.rstrip()) for line in text.splitlines() if line.strip())


def _paragraph(line: str) -> Paragraph:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"Line {line!r} cannot be read. Write it on one line.")
    marker: Marker = "bullet" if match["bullet"] else "number" if match["number"] else "none"
    return Paragraph(runs(match["text"]), marker, len(match["indent"]) // 2, bool(match["heading"]))
