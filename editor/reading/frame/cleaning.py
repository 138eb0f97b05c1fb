"""Lines that are not part of the document: a site's text around and between, where several signs or the place and a sign say so."""

import re
from collections.abc import Iterable, Sequence

from editor.reading.blanks.brackets import is_field_or_aside
from editor.reading.frame.signs import (
    CERTAIN,
    begins_advice,
    begins_links,
    has_words,
    is_about,
    is_certain,
    is_own,
    may_begin_advice,
    reads_like_site,
    signs_of,
)
from editor.reading.frame.titles import Title, kind_of_title
from editor.reading.page.element_lines import head_parts, names_office
from editor.reading.page.head_block import head_of
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage, closed_up, without_marks

_SLOGAN = re.compile(r"[【\[](?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8})[】\]](?!\s*[：:])[^。：:；，【\[]{2,24}$")
_BOAST = re.compile(r"写作|材料|范文|公文|文稿|原创|模板|资料")
_RULER = re.compile(r"[-=_~—─━*#·.★☆]{5,}$")
_PIECE = re.compile(
    r"(?:第\s*(?:\d+|[一二三四五六七八九十]+)\s*篇|篇[一二三四五六七八九十\d]+|范文[一二三四五六七八九十\d]+)\s*(?:[（(]\S{0,6}[）)]|[：:].{0,40})?\s*$"
)
_PROPER = re.compile(
    r"[。；：:]|^[（(\[〔*※#|]|[）)〕]$|[X×Ｘx*_＿某○〇□\d【\[]|^(?:注|附|报|发|送|抄)"
    r"|(?:表|名单|清单|目录|回执|附件|人|员|长|领导|签字|签名|盖章)$|[ \u3000]{3,}"
)
_PROSE = re.compile("。.+。")
_SHORT = 60
_SHORTEST = 6  # characters of a title that is told from a heading
_MOST_SIGNS_OF_ITEMS = 2 * CERTAIN  # A line with a number and more signs than so many is no item: 3.8 分享人：…｜页数：4.
_LINE = 120


def sure_noise(page: SamplePage) -> set[int]:
    """Lines that are noise wherever they stand: paywalls and parts of a site's page, which no document has, and the marks of a collection."""
    noise: set[int] = set()
    pieces = [n for n, text in enumerate(page.bare) if is_piece_mark(text) and not number_of(text) and n not in page.cells]
    for line, text in enumerate(page.bare):
        page.breathe(line)
        if text and line not in page.cells and _is_short_line(text) and is_certain(text):
            noise.add(line)
    return noise | set(pieces if len(pieces) >= CERTAIN else ())


def _is_short_line(text: str) -> bool:
    """Whether a line is short, no prose, no item of a list and no title."""
    return len(text) <= _SHORT and not (_PROSE.search(text) or number_of(text) or is_about(text) or head_parts(text))


def head_noise(page: SamplePage, title: Title, start: int, noise: set[int]) -> set[int]:
    """A site's lines between a line and the title; lines that have no sign go with those around that have several."""
    lines = [n for n in range(start, title.lines[0]) if page.bare[n] and n not in page.cells]
    elements = {n for n, parts in zip(lines, head_of([page.bare[n] for n in lines]), strict=True) if parts}
    lines = [n for n in lines if n not in elements]
    signed = {n for n in lines if n in noise or _is_site_line(page, n) or _is_slogan(page.bare[n])}
    around = _weigh(page, signed)
    signed |= {n for n in lines if around >= CERTAIN and _is_labelled(page.bare[n])}
    last = max(signed, default=start - 1)
    found = signed | {n for n in lines if _goes_along(page.bare[n], around, is_within=n < last) and not is_own(page.bare[n])}
    return found | _rulers(page, lines, found | elements) | _echoes(page, title, noise)


def _weigh(page: SamplePage, lines: Iterable[int]) -> int:
    """The signs of several lines together."""
    return sum(signs_of(page.bare[n]) for n in lines)


def _is_labelled(text: str) -> bool:
    """Whether a line has an office's label and a sign all the same (客服电话, 说明：本文…): a site's where it stands among several that are."""
    return signs_of(text) > 0 and len(text) <= _LINE and not number_of(text) and not is_about(text) and not head_parts(text)


def _goes_along(text: str, around: int, *, is_within: bool) -> bool:
    """Whether a line without a phrase of its own goes with a site's lines: its words need one sign around it, and it needs several without any."""
    return bool(around) if has_words(text) else is_within and around >= CERTAIN


def _echoes(page: SamplePage, title: Title, noise: set[int]) -> set[int]:
    """The title repeated right below itself."""
    after = page.next_full(title.lines[-1], noise)
    same = after is not None and closed_up(without_marks(page.bare[after])) == title.text
    return {after} if same and after is not None else set()


