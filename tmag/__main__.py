"""``python -m tmag`` is the ``tmag`` command."""

from tmag.cli import main

if __name__ == "__main__":
    main()
