"""Plain text is read line by line."""

from __future__ import annotations

from reader.text import blocks
from reader.text.drafts import Source
from reader.text.importers import plain


def test_lines_are_pieces_and_the_dateline_is_known() -> None:
    text = "# 𠮷野村的早市\n\n　　新华社北京12月6日电　雪落了一夜。"
    draft = plain.read(Source("2025-12-06.txt", b"", text))
    assert draft.pieces == tuple(blocks.pieces(text))
    assert (draft.metadata.source, draft.metadata.published) == ("新华社", "2025-12-06")
