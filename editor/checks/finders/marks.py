"""Punctuation marks that belong together, and marks of the wrong width (GB/T 15834-2011)."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

from editor.checks.terms.finding import Found
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "(": ")", "〔": "〕", "【": "】", "［": "］", "「": "」", "『": "』"}
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_ALIKE = str.maketrans("()", "（）")
# A serial number with its closing bracket alone, as 1） and a), and an apostrophe between letters or before a year.
_LONE = re.compile(r"(?:^|(?<=[。；：，、\s]))[0-9a-zA-Z①-⑳一二三四五六七八九十]{1,3}[）)]|(?<=[A-Za-z])’(?=[A-Za-z])|’(?=\d\d)")
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_HALF = re.compile("(?<=[\u4e00-\u9fff”’》）])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff“‘《（])|(?<=[\u4e00-\u9fff”’》）%])\\.$")
_ROUND = re.compile(r"[(（](?P<words>[^()（）\n]*)[)）]")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_QUOTES = re.compile(r'"([^"\n]*)"|(?<![A-Za-z0-9])\'([^\'"\n]*)\'')
_SENTENCE_LONG = 20
_UNENDED = re.compile(r"^(?=[^，\n]*，)(?![^，]{1,8}[：:])(?:[^：:\n]|(?<=\d)[：:](?=\d)|[：:](?=[^：:\n]{30}))*[\u4e00-\u9fff]$")
_SHORTEST_QUOTE = 3
_SERIAL = re.compile(r"[一二三四五六七八九十\d]+")
# ［］ and 〔〕 around year and month are as good inside of （）.
_INNER = {"《": ("〈", "〉"), "（": ("〔", "〕")}
_NOT_FIRST, _NOT_LAST = frozenset("，。、；：！？）》〉〕】”’"), frozenset("（《〈〔【“‘")
_GAP = re.compile(
    "(?<=[\u4e00-\u9fff，。；：、”》）])[ \u3000\u00a0]+(?=[\u4e00-\u9fff“《（])"
    "|(?<=[\u4e00-\u9fff]) {2,}(?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) {2,}(?=[\u4e00-\u9fff])"
)
_LABELLED = re.compile("第[一二三四五六七八九十百零\\d]{1,5}[章节条编款]$|^[^，。；]{0,8}[:：]|^附\\s?件")

_FIRST_OF_TWO, _SECOND_OF_TWO = re.compile("(?:中共中央|国务院|委)(?:办公[厅室])?$"), re.compile("国务院|中央军委|[\u4e00-\u9fff]{0,8}人民政府")
"""Of two that issue together a space parts the names: 中共中央 国务院."""


class _Open(NamedTuple):
    sign: str
    at: int


def unpaired(passage: Passage) -> Iterator[Found]:
    """Brackets and quotation marks without their counterpart. A quotation over several paragraphs opens each of them and closes the last."""
    lone = {at for match in _LONE.finditer(passage.text) for at in range(*match.span())}
    closed_later = _closed_later(passage.text.translate(_ALIKE), lone)
    waiting: list[_Open] = []
    for at, sign in enumerate(passage.text.translate(_ALIKE)):
        if at in lone and not (sign in _CLOSING and _CLOSING[sign] in (one.sign for one in waiting) and at not in closed_later):
            continue
        if sign in _PAIRS:
            waiting.append(_Open(sign, at))
        elif sign in _CLOSING:
            if waiting and waiting[-1].sign == _CLOSING[sign]:
                waiting.pop()
            elif _CLOSING[sign] in (one.sign for one in waiting):
                while waiting[-1].sign != _CLOSING[sign]:
                    yield _lone(passage, waiting.pop().at)
                waiting.pop()
            else:
                yield _lone(passage, at)
    yield from (_lone(passage, one.at) for one in waiting if not (one.at == 0 and one.sign in "“‘"))


def _closed_later(text: str, apart: Collection[int]) -> frozenset[int]:
    """Where a closing mark stands behind which another one closes, of its kind and with none opened for it; marks `apart` don't count."""
    later, found = Counter[str](), set[int]()
    for at in range(len(text) - 1, -1, -1):
        sign = text[at]
        if sign in _CLOSING:
            if later[sign]:
                found.add(at)
            later[sign] += at not in apart
        elif sign in _PAIRS and at not in apart:
            later[_PAIRS[sign]] = max(0, later[_PAIRS[sign]] - 1)
    return frozenset(found)


