"""Notes: written in place, read as Markdown."""
