"""Lines that are not part of the document: adverts, page numbers, running heads, paywalls, advice around the sample."""

import re
from collections import Counter
from itertools import pairwise

from editor.reading.blanks.brackets import is_field_or_aside
from editor.reading.frame.titles import Title, is_advert, kind_of_title
from editor.reading.page.lexicon import patterns, words
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage, closed_up, without_marks

_PAGE_NUMBER = re.compile(
    r"[-—–－─~·•\s]{1,4}\d{1,4}[-—–－─~·•\s]{1,4}$|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?$|\d{1,4}\s*[/／]\s*\d{1,4}\s*$"
    r"|[Pp]age\s*\d+(?:\s*of\s*\d+)?$|共\s*\d{1,4}\s*页[,，\s]*第\s*\d{1,4}\s*页$|[（(]\s*第\s*\d+\s*页\s*[）)]$"
)
_PAGE_HEAD = re.compile(
    r"(?P<head>[^。；]{2,40}?)[ \u3000\t]{2,}(?:第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|[-—·]\s*\d{1,4}\s*[-—·])$"
    r"|第\s*\d{1,4}\s*页[ \u3000\t]{2,}[^。；]{2,40}$"
)
_NUMBERED_HEAD = re.compile(
    r"(?:(?P<head>[^。；]{2,40}?)[ \u3000\t]{2,}(?P<page>\d{1,4})|(?P<left>\d{1,4})[ \u3000\t]{2,}(?P<behind>[^。；]{2,40}))$"
)
_SLOGAN = re.compile(r"[【\[](?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8})[】\]](?!\s*[：:])[^。：:；，【\[]{2,24}$")
_BARE_NUMBER = re.compile(r"\d{1,3}$")
_RULER = re.compile(r"[-=_~—─*#·.]{5,}$")
_ADVICE = re.compile(
    r"[【（(]?(?:写作(?:提示|指导|说明|要点|技巧)|使用(?:说明|提示|指南)|修改(?:说明|建议)|格式说明|范文点评|简析|评析|点评|END\b|End\b|"
    r"(?:相关|推荐|延伸|往期|猜你|热门|更多)(?:推荐|阅读|文章|喜欢|范文|链接|精彩|回顾|内容)|"
    r"(?:你|您)(?:可能|也许|或许)(?:还|也)?会?(?:感兴趣|喜欢|需要|想看)|看(?:了|过).{0,40}(?:还|也)(?:在)?(?:看|读|下载|喜欢|收藏)|"
    r"(?:大家|别人|网友|其他人|同行)(?:们)?(?:还|也|都)(?:在)?(?:看|搜|读|下载|关注))|.{0,40}相关(?:文章|推荐|阅读)[：:]?$"
)
_PROPER = re.compile(
    r"[。；：:]|^[（(\[〔*※#|]|[）)〕]$|[X×Ｘx*_＿某○〇□\d【\[]|^(?:注|附|报|发|送|抄)"
    r"|(?:表|名单|清单|目录|回执|附件|人|员|长|领导|签字|签名|盖章)$|[ \u3000]{3,}"
)
_SHORT = 60


def sure_noise(page: SamplePage) -> set[int]:
    """Lines that are noise wherever they stand: paywalls, page numbers and the running heads beside them, sites' menus."""
    noise: set[int] = set()
    for line, text in enumerate(page.bare):
        page.breathe(line)
        if text and (_PAGE_NUMBER.match(text) or _PAGE_HEAD.match(text) or _is_paywall(text)) and line not in page.cells:
            noise.add(line)
    noise |= _numbers_in_order(page) | _heads_that_count(page)
    return noise | _running_heads(page, noise)


def _is_paywall(text: str) -> bool:
    return len(text) <= _SHORT and not number_of(text) and bool(patterns("adverts", "paywall").search(text)) and not re.search(r"。.+。", text)


def _numbers_in_order(page: SamplePage) -> set[int]:
    """Lines of nothing but a number that count up like pages."""
    alone = [n for n, text in enumerate(page.bare) if _BARE_NUMBER.match(text) and n not in page.cells]
    values = [int(page.bare[n]) for n in alone]
    counts_up = len(values) >= 2 and all(b == a + 1 for a, b in pairwise(values))
    return set(alone) if counts_up else set()


def _heads_that_count(page: SamplePage) -> set[int]:
    """Running heads with the page's number in the same line: the same words again with a higher number."""
    found: dict[str, list[tuple[int, int]]] = {}
    for line, text in enumerate(page.bare):
        head = _NUMBERED_HEAD.match(text) if line not in page.cells and text[:1] != "|" and (text[-1:].isdigit() or text[:1].isdigit()) else None
        if head:
            found.setdefault((head["head"] or head["behind"]).strip(), []).append((line, int(head["page"] or head["left"])))
    counting = [lines for lines in found.values() if len(lines) >= 2 and all(a[1] < b[1] for a, b in pairwise(lines))]
    return {line for lines in counting for line, _ in lines}


