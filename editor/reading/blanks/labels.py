"""Labels of forms: words before a colon that wait for a value, also letters spread by spaces (姓    名), several on a line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from editor.model.sample.source import MarkKind
from editor.reading.page.lexicon import words
from editor.reading.page.page import SamplePage

SPACE = r"[ \u3000\u00a0\u2002\u2003]"
SPACES = re.compile(rf"{SPACE}+")
_HAN = r"[\u4e00-\u9fff]"
# A word of a form with spaces inside, to be as wide as its neighbours.
SPREAD = rf"{_HAN}{{1,4}}(?:{SPACE}+{_HAN}{{1,4}}){{1,5}}"
_SPREAD = re.compile(rf"(?<!{_HAN}){SPREAD}(?!{_HAN})")
_PIECE = re.compile(rf"{_HAN}+")
_BRACKET = r"(?:[（(][^（）()：:]{1,16}[）)])"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s_＿。；，、|）)]))(?:[（(]?[一二三四五六七八九十\d]{{1,2}}[、.．）)]\s*)?(?P<label>(?:{SPREAD}|[\u4e00-\u9fffA-Za-z/]{{1,12}}){_BRACKET}?|{_BRACKET})\s{{0,2}}[：:]"
)
_GREETS = re.compile(r"(?:[各致]|尊敬|亲爱|全体)")
_ASKING = ("text", "date", "number", "money", "percent", "time", "quantity", "meeting")
# What may stand behind a label that waits for its value: lines, spaces, the parts of a date, units, signs of money.
_OPEN_VALUE = re.compile(rf"(?:[\s_＿年月日时分元整万亿%％人名个份¥￥至到]|{_BRACKET}|[X×Ｘx*]{{2,}})*[。；]?")
_BY_HAND = ("签字", "签名", "签章", "盖章", "批示", "批复", "评语")
_LEADS_IN = re.compile(r"(?:如下|以下|下列|为|们|等|(?<!备)注|附件|抄送|主送|[各贵].*)$")
# Letters that are a blank's surroundings when they stand alone: 第    号, 共    页.
_PLACES = frozenset("省市县区镇乡村")
_NOT_SPREAD = frozenset("年月日号第共页自至到由元约在与和份")


class LineForm(StrEnum):
    """How a line is looked at for blanks of spaces: a title hardly has any, a line of a form has one behind each label."""

    PROSE = "prose"
    TITLE = "title"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A label in a line: its words closed up, the columns from its first character to behind its colon, and where its value ends."""

    text: str
    start: int
    end: int
    value_end: int


def labels_of(line: str) -> tuple[LineLabel, ...]:
    """The labels of a line in order; each one's value reaches to the next label."""
    if "：" not in line and ":" not in line:
        return ()
    found = [(_begin(m), m.end()) for m in _LABEL.finditer(line) if not _LEADS_IN.search(m["label"])]
    ends = [*(start for start, _ in found), len(line)][1:]
    return tuple(LineLabel(re.sub(r"\s+|[：:]", "", line[start:stop]), start, stop, end) for (start, stop), end in zip(found, ends, strict=True))


def _begin(match: re.Match[str]) -> int:
    """Where a label begins: words of several letters each with spaces between are one only when they are a known label."""
    pieces = list(_PIECE.finditer(match.string, match.start("label"), match.end("label")))
    spread = SPACES.search(match["label"]) is not None and any(len(piece[0]) > 1 for piece in pieces)
    return pieces[-1].start() if spread and not _is_word(match.string, pieces) else match.start("label")


def is_label_of_form(page: SamplePage, line: int) -> bool:
    """Whether a line that ends in a colon asks for something (出差事由：) and does not speak to somebody."""
    text = page.bare[line]
    if any(mark.kind in (MarkKind.UNDERLINE, MarkKind.CELL) and mark.start >= len(page.lines[line].rstrip()) for mark in page.marks.get(line, ())):
        return True
    label = "" if _GREETS.match(text) else words("labels").at_end(text.rstrip("：:"))
    return len(label) > 1 and words("labels").meaning(label) in _ASKING


