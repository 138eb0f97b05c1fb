"""Blanks in their sentences: each with the text before and behind it, in which every blank is one neutral mark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from editor.model.sample.inspection import Span, is_repairable
from editor.reading.blanks.labels import closed_up_labels
from editor.reading.page.joining import JoinedParagraph
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import BlankShape, BlankToken

BLANK = "\ue000"
_REACH = 48
_LABEL = re.compile(
    r"([^\s\u3000，。；：:、|\t\ue000（）()□☐☑☒■]{1,16})\s*(?:[（(][^（）()]{1,16}[）)])?\s*[：:]\s*(?:N[Oo]\.|№)?"
    r"(?:\ue000(?:（[^（）]{1,12}）)?[、\s和及]{1,4})*(?:(?:19|20)\d\d\s*年|[“《￥¥])?$"
)
# A label that begins right behind a blank is no unit of it (姓名：____年龄：____).
_NEXT_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,12}[）)])?[：:]")
# One side of a ratio, whose colon closes no label: 比例为1:X.
_ONE_TO = re.compile(r"比[\u4e00-\u9fff]{0,5}\d+$")
_STOP = re.compile(r"[，。；！？：:,;\n\t|]")
_STOPS = "，。；！？：:,;\n\t|"
_CLAUSE = r"\d{1,2}(?:[.．]\d{1,2}){1,4}[.．、]?\s+"
_NUMBER = r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+\s*|第[一二三四五六七八九十百\d]+[条章节][\s　]*"
_LISTED = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[）)])")
_HEAD = re.compile(rf"^(?:[-*·•#]+\s+)?(?:\*\*)?(?:{_CLAUSE}|{_NUMBER})*")


@dataclass(frozen=True, slots=True)
class BlankPlace:
    """A blank with its surroundings: `before` and `after` reach some 48 characters into the paragraph, blanks shown as one neutral mark.

    `number` counts the blanks of the text, `paragraph` the paragraphs; `first` is the first line of the paragraph,
    `above` the end of the paragraph before; `clause` and `rest` are the words of the clause before and behind the blank,
    `label` is what stands before a colon before it.
    """

    number: int
    token: BlankToken
    paragraph: int
    first: int
    above: str
    before: str
    after: str
    clause: str
    rest: str
    label: str

    @classmethod
    def of(cls, number: int, token: BlankToken, paragraph: tuple[int, int, str], before: str, after: str) -> "BlankPlace":
        """The place of a blank; `paragraph` is its number, its first line and the end of the paragraph above."""
        before, after = closed_up_labels(before), closed_up_labels(after)
        after = f"  {after}" if before.endswith(("：", ":")) and _NEXT_LABEL.match(after) else after
        cut = max(map(before.rfind, _STOPS))
        clause = _LISTED.sub("", before[cut + 1 :].lstrip(" \u3000“”‘’《》"))
        end = _STOP.search(after)
        above = paragraph[2] if token.shape == BlankShape.RUN and not (before + after).strip() and not token.text.strip(" _＿\u3000\t") else ""
        return cls(number, token, *paragraph, before, after, clause, after[: end.start()] if end else after, _label(before) or _label_above(above))


def _label(before: str) -> str:
    """The label before a colon that a blank stands behind, "" if none."""
    if "：" not in before and ":" not in before:
        return ""
    found = _LABEL.search(before)
    return found[1] if found and not _ONE_TO.search(found[1]) else ""


def _label_above(text: str) -> str:
    """The label that a line of blanks goes on from the line above: 事由：________ and below it ________."""
    open_end = text.rstrip(" _＿\u3000\t")
    return _label(open_end) if open_end.endswith(("：", ":")) else ""


def places_of(page: SamplePage, paragraphs: Iterable[JoinedParagraph], tokens: Iterable[BlankToken], odd: Iterable[Span]) -> list[BlankPlace]:
    """The places of all blanks, in order; what is odd in a line and will be cut out is no part of their surroundings."""
    by_line: dict[int, list[BlankToken | Span]] = {}
    for piece in sorted([*tokens, *(span for span in odd if not is_repairable(span))], key=lambda piece: (piece.line, piece.start)):
        by_line.setdefault(piece.line, []).append(piece)
    found: list[BlankPlace] = []
    above = ""
    for index, paragraph in enumerate(paragraphs):
        page.breathe(paragraph.lines[0])
        if any(line in by_line for line in paragraph.lines):
            text, marks = _neutral(page, paragraph, by_line)
            about = (index, paragraph.lines[0], above)
            found += [BlankPlace.of(len(found) + n, token, about, *_around(text, at)) for n, (token, at) in enumerate(marks)]
        above = page.bare[paragraph.lines[-1]].lstrip("_＿")[-24:] or above
    return found


def _around(text: str, at: int) -> tuple[str, str]:
    return text[max(0, at - _REACH) : at], text[at + 1 : at + 1 + _REACH]


def _neutral(page: SamplePage, paragraph: JoinedParagraph, by_line: dict[int, list[BlankToken | Span]]) -> tuple[str, list[tuple[BlankToken, int]]]:
    """The paragraph as one string with a mark for each blank, and where the marks stand; the number at its head is left out."""
    pieces: list[str] = []
    marks: list[tuple[BlankToken, int]] = []
    length = 0
    for line in paragraph.lines:
        raw, at = page.lines[line], len(page.lines[line]) - len(page.lines[line].lstrip())
        for token in by_line.get(line, ()):
            pieces.append(raw[at : token.start].replace("**", ""))
            length += len(pieces[-1])
            at = token.end
            if isinstance(token, BlankToken):
                marks.append((token, length))
                pieces.append(BLANK)
                length += 1
        pieces.append(raw[at:].rstrip().replace("**", ""))
        length += len(pieces[-1])
    return _without_number("".join(pieces), marks)


def _without_number(text: str, marks: list[tuple[BlankToken, int]]) -> tuple[str, list[tuple[BlankToken, int]]]:
    head = _HEAD.match(text)
    size = min(head.end() if head else 0, marks[0][1] if marks else 0)
    return text[size:], [(token, at - size) for token, at in marks]