def _rulers(page: SamplePage, lines: Sequence[int], beside: set[int]) -> set[int]:
    """Lines drawn next to noise, or under the number of a document; any other is the document's, such as one to cut along."""
    near = {n for line in beside for n in (page.last_full(line), page.next_full(line))}
    return {n for n in lines if _RULER.match(page.bare[n]) and n in near}


def running_titles(page: SamplePage, title: Title, begin: int, end: int) -> set[int]:
    """The title as the head of a page that was copied with the text: alone between two lines of it, nobody addressed below."""
    same = (n for n in range(begin, end) if page.bare[n] and closed_up(page.bare[n]) == title.text and len(title.text) > _SHORTEST)
    found: set[int] = set()
    for line in same:
        before, below = page.last_full(line), page.next_full(line)
        if before is not None and before > begin and below is not None and below < end and not page.bare[below].endswith(("：", ":")):
            found.add(line)
    return found


def byline_noise(page: SamplePage, title: Title, body: int, head: set[int]) -> set[int]:
    """A site's lines between the title and the body: source, clicks, the reader's summary; one sign is an author's, where no other line has one."""
    signed = {n for n in range(title.lines[-1] + 1, body) if page.bare[n] and _is_site_line(page, n)}
    around = _weigh(page, signed | head)
    return {n for n in signed if around >= CERTAIN}


def _is_site_line(page: SamplePage, line: int) -> bool:
    text = page.bare[line]
    counts = number_of(page.lines[line]) is not None and signs_of(text) <= _MOST_SIGNS_OF_ITEMS
    return len(text) <= _LINE and line not in page.cells and not counts and reads_like_site(text)


def inner_noise(page: SamplePage, begin: int, end: int) -> set[int]:
    """Short lines of a site inside the text: two phrases of its own, or one beside a line that has two; no sentence, no number."""
    lines = [n for n in range(begin, end) if 0 < len(page.bare[n]) <= _SHORT and not page.bare[n].endswith("。")]
    strong = {n for n in lines if signs_of(page.bare[n]) >= CERTAIN and _is_site_line(page, n)}
    near = {m for n in strong for m in (page.last_full(n), page.next_full(n))}
    return strong | {n for n in lines if n in near and signs_of(page.bare[n]) and _is_site_line(page, n)}


def is_piece_mark(text: str) -> bool:
    """Whether a line only counts the pieces of a collection (第2篇, 篇二：, 范文三)."""
    return len(text) <= 50 and bool(_PIECE.search(text))


def tail_noise(page: SamplePage, begin: int, end: int) -> set[int]:
    """A site's lines after the document's end; once advice has begun, all that follows; short lines among several that are a site's."""
    lines = [n for n in range(begin, end) if page.bare[n] and n not in page.cells]
    signed = {n for n in lines if _is_site_line(page, n) or _is_slogan(page.bare[n])}
    around = _weigh(page, signed)
    signed |= {n for n in lines if around >= CERTAIN and _is_labelled(page.bare[n])}
    advice = next((n for n in lines if _opens_advice(page, n, lines, around)), end)
    first, last = min(signed, default=end), _last_proper(page, begin, end)
    found = signed | {n for n in lines if n >= advice}
    found |= {n for n in lines if n > last and _is_stray(page.bare[n]) and _goes_along(page.bare[n], around, is_within=n > first)}
    return found | _rulers(page, lines, found)


def _opens_advice(page: SamplePage, line: int, lines: Sequence[int], around: int) -> bool:
    """Whether all that follows a line is a site's: behind advice, behind links without prose, behind notes beside other signs of a site."""
    text = page.bare[line]
    others = around - signs_of(text)
    if begins_advice(text) or others >= CERTAIN:
        return begins_advice(text) or begins_links(text) or may_begin_advice(text)
    return begins_links(text) and not any(page.bare[n].endswith("。") or len(page.bare[n]) > _SHORT for n in lines if n > line)


def _last_proper(page: SamplePage, begin: int, end: int) -> int:
    """The last line behind a document's foot that is the document's own: an attachment, a table, a sentence, a line with blanks."""
    own = [n for n in range(begin, end) if page.bare[n] and (n in page.cells or not _is_stray(page.bare[n])) and not _is_site_line(page, n)]
    return max(own, default=begin - 1)


def _is_stray(text: str) -> bool:
    """Whether a line could be a site's though no word tells it: short, no sentence, no label, no blank, no name that signs."""
    return len(text) <= _SHORT and not (_PROPER.search(text) or number_of(text) or kind_of_title(text) or names_office(text) or is_own(text))


def _is_slogan(text: str) -> bool:
    """Whether a line under the document is a site's name in brackets with its boast."""
    found = _SLOGAN.match(text)
    return found is not None and bool(_BOAST.search(text)) and not is_own(found["name"]) and not is_field_or_aside(found["name"])


def restarts(page: SamplePage, line: int) -> bool:
    """Whether a line could be the title of a further document."""
    text = page.bare[line]
    return 6 <= len(text) <= 60 and bool(kind_of_title(text)) and not number_of(page.lines[line])
