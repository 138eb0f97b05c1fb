"""The frame of a text: which lines are noise, where each document begins and ends, and its title, addressee, signature and date."""

import re
from dataclasses import dataclass, field, replace

from editor.reading.frame import cleaning
from editor.reading.frame.elements import DATE_LINE, Elements, find_addressee, find_byline, find_date, find_signature
from editor.reading.frame.titles import Title, find_title, is_addressee, is_advert, title_part
from editor.reading.page.lexicon import patterns
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage

_TAIL = 80
_CLOSED = re.compile(r"^(?:特此|此致|敬礼|以上.{0,12}(?:报告|请示|意见)|妥否|当否|此复)")


@dataclass(frozen=True, slots=True)
class DocumentFrame:
    """One document of a text: lines `start` to `end` (exclusive), its title and elements, the line where its body ends."""

    start: int
    end: int
    title: Title | None = None
    elements: Elements = field(default_factory=Elements)

    @property
    def body(self) -> int:
        """The first line behind the title."""
        return self.title.lines[-1] + 1 if self.title else self.start

    def fixed_lines(self) -> set[int]:
        """The lines of title, addressee, signature and date."""
        e = self.elements
        single = {n for n in (e.addressee_line, e.date_line) if n is not None}
        return single | set(e.signature_lines) | set(self.title.lines if self.title else ())


def find_frames(page: SamplePage) -> tuple[list[DocumentFrame], set[int]]:
    """The documents of a text in order, and all its noise lines."""
    noise = cleaning.sure_noise(page)
    starts = _starts(page, noise)
    frames: list[DocumentFrame] = []
    for start, end in zip(starts, [*starts[1:], len(page.bare)], strict=True):
        frame, found = _frame(page, start, end, noise)
        frames.append(frame)
        noise |= found
    return frames, noise


def _starts(page: SamplePage, noise: set[int]) -> list[int]:
    """The first line of each document: a title that comes after a document has ended."""
    starts, ended, lines = [0], False, 0
    for line, text in enumerate(page.bare):
        page.breathe(line)
        if not text or line in noise:
            continue
        if ended and lines > 4 and _begins_document(page, line, noise):
            starts.append(line)
            ended, lines = False, 0
        lines += 1
        ended = ended or bool(DATE_LINE.match(text) or _CLOSED.match(text) or cleaning.is_piece_mark(text))
    return starts


def _begins_document(page: SamplePage, line: int, noise: set[int]) -> bool:
    if not cleaning.restarts(page, line) or not title_part(page.bare[line]):
        return False
    before = page.last_full(line, noise)
    if before is None or page.bare[before].startswith(("附件", "附表", "附：")):
        return False
    after = page.next_full(line, noise)
    if after is None or is_advert(page.bare[after]):
        return False
    opening = (
        is_addressee(page.bare[after]) or len(page.bare[after]) > 30 or page.bare[after].endswith("。") or number_of(page.lines[after]) is not None
    )
    return opening or cleaning.is_piece_mark(page.bare[before])


def _frame(page: SamplePage, start: int, end: int, noise: set[int]) -> tuple[DocumentFrame, set[int]]:
    """A document between two lines, with the noise that its frame makes sure of."""
    title = find_title(page, noise, start)
    if title and title.lines[0] >= end:
        title = None
    found = cleaning.head_noise(page, title, start, noise) if title else _untitled_noise(page, start, end)
    frame = DocumentFrame(start, end, title)
    body = _body_start(page, frame, noise | found)
    found |= cleaning.byline_noise(page, title, body) if title else set()
    frame = replace(frame, elements=_elements(page, frame, body, noise | found))
    last = _last_line(page, frame, noise | found)
    found |= cleaning.inner_noise(page, frame.body, last + 1) - frame.fixed_lines()
    return frame, found | cleaning.tail_noise(page, last + 1, end)


def _untitled_noise(page: SamplePage, start: int, end: int) -> set[int]:
    """Adverts at the head of a text without a title."""
    found: set[int] = set()
    for line in range(start, end):
        if page.bare[line] and not is_advert(page.bare[line]):
            break
        if page.bare[line]:
            found.add(line)
    return found


def _body_start(page: SamplePage, frame: DocumentFrame, noise: set[int]) -> int:
    """The first line behind the title that is an addressee, a heading or a sentence."""
    for line in range(frame.body, frame.end):
        text = page.bare[line]
        opens = is_addressee(text) or len(text) > 30 or text.endswith("。") or number_of(page.lines[line])
        if text and line not in noise and opens and not _is_byline_advert(page, line):
            return line
    return frame.body


def _is_byline_advert(page: SamplePage, line: int) -> bool:
    text = page.bare[line]
    return is_advert(text) and not is_addressee(text) and len(text) <= 120 and not text.endswith("。")


def _elements(page: SamplePage, frame: DocumentFrame, body: int, noise: set[int]) -> Elements:
    if frame.title is None:
        return _foot(page, frame, body, noise)
    addressee, line = find_addressee(page, frame.title, noise, frame.end)
    byline = find_byline(page, frame.title, body, noise)
    foot = _foot(page, frame, body, noise)
    if foot.date is None and foot.signature is None and (byline.date or byline.signature):
        foot = byline
    return replace(foot, addressee=addressee, addressee_line=line)


def _foot(page: SamplePage, frame: DocumentFrame, body: int, noise: set[int]) -> Elements:
    site = {n for n in range(max(body, frame.end - _TAIL), frame.end) if page.bare[n] and _is_site_line(page, n)}
    skip = noise | site
    date, date_line = find_date(page, body + 1, frame.end, skip)
    signature, lines = find_signature(page, date_line, body, frame.end, skip)
    return Elements(signature=signature, signature_lines=lines, date=date, date_line=date_line)


def _is_site_line(page: SamplePage, line: int) -> bool:
    return is_advert(page.bare[line]) and not patterns("adverts", "keep").search(page.bare[line]) and not number_of(page.lines[line])


def _tail_start(page: SamplePage, frame: DocumentFrame) -> int:
    """Where a site's tail begins in a text without a foot: at its first line that opens advice, with no prose behind it."""
    for line in range(max(frame.body, frame.end - 30), frame.end):
        if cleaning.begins_advice(page.bare[line]):
            prose = any(len(page.bare[n]) > 60 and page.bare[n].endswith("。") for n in range(line, frame.end))
            return frame.end if prose else line
    return frame.end


def _last_line(page: SamplePage, frame: DocumentFrame, noise: set[int]) -> int:
    """The last line of the document proper: its foot, or the last line that is no site's."""
    foot = [n for n in (frame.elements.date_line, *frame.elements.signature_lines) if n is not None and n > frame.body + 2]
    if foot:
        return max(foot)
    for line in range(_tail_start(page, frame) - 1, frame.body, -1):
        if page.bare[line] and line not in noise and not _is_site_line(page, line):
            return line
    return min(frame.body, frame.end - 1)