def is_known(label: str) -> bool:
    """Whether a label is, or ends with, a noun that names what is to be filled in."""
    plain = re.sub(rf"{_BRACKET}$", "", label) or label.strip("（()）")
    return len(words("labels").at_end(plain)) > 1 or plain.endswith(_BY_HAND)


def is_open(line: str, label: LineLabel) -> bool:
    """Whether what stands behind a label still waits for its value."""
    return bool(_OPEN_VALUE.fullmatch(line[label.end : label.value_end]))


def form_lines(page: SamplePage, skip: set[int]) -> Mapping[int, tuple[LineLabel, ...]]:
    """The lines of forms with their labels: lines below each other that hold nothing but labels that wait, one of them a known one.

    In a text with sentences one such line is not enough to make a form.
    """
    least = 2 if any(text.endswith("。") for n, text in enumerate(page.bare) if n not in skip) else 1
    found: dict[int, tuple[LineLabel, ...]] = {}
    for block in _blocks(page, skip):
        if len(block) >= least and any(is_known(label.text) for labels in block.values() for label in labels):
            found |= block
    return found


def _blocks(page: SamplePage, skip: set[int]) -> Iterator[dict[int, tuple[LineLabel, ...]]]:
    """Lines of labels with nothing but empty lines between them."""
    block: dict[int, tuple[LineLabel, ...]] = {}
    for number, text in enumerate(page.bare):
        if not text or number in page.cells or _OPEN_VALUE.fullmatch(text):
            continue
        labels = () if number in skip else labels_of(page.lines[number])
        if labels and _opens(page.lines[number], labels):
            block[number] = labels
        else:
            yield _without_lead_in(page, block, number)
            block = {}
    yield block


def _without_lead_in(page: SamplePage, block: dict[int, tuple[LineLabel, ...]], after: int) -> dict[int, tuple[LineLabel, ...]]:
    """A block without its last line where that is a single label with the text that it announces right below."""
    last = max(block, default=-1)
    leads = last in block and last == after - 1 and len(block[last]) == 1 and not page.lines[last][block[last][0].end :].strip()
    return {line: labels for line, labels in block.items() if line != last} if leads else block


def _opens(line: str, labels: tuple[LineLabel, ...]) -> bool:
    head = re.sub(r"[（(]?[一二三四五六七八九十\d]{1,2}[、.．）)]", "", line[: labels[0].start])
    return not head.strip() and all(is_open(line, label) for label in labels)


def closed_up_labels(text: str) -> str:
    """The text with words whose letters are spread by spaces closed up."""
    if not SPACES.search(text):
        return text
    for start, end in reversed(spread_words(text)):
        text = text[:start] + SPACES.sub("", text[start:end]) + text[end:]
    return text


def spread_words(line: str) -> list[tuple[int, int]]:
    """The columns of words whose letters are spread by spaces, which are no blanks: known labels, what a colon follows, all that a line holds."""
    return [span for match in _SPREAD.finditer(line) for span in _inside(line, match)]


def _inside(line: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    pieces = list(_PIECE.finditer(line, match.start(), match.end()))
    first = 0
    while first < len(pieces) - 1:
        last = next((n for n in range(len(pieces) - 1, first, -1) if _is_word(line, pieces[first : n + 1])), first)
        if last > first:
            yield pieces[first].start(), pieces[last].end()
        first = max(last, first + 1)


def _is_word(line: str, pieces: list[re.Match[str]]) -> bool:
    """Whether pieces are one word: the letters of a known label, or such a label, or any letters, before a colon or a drawn blank or alone."""
    word = "".join(piece[0] for piece in pieces)
    known = (word in words("labels") or word in words("forms")) and not _PLACES.issuperset(word)
    single = all(len(piece[0]) == 1 for piece in pieces)
    alone = line.strip() == line[pieces[0].start() : pieces[-1].end()]
    ends = alone or re.match(r"\s{0,2}(?:[：:]|[_＿]{2})", line[pieces[-1].end() :]) is not None
    return (known and (single or ends)) or (single and ends and not _NOT_SPREAD.intersection(word))
