"""``make docs``: write the generated pages, the pictures, and the answers in the README and the pages."""

from __future__ import annotations

import tempfile
from pathlib import Path

from docs.builder.answers import publish_samples, with_answers
from docs.builder.pages import PAGES
from docs.builder.picture import PICTURE, draw_picture
from docs.builder.table_steps import table_pictures

_PROJECT = Path(__file__).parents[2]


def main() -> None:
    """Write all, and say what changed."""
    for name, build in PAGES.items():
        _write(_PROJECT / "docs" / name, build().encode())
    for place, picture in {PICTURE.as_posix(): draw_picture(_PROJECT), **table_pictures(_PROJECT)}.items():
        picture.save(_PROJECT / place, optimize=True)
    with tempfile.TemporaryDirectory() as folder:
        publish_samples(_PROJECT, Path(folder))
        for path in (_PROJECT / "README.md", *sorted((_PROJECT / "docs").glob("*.md"))):
            _write(path, with_answers(path.read_text(encoding="utf-8"), _PROJECT, Path(folder)).encode())


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
        print(f"{path.relative_to(_PROJECT)} is new")


if __name__ == "__main__":
    main()
