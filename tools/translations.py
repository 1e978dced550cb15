"""Keeps the translation sources true to the code: every visible text is in them, nothing else is; stdlib only.

Texts are found where Qt's own tools find them (`self.tr`, `QCoreApplication.translate`, `QT_TRANSLATE_NOOP`) and in
the `sentence` and `reason` of every error, the values of every table `SENTENCES` and the texts of every class
`Wording`.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("reader", "storage")
CATALOGUE = ROOT / "resources" / "i18n" / "meipi_zh_CN.ts"

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
"""

Text = tuple[str, str]  # context, English source


class _Finder(ast.NodeVisitor):
    """Collects the texts of one module."""

    def __init__(self, tree: ast.Module) -> None:
        self.texts: list[Text] = []
        self._class = ""
        self._constants = dict(_constants(tree))
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outer, self._class = self._class, node.name
        self.generic_visit(node)
        self._class = outer

    def visit_Assign(self, node: ast.Assign) -> None:
        self._sentence(node.targets[0], node.value)
        self._sentences(node.targets[0], node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._sentence(node.target, node.value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [self._text(argument) for argument in node.args]
        if name == "tr" and texts and texts[0]:
            self.texts.append((self._class, texts[0]))
        if name in {"translate", "QT_TRANSLATE_NOOP"} and len(texts) > 1 and texts[0] and texts[1]:
            self.texts.append((texts[0], texts[1]))
        reasons = [self._text(keyword.value) for keyword in node.keywords if keyword.arg == "reason"]
        self.texts.extend(("Errors", reason) for reason in reasons if reason)
        self.generic_visit(node)

    def _sentences(self, target: ast.expr, value: ast.expr) -> None:
        """The sentences of a table of that name."""
        if isinstance(target, ast.Name) and target.id == "SENTENCES" and isinstance(value, ast.Dict):
            self.texts.extend(("Errors", text) for one in value.values if (text := self._text(one)))

    def _sentence(self, target: ast.expr, value: ast.expr | None) -> None:
        text = self._text(value) if value else ""
        is_ours = self._class == "Wording" or (isinstance(target, ast.Name) and target.id == "sentence")
        if self._class and is_ours and text:
            self.texts.append(("Errors", text))

    def _text(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return self._constants.get(node.id, "")
        return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _constants(tree: ast.Module) -> Iterator[Text]:
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value.value


def in_code() -> list[Text]:
    """Every translatable text of the code, by context, each once."""
    paths = [path for source in SOURCES for path in sorted((ROOT / source).rglob("*.py"))]
    found = [text for path in paths for text in _Finder(ast.parse(path.read_text(encoding="utf-8"))).texts]
    return sorted(dict.fromkeys(found), key=lambda text: text[0])


def in_catalogue() -> dict[Text, str]:
    """Every text of the catalogue with its translation, which is empty when there is none yet."""
    known: dict[Text, str] = {}
    for context in ElementTree.fromstring(CATALOGUE.read_bytes()).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            known[context.findtext("name", ""), message.findtext("source", "")] = message.findtext(
                "translation", ""
            )
    return known


def write(known: dict[Text, str]) -> None:
    """Write the catalogue anew: the code's texts with the translations known of them."""
    contexts: dict[str, list[str]] = defaultdict(list)
    for context, source in in_code():
        contexts[context].append(_message(source, known.get((context, source), "")))
    body = "".join(
        f"  <context>\n    <name>{name}</name>\n{''.join(messages)}  </context>\n"
        for name, messages in contexts.items()
    )
    CATALOGUE.write_text(f"{_HEAD}{body}</TS>\n", encoding="utf-8")


def _message(source: str, translation: str) -> str:
    state = "" if translation else ' type="unfinished"'
    return (
        f"    <message>\n      <source>{escape(source)}</source>\n"
        f"      <translation{state}>{escape(translation)}</translation>\n    </message>\n"
    )


if __name__ == "__main__":
    write(in_catalogue())
    missing = [f"{context}: {source}" for (context, source), text in in_catalogue().items() if not text]
    sys.stdout.write("".join(f"not yet translated: {text}\n" for text in missing))