def unclosed_paragraphs(text: CheckedText) -> Iterator[Found]:
    """A quotation that a paragraph opens with, that it does not close, and that the next one does not go on with."""
    for passage, below in zip_longest(text.passages, text.passages[1:]):
        sign = passage.text[:1]
        if sign in ("“", "‘") and passage.text.count(sign) > passage.text.count(_PAIRS[sign]) and not (below and below.text.startswith(sign)):
            yield _lone(passage, 0)


def _lone(passage: Passage, at: int) -> Found:
    return Found(passage, Extent(at, at + 1))


def nested_titles(passage: Passage) -> Iterator[Found]:
    """《》 inside of 《》."""
    return _nested(passage, "《")


def nested_brackets(passage: Passage) -> Iterator[Found]:
    """（） inside of （）, but for the serial number of an item that is spoken of."""
    return (found for found in _nested(passage, "（") if not _SERIAL.fullmatch(found.words[1:-1]))


def _nested(passage: Passage, sign: str) -> Iterator[Found]:
    text, close = passage.text, _PAIRS[sign]
    starts: list[int] = []
    for match in re.finditer(f"[{sign}{close}]", text):
        if match[0] == sign:
            starts.append(match.start())
        elif starts:
            start = starts.pop()
            if len(starts) != 1:
                continue
            left, right = _INNER[sign]
            yield Found(passage, Extent(start, match.end()), left + text[start + 1 : match.start()] + right)


def nested_quotes(passage: Passage) -> Iterator[Found]:
    """“” inside of “”, and ‘’ that no other quotation holds; a paragraph may go on with a quotation of the one before."""
    text = passage.text
    starts: list[int] = []
    within = _within_closed(text)
    for match in re.finditer("[“”‘’]", text):
        if match[0] in "“‘":
            starts.append(match.start())
        elif starts and text[starts[-1]] == _CLOSING[match[0]]:
            start = starts.pop()
            outer = text[starts[-1]] if starts else ""
            if outer == match.string[start] == "“" or (
                not starts and match[0] == "’" and match.start() not in within and match.end() - start > _SHORTEST_QUOTE
            ):
                left, right = ("‘", "’") if outer else ("“", "”")
                yield Found(passage, Extent(start, match.end()), left + text[start + 1 : match.start()] + right)


def _within_closed(text: str) -> frozenset[int]:
    """Where a ’ stands before a ” that nothing opened behind it: the quotation began in a paragraph before."""
    is_closed, found = False, set[int]()
    for at in range(len(text) - 1, -1, -1):
        if text[at] in "“”":
            is_closed = text[at] == "”"
        elif text[at] == "’" and is_closed:
            found.add(at)
    return frozenset(found)


def half_width(passage: Passage) -> Iterator[Found]:
    """Half-width marks beside ideographs; a pair of brackets, or one half of it, is one finding."""
    text = passage.text
    for match in _HALF.finditer(text):
        yield Found(passage, Extent(*match.span()), "。" if match[0] == "." else match[0].translate(_WIDE))
    for match in _ROUND.finditer(text):
        around = text[max(0, match.start() - 1) : match.start()] + match["words"] + text[match.end() : match.end() + 1]
        right = f"（{match['words']}）"
        if match[0] != right and _IDEOGRAPH.search(around):
            yield Found(passage, Extent(*match.span()), right)


def straight_quotes(passage: Passage) -> Iterator[Found]:
    """Straight quotation marks around or beside ideographs, a pair at a time; in double ones single ones are nested."""
    text = passage.text
    if text.count('"') % 2 and '"' in text:
        at = text.rindex('"')
        if _IDEOGRAPH.search(text[max(0, at - 1) : at + 2]) and not re.search(r"\d$", text[:at]):
            yield Found(passage, Extent(at, at + 1))
        return
    for match in _QUOTES.finditer(text):
        if _IDEOGRAPH.search(text[max(0, match.start() - 1) : match.end() + 1]):
            depth = text.count("“", 0, match.start()) - text.count("”", 0, match.start())
            yield Found(passage, Extent(*match.span()), _curled(match, is_inner=depth > 0))


