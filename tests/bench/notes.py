"""Ten thousand highlights written in every format of notes; prints seconds as JSON."""

import json
from dataclasses import replace
from time import perf_counter

from reader.session.exporting import FORMATS, as_bytes
from reader.ui.printing import pdf_of
from tests.bench.subjects import settle
from tests.exchange.noted import dense


def figures() -> dict[str, float]:
    """Seconds for each format, by its ending."""
    notes = dense()
    settle()
    taken = {}
    for ending in FORMATS:
        start = perf_counter()
        as_bytes(replace(notes, options=FORMATS[ending].usual()), ending, pdf_of)
        taken[ending] = perf_counter() - start
    return taken


if __name__ == "__main__":
    print(json.dumps(figures()))