def _running_heads(page: SamplePage, numbers: set[int]) -> set[int]:
    """Lines repeated beside page numbers."""
    if not numbers:
        return set()
    counts = Counter(text for text in page.bare if 0 < len(text) <= 40)
    beside = {n for number in numbers for n in (page.last_full(number, numbers), page.next_full(number, numbers)) if n is not None}
    repeated = Counter(page.bare[n] for n in beside)
    heads = {text for text, times in repeated.items() if times >= 2 and counts[text] >= 2 and not number_of(text)}
    return {n for n, text in enumerate(page.bare) if text in heads}


def head_noise(page: SamplePage, title: Title, start: int, noise: set[int]) -> set[int]:
    """What stands between a line and the title, but for elements of the document itself; and the title's own echoes."""
    keep = patterns("adverts", "keep")
    first = title.lines[0]
    found = {n for n in range(start, first) if page.bare[n] and n not in page.cells and not keep.search(page.bare[n])}
    return found | _echoes(page, title, noise)


def _echoes(page: SamplePage, title: Title, noise: set[int]) -> set[int]:
    """The title repeated right below itself."""
    after = page.next_full(title.lines[-1], noise)
    same = after is not None and closed_up(without_marks(page.bare[after])) == title.text
    return {after} if same and after is not None else set()


def byline_noise(page: SamplePage, title: Title, body: int) -> set[int]:
    """A site's lines between the title and the body: source, clicks, the reader's summary."""
    return {n for n in range(title.lines[-1] + 1, body) if page.bare[n] and _is_site_line(page, n)}


def _is_site_line(page: SamplePage, line: int) -> bool:
    text = page.bare[line]
    return (
        len(text) <= 120
        and line not in page.cells
        and not number_of(page.lines[line])
        and (is_furniture(text) or (is_advert(text) and not patterns("adverts", "keep").search(text)))
    )


def inner_noise(page: SamplePage, begin: int, end: int) -> set[int]:
    """Short lines of a site inside the text: no sentence, no number, no label with a value."""
    return {n for n in range(begin, end) if page.bare[n] and len(page.bare[n]) <= 40 and not page.bare[n].endswith("。") and _is_strong(page, n)}


def _is_strong(page: SamplePage, line: int) -> bool:
    text = page.bare[line]
    return _is_site_line(page, line) and (
        len(patterns("adverts", "site").findall(text)) >= 2
        or is_furniture(text)
        or is_piece_mark(text)
        or bool(re.search(r"第\s*\d+\s*篇|[|｜]|：\s*$|KB|MB|www|公众号|QQ|^(?:广告|推广)$", text))
    )


def is_furniture(text: str) -> bool:
    """Whether a short line is a part of a site's page that no document has: its buttons, counters, notes of its forum."""
    return len(text) <= _SHORT and bool(patterns("adverts", "furniture").search(text))


def is_piece_mark(text: str) -> bool:
    """Whether a line only counts the pieces of a collection (第2篇, 篇二：, 范文三)."""
    return (
        bool(
            re.search(
                r"(?:第\s*(?:\d+|[一二三四五六七八九十]+)\s*篇|篇[一二三四五六七八九十\d]+|范文[一二三四五六七八九十\d]+)\s*(?:[（(]\S{0,6}[）)]|[：:].{0,40})?\s*$",
                text,
            )
        )
        and len(text) <= 50
    )


def tail_noise(page: SamplePage, begin: int, end: int) -> set[int]:
    """A site's lines after the document's end; once advice has begun, all that follows; short lines that no document ends with."""
    strays = range(_last_proper(page, begin, end) + 1, end)
    found: set[int] = set()
    advice = False
    for line in range(begin, end):
        text = page.bare[line]
        if not text or line in page.cells:
            continue
        advice = advice or bool(begins_advice(text))
        if advice or _is_site_line(page, line) or _RULER.match(text) or _is_slogan(text) or (line in strays and _is_stray(text)):
            found.add(line)
    return found


def _last_proper(page: SamplePage, begin: int, end: int) -> int:
    """The last line behind a document's foot that is the document's own: an attachment, a table, a sentence, a line with blanks."""
    own = [n for n in range(begin, end) if page.bare[n] and (n in page.cells or not _is_stray(page.bare[n])) and not _is_site_line(page, n)]
    return max(own, default=begin - 1)


def _is_stray(text: str) -> bool:
    """Whether a line could be a site's though no word tells it: short, no sentence, no label, no blank, no name that signs."""
    return len(text) <= _SHORT and not (_PROPER.search(text) or number_of(text) or kind_of_title(text) or words("suffixes", "org").at_end(text))


def _is_slogan(text: str) -> bool:
    """Whether a line under the document is a site's name in brackets with its boast."""
    found = _SLOGAN.match(text)
    return found is not None and not patterns("adverts", "keep").match(found["name"]) and not is_field_or_aside(found["name"])


def begins_advice(text: str) -> bool:
    """Whether a line opens what a site puts under a sample: advice, a review, links to more."""
    return bool(_ADVICE.match(text))


def restarts(page: SamplePage, line: int) -> bool:
    """Whether a line could be the title of a further document."""
    text = page.bare[line]
    return 6 <= len(text) <= 60 and bool(kind_of_title(text)) and not number_of(page.lines[line])
