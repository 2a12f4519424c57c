"""Run every benchmark of the reading and print one table: ``python -m benchmarks``."""

import sys

from benchmarks.everything import main

if __name__ == "__main__":
    sys.exit(main())
