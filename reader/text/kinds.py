"""The kinds of blocks that a text is made of; how they are told apart is elsewhere."""

TITLE, SUBTITLE, HEADING, PARAGRAPH = "title", "subtitle", "heading", "paragraph"
KINDS = frozenset((TITLE, SUBTITLE, HEADING, PARAGRAPH))
