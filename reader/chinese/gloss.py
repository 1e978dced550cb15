"""What a dictionary says of a word in a few lines: for a glance, and for a note; looks nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.chinese.dictionary import Entry, Found

LINES = 3
_SENSES = 3  # of one reading


def lines(found: Found, most: int = LINES) -> list[tuple[str, str]]:
    """At most so many lines, each a reading and its first senses; of the words inside where there is no entry."""
    if found.entries:
        return [_line(entry, "") for entry in found.entries[:most]]
    return [_line(part.entries[0], part.text) for part in (found.words or found.characters)[:most]]


def other_forms(found: Found) -> str:
    """The word in the other script, where it is written otherwise."""
    forms = [form for entry in found.entries for form in (entry.traditional, entry.simplified)]
    return " ".join(form for form in dict.fromkeys(forms) if form != found.text)


def note(found: Found) -> str:
    """The same as a note in Markdown, a paragraph for each reading, the word in the other script first."""
    forms = other_forms(found)
    head = [f"（{forms}）"] if forms else []
    return "\n\n".join([*head, *(f"**{_plain(reading)}** {_plain(said)}" for reading, said in lines(found))])


def _line(entry: Entry, word: str) -> tuple[str, str]:
    return f"{word} {entry.pinyin}".strip(), "; ".join(entry.meanings()[:_SENSES])


def _plain(text: str) -> str:
    """A text that Markdown takes as it stands."""
    return text.replace("*", "\\*").replace("_", "\\_")
