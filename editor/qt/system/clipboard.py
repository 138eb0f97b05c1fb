"""Pasted text as the person means it: what Word, WPS, spreadsheets and web pages carry along unseen is left behind."""

import re

from PySide6.QtCore import QMimeData

_BREAKS = re.compile("\r\n?|[\u2028\u2029\v\f]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufffc\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f]")
_WIDE = "[\u2e80-\u9fff\uff00-\uffef，。；：、]"
_BETWEEN = re.compile(rf"(?<={_WIDE})\n+(?={_WIDE})")
_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')
"""A cell of a copied block: spreadsheets put those with breaks, tabs or quotes into quotes, in which a quote stands twice."""


def pasted_text(text: str) -> str:
    """The lines of a pasted text: no marks that can't be seen, plain spaces, no empty lines at the ends."""
    text = _SPACES.sub(" ", _UNSEEN.sub("", _BREAKS.sub("\n", text)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def pasted_line(text: str) -> str:
    """A pasted text on one line: between Chinese characters a line break was only the edge of a page."""
    lines = re.sub(r"[ \t]*\n[ \t]*", "\n", pasted_text(text).strip())
    return re.sub(r"[\n\t]+", " ", _BETWEEN.sub("", lines))


def block_of(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet: lines of cells with tabs between them, each on one line, without empty lines at the end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        match = _CELL.match(text, at)
        assert match is not None
        rows[-1].append(pasted_line(match[1].replace('""', '"') if match[1] is not None else match[2]).strip())
        if text[match.end() : match.end() + 1] == "\n":
            rows.append([])
        at = match.end() + 1
    while len(rows) > 1 and not any(rows[-1]):
        rows.pop()
    return rows


def text_and_html(data: QMimeData | None) -> tuple[str, str]:
    """The text that a clipboard or a drag holds, and the page that it holds beside it; two empty strings where there is no text."""
    text = data.text() if data is not None and data.hasText() else ""
    html = data.html() if data is not None and data.hasHtml() else ""
    return (text, html) if text.strip() or html.strip() else ("", "")
