"""The same document written anew by another program: the page looks alike, and is drawn in other words."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_TIMEOUT_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A program and its options, in which ``IN`` and ``OUT`` stand for the two files."""

    program: str
    options: tuple[str, ...]

    def __call__(self, data: bytes) -> bytes:
        """The document as the program writes it.

        Raises:
            subprocess.SubprocessError: The program failed or took too long.
            OSError: There is no such program.
        """
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
            source.write_bytes(data)
            options = [option.replace("IN", str(source)).replace("OUT", str(target)) for option in self.options]
            subprocess.run([self.program, *options], check=True, capture_output=True, timeout=_TIMEOUT_SECONDS)
            return target.read_bytes()


REWRITINGS = {
    "Ghostscript": Rewriting("gs", ("-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", "OUT", "IN")),
    "Cairo": Rewriting("pdftocairo", ("-pdf", "IN", "OUT")),
}
