"""One run in a process of its own: ``python -m benchmarks.child NAME PDF WARM_UP`` prints what it cost as one line of JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from benchmarks.contenders import contender
from pipeline.memory import collect_seldom, peak_memory_mb


def run(name: str, data: bytes, warm_up: bytes) -> dict[str, object]:
    """What one contender's work costs.

    The other document goes through first: that ends all imports and one-off preparations, and leaves nothing of the measured one behind.
    """
    one = contender(name)
    work = one.load()
    work(one.prepare(warm_up))
    given = one.prepare(data)
    gc.collect()
    collect_seldom()  # as in the child that parses, for all contenders: no run is charged with walks through what is imported
    before = time.process_time()
    found = work(given)
    cost = time.process_time() - before
    return {"cpu_seconds": cost, "peak_memory_mb": peak_memory_mb(), "found": found}


if __name__ == "__main__":
    cost_of_run = run(sys.argv[1], Path(sys.argv[2]).read_bytes(), Path(sys.argv[3]).read_bytes())
    print(f"\n{json.dumps(cost_of_run)}")
