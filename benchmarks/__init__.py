"""What reading and parsing a pack costs, beside what other readers of PDFs cost: ``python -m benchmarks``, or ``make bench``.

Every run has a child process of its own, so that nothing that one left behind helps another. Nothing of the project imports this.
"""
