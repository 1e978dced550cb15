"""What a PDF says, as a program that searches in it reads it; knows only as much of PDF as ours have."""

from __future__ import annotations

import re
import zlib


def objects(pdf: bytes) -> dict[int, bytes]:
    """The objects of a PDF by number."""
    found = re.finditer(rb"(?<!\d)(\d+) 0 obj\s(.*?)endobj", pdf, re.DOTALL)
    return {int(one[1]): one[2] for one in found}


def stream(thing: bytes) -> bytes:
    """What the stream of an object holds."""
    data = re.search(rb"stream\r?\n(.*)endstream", thing, re.DOTALL)[1]
    return zlib.decompress(data) if b"FlateDecode" in thing else data


def characters(table: bytes) -> dict[int, str]:
    """The characters of a font's codes, as its table tells them."""
    known = {}
    for first, _, targets in re.findall(rb"<(....)> <(....)> \[([^\]]*)\]", table):
        for place, code in enumerate(re.findall(rb"<(\w+)>", targets)):
            known[int(first, 16) + place] = chr(int(code, 16))
    return known


def text(pdf: bytes) -> str:
    """The text of all pages, as a program that searches in it reads it."""
    known = objects(pdf)
    told = ""
    for page in (thing for thing in known.values() if re.search(rb"/Type\s*/Page\b", thing)):
        names = known[int(re.search(rb"/Resources (\d+) 0 R", page)[1])]
        fonts = {}
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", names):
            table = re.search(rb"/ToUnicode (\d+) 0 R", known[int(number)])
            fonts[name] = characters(stream(known[int(table[1])]))
        font = {}
        content = stream(known[int(re.search(rb"/Contents (\d+) 0 R", page)[1])])
        for name, codes in re.findall(rb"/(F\d+) \d+ Tf|<([0-9A-Fa-f]+)> Tj", content):
            font = fonts[name] if name else font
            told += "".join(font.get(int(codes[at : at + 4], 16), "") for at in range(0, len(codes), 4))
    return told


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
