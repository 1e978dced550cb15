"""Lets `python -m reader` do what `meipi` does."""

from reader.cli import main

if __name__ == "__main__":
    main()
