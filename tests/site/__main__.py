"""The site as a process: `python -m tests.site --packs FOLDER [--port N] [--fault PATH=FAULT]`.

It prints its address and serves until it is stopped. A PDF that is put into the folder is published with the next request.
"""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from tests.site.papers import SAMPLES, paper_of
from tests.site.server import Fault, Site, serving


def main(arguments: list[str] | None = None) -> None:
    """Serve the folder's packs."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--packs", type=Path, default=SAMPLES, help="folder of packs, called as the sample packs are")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--fault", action="append", default=[], metavar="PATH=FAULT", help=f"one of {', '.join(Fault)}")
    asked = parser.parse_args(arguments)
    site = Site(look=lambda: [paper_of(pdf) for pdf in sorted(asked.packs.glob("*.pdf"))])
    for place in asked.fault:
        path, _, fault = place.rpartition("=")
        site.fault(path, Fault(fault))
    with serving(site, asked.port):
        print(site.address, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
