"""Text in, values out: decoding, blocks, spans, anchors; knows no Qt, no SQL, no storage."""
