"""How a document writes its blanks, read off the whole of it before any line is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.reading.blanks.brackets import ROUND, brackets_of, names_field
from editor.reading.blanks.stars import StarHabits, star_habits
from editor.reading.page.lexicon import words
from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import unit_after

SOME_PLACE = re.compile(
    r"(?<!某)某++(?:[省市县区镇乡村州旗街路局厅委办院校厂处科年月日]|街道|社区|公司|集团|学校|医院|银行|大学|同志|书记|单位|部门|项目|地区|企业|中心)"
)
_OPENER = re.compile(r"[【\[［〔<{]")
_MARKDOWN = re.compile(r"#{1,6} \S")
_PIECE = 256


def asked_names(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each 请填写 (输入, 选择 …) with the field's name right behind it."""
    for match in re.finditer(r"请(?:填写|填入|输入|选择)", text):
        name = words("labels").at_start(text[match.end() : match.end() + 12])
        if len(name) > 1:
            yield match, name


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes its blanks, read off the whole of it."""

    stars: StarHabits
    technical: bool
    some: bool
    dots: bool
    prompts: bool
    known: frozenset[str]
    spoken: frozenset[str]
    markdown: bool = False


def habits_of(page: SamplePage, skip: set[int]) -> Habits:
    """Read off the document how it writes its blanks."""
    lines = [text for n, text in enumerate(page.lines) if n not in skip]
    # In pieces: one search over a whole book would hold up every other thread.
    pieces = ["\n".join(lines[n : n + _PIECE]) for n in range(0, len(lines), _PIECE)]
    asked = {b.inner for line in lines if _OPENER.search(line) for b in brackets_of(line) if names_field(b.inner) and b.kind not in ROUND}
    dots = sum(bool(unit_after(m[1])) for piece in pieces for m in re.finditer(r"(?:…+|\.{6,})(.{0,3})", piece)) >= 2
    return Habits(
        stars=star_habits(page, skip),
        technical=any(re.search(r"[YZ](?:轴|向|方向|坐标)", piece) for piece in pieces),
        some=sum(len(SOME_PLACE.findall(piece)) for piece in pieces) >= 2 or any("某某" in piece for piece in pieces),
        dots=dots,
        prompts=sum(1 for piece in pieces for _ in asked_names(piece)) >= 2,
        known=frozenset(asked),
        markdown=any(_MARKDOWN.match(line) for line in lines),
        spoken=frozenset(found for piece in pieces for found in re.findall(r"\d[+＋][XxＸｘ]([\u4e00-\u9fff]{2})", piece)),
    )
