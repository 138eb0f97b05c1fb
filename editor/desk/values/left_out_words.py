"""What was left out of a sample, in the words of the person."""

from collections.abc import Iterable, Iterator, Mapping

from editor.model.sample.inspection import Inspection, left_out_of
from editor.model.sample.left_out import CHOSEN, NOISE, LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.words import tr

_SHORT = 60
_INNER = str.maketrans("“”", "‘’")
"""Quotation marks inside of quotation marks: the inner ones are single (GB/T 15834)."""


def why_words(why: WhyLeftOut) -> str:
    """Why something was left out."""
    words: Mapping[WhyLeftOut, str] = {
        WhyLeftOut.ADVERT: tr("广告"),
        WhyLeftOut.SITE_TEXT: tr("网页文字"),
        WhyLeftOut.PAGE_NUMBER: tr("页码"),
        WhyLeftOut.TAKEN_OUT: tr("已去掉"),
        WhyLeftOut.PICTURE: tr("版式里放不了图片"),
        WhyLeftOut.HEADER: tr("版式里没有页眉"),
        WhyLeftOut.FOOTER: tr("版式里没有页脚"),
        WhyLeftOut.TEXT_BOX: tr("文本框没收"),
        WhyLeftOut.NOTE: tr("脚注没收"),
        WhyLeftOut.COMMENT: tr("批注没收"),
        WhyLeftOut.TRACKED: tr("按接受修订后的样子收"),
        WhyLeftOut.TAG: tr("看不懂的标记"),
        WhyLeftOut.TABLE: tr("在表格里换了位置"),
        WhyLeftOut.DIAGONAL: tr("表格里画不了斜线"),
        WhyLeftOut.LANDSCAPE: tr("版式里只有竖页"),
        WhyLeftOut.COLUMNS: tr("版式里不分栏"),
        WhyLeftOut.CONTENTS: tr("目录不收"),
        WhyLeftOut.MOVED: tr("换了先后"),
        WhyLeftOut.NO_PLACE: tr("没有地方放"),
    }
    return words[why]


def place_words(place: SourcePlace) -> str:
    """Where something stood: lines, tables and rows count from 1."""
    numbers = {"line": place.number + 1, "table": place.number, "row": place.row}
    words: Mapping[PlaceKind, str] = {
        PlaceKind.LINE: tr("第 {line} 行", line=numbers["line"]),
        PlaceKind.TABLE: tr("第 {table} 张表第 {row} 行", table=numbers["table"], row=numbers["row"]),
        PlaceKind.HEADER: tr("页眉"),
        PlaceKind.FOOTER: tr("页脚"),
        PlaceKind.TEXT_BOX: tr("文本框"),
        PlaceKind.NOTE: tr("脚注"),
        PlaceKind.PAGE: tr("页面"),
    }
    return words[place.kind]


def is_missed(entry: LeftOut) -> bool:
    """Whether somebody may miss what was left out: anything but noise and what the person took out."""
    return entry.why not in CHOSEN


def left_out_sentences(seen: Inspection) -> Iterator[str]:
    """What was left out: one sentence for each thing that somebody may miss, then one for each kind of noise."""
    entries = left_out_of(seen)
    for entry in filter(is_missed, entries):
        text = _short(entry.text).translate(_INNER)
        yield tr("没照原样收进来：“{text}”（{place}，{why}）", text=text, place=place_words(entry.place), why=why_words(entry.why))
    for why in NOISE:
        if texts := [_short(entry.text) for entry in entries if entry.why == why]:
            yield tr("当作{why}去掉了 {count} 处：{texts}", why=why_words(why), count=len(texts), texts=_joined(texts))


def _joined(texts: Iterable[str]) -> str:
    return tr("；").join(dict.fromkeys(texts))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
