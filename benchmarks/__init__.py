"""What the project is worth, in figures, each beside its aim and beside what others reach: ``python -m benchmarks``, or ``make bench``.

Nothing of the project imports this.
"""