def _curled(match: re.Match[str], *, is_inner: bool) -> str:
    if match[1] is None:
        return f"‘{match[2]}’" if is_inner else f"“{match[2]}”"
    return "“" + re.sub(r"'([^']*)'", r"‘\1’", match[1]) + "”"


def full_width_forms(passage: Passage) -> Iterator[Found]:
    """Digits and letters of full width (GB/T 15835-2011, 5.1.7), and ＠ in an address."""
    for match in re.finditer("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?|(?<=[0-9A-Za-z])＠(?=[0-9A-Za-z])", passage.text):
        yield Found(passage, Extent(*match.span()), "".join(chr(ord(sign) - 0xFEE0) for sign in match[0]))


def spaces(passage: Passage) -> Iterator[Found]:
    """Spaces between ideographs in a sentence. Where there are several without a mark between them, names or columns are set apart by them."""
    text = passage.text
    if not re.search("[。；，]", text):
        return
    for match in _GAP.finditer(text):
        before, after = _word_before(text, match.start()), _word_after(text, match.end())
        if not (len(before) == 1 or len(after) == 1 or _is_aligned(before, after, text, match) or _LABELLED.search(text[: match.start()])):
            yield Found(passage, Extent(*match.span()), "")


def _word_before(text: str, end: int) -> str:
    found = re.search("[\u4e00-\u9fff]*$", text[:end])
    return found[0] if found else ""


def _word_after(text: str, start: int) -> str:
    found = re.match("[\u4e00-\u9fff]*", text[start:])
    return found[0] if found else ""


def _is_aligned(before: str, after: str, text: str, gap: re.Match[str]) -> bool:
    """Whether both words are as short as names, which spaces part; two of four characters are no names, but a row of them may be.

    Nor does a space go between two that issue together.
    """
    if _FIRST_OF_TWO.search(before) and _SECOND_OF_TWO.match(after):
        return True
    around = f"{_word_line(text[: gap.start()][::-1])}{_word_line(text[gap.end() :])}"
    longest = 4 if re.search(r"\s", around) else 3
    return 0 < len(before) <= longest and 0 < len(after) <= longest


def _word_line(text: str) -> str:
    return re.split("[，。；：、]", text, maxsplit=1)[0]


def line_ends(text: CheckedText) -> Iterator[Found]:
    """Marks that begin a line and may not, and such as end one (5.1); the lines are those of the file: paragraphs, and where somebody broke them."""
    for passage in text.passages:
        starts = [spot.offset for spot in passage.spots]
        for start, behind in pairwise([*starts, len(passage.text)]):
            if passage.text[start : start + 1] in _NOT_FIRST:
                yield _lone(passage, start)
            if behind - start > 1 and passage.text[behind - 1] in _NOT_LAST:
                yield _lone(passage, behind - 1)


def no_stop(text: CheckedText) -> Iterator[Found]:
    """Paragraphs of a sentence or more that end without a mark, where most others end with one."""
    known = [passage for passage in text.of(PassageRole.BODY) if len(passage.text) >= _SENTENCE_LONG and not passage.holes]
    without = [passage for passage in known if "\u4e00" <= passage.text[-1] <= "\u9fff" and _UNENDED.match(passage.text)]
    if len(without) * 2 <= len(known) or len(known) == 1:
        for passage in without:
            yield Found(passage, Extent(len(passage.text) - 1, len(passage.text)), f"{passage.text[-1]}。")


def heading_stop(text: CheckedText) -> Iterator[Found]:
    """A full stop behind a heading that stands alone over its text; an item that is a sentence has none below it, and keeps its stop.

    Where text runs on behind others of its level, or they are sentences with marks in them, all of them are such items.
    """
    items = {one.level for one in text.of(PassageRole.HEADING) if re.search("[，；：。].+。$", one.text)}
    for passage, below in pairwise(text.passages):
        words, is_over = passage.text, below.role == PassageRole.BODY or below.level > passage.level
        is_alone = passage.role == PassageRole.HEADING and passage.level not in items
        if is_alone and is_over and len(words) <= 24 and re.fullmatch("[^，；：。]*。", words):
            yield Found(passage, Extent(len(words) - 1, len(words)), "")
