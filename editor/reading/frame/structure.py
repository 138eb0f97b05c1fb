"""The frame of a text: which lines are noise, where each document begins and ends, and its title, addressee, signature and date."""

import re
from dataclasses import dataclass, field, replace

from editor.model.sample.left_out import WhyLeftOut
from editor.reading.frame import cleaning
from editor.reading.frame.elements import DATE_LINE, Elements, find_addressee, find_byline
from editor.reading.frame.foot import find_foot, is_attachment, is_signed_day
from editor.reading.frame.page_numbers import page_numbers
from editor.reading.frame.signs import begins_advice, begins_links, is_about, reads_like_site, signs_of
from editor.reading.frame.titles import Title, find_title, is_addressee, kind_of_title, title_part
from editor.reading.page.head_block import head_of
from editor.reading.page.issuing import PassedOn
from editor.reading.page.lexicon import words
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage

_TAIL = 80
_HEAD = 8
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


def find_frames(page: SamplePage) -> tuple[list[DocumentFrame], dict[int, WhyLeftOut]]:
    """The documents of a text in order, and all its noise lines with what each of them is."""
    numbers = page_numbers(page)
    noise = numbers | cleaning.sure_noise(page)
    starts = _starts(page, noise)
    frames: list[DocumentFrame] = []
    for start, end in zip(starts, [*starts[1:], len(page.bare)], strict=True):
        frame, found = _frame(page, start, end, noise)
        frames.append(frame)
        noise |= found
    return frames, {line: WhyLeftOut.PAGE_NUMBER if line in numbers else noise_reason(page.bare[line]) for line in sorted(noise)}


def noise_reason(text: str) -> WhyLeftOut:
    """What a site's words are: an advert with any sign of one, else the site's text."""
    return WhyLeftOut.ADVERT if signs_of(text) else WhyLeftOut.SITE_TEXT


def _starts(page: SamplePage, noise: set[int]) -> list[int]:
    """The first line of each document: a title that comes after a document has ended, or the head above it."""
    starts, state = [0], _Ending.of(page, find_title(page, noise))
    for line, text in enumerate(page.bare):
        page.breathe(line)
        if not text or line in noise:
            continue
        if state.ended and state.lines > 4 and _begins_document(page, line, noise, state):
            starts.append(_with_head(page, line, noise, starts[-1]))
            state = _Ending.of(page, find_title(page, noise, line))
        state.lines += 1
        state.attached = state.attached or (state.ended and is_attachment(text))
        state.ended = state.ended or bool(
            DATE_LINE.match(text) or _CLOSED.match(text) or cleaning.is_piece_mark(text) or is_signed_day(page, line, noise)
        )
    return starts


@dataclass
class _Ending:
    """How far a document has come on the way down: what it passes on, lines seen, whether its end was seen, and an attachment behind that."""

    passed_on: PassedOn
    lines: int = 0
    ended: bool = False
    attached: bool = False

    @classmethod
    def of(cls, page: SamplePage, title: Title | None) -> "_Ending":
        """The state at the first line of a document."""
        behind = title.lines[-1] + 1 if title else 0
        return cls(PassedOn.by(title.text if title else None, page.bare[behind:]))


def _begins_document(page: SamplePage, line: int, noise: set[int], state: _Ending) -> bool:
    text = page.bare[line]
    if line in page.cells or not cleaning.restarts(page, line) or not title_part(text) or state.passed_on.holds(text):
        return False
    before, after = page.last_full(line, noise), page.next_full(line, noise)
    if before is None or after is None or page.bare[before].startswith(("附件", "附表", "附：")) or reads_like_site(page.bare[after]):
        return False
    called = is_addressee(page.bare[after])
    if state.attached or words("kinds").meaning(kind_of_title(text)) == "表" or kind_of_title(text) == "表":
        return called and is_about(text)
    opening = called or len(page.bare[after]) > 30 or page.bare[after].endswith("。") or number_of(page.lines[after]) is not None
    return opening or cleaning.is_piece_mark(page.bare[before])


def _with_head(page: SamplePage, title: int, noise: set[int], start: int) -> int:
    """The line where the head of a further document begins: its issuer's mark and number stand above the title."""
    lines = [n for n in range(start + 1, title) if page.bare[n] and n not in noise][-_HEAD:]
    first = title
    for line, parts in reversed(list(zip(lines, head_of([page.bare[n] for n in lines]), strict=True))):
        if not parts:
            break
        first = line
    return first


def _frame(page: SamplePage, start: int, end: int, noise: set[int]) -> tuple[DocumentFrame, set[int]]:
    """A document between two lines, with the noise that its frame makes sure of."""
    title = find_title(page, noise, start)
    if title and title.lines[0] >= end:
        title = None
    found = cleaning.head_noise(page, title, start, noise) if title else _untitled_noise(page, start, end)
    frame = DocumentFrame(start, end, title)
    body = _body_start(page, frame, noise | found)
    found |= cleaning.byline_noise(page, title, body, found) if title else set()
    frame = replace(frame, elements=_elements(page, frame, body, noise | found))
    last = _last_line(page, frame, noise | found)
    found |= cleaning.running_titles(page, title, body, last) if title else set()
    found |= cleaning.inner_noise(page, frame.body, last + 1) - frame.fixed_lines()
    return frame, found | cleaning.tail_noise(page, last + 1, end)


def _untitled_noise(page: SamplePage, start: int, end: int) -> set[int]:
    """Adverts at the head of a text without a title."""
    found: set[int] = set()
    for line in range(start, end):
        if page.bare[line] and not reads_like_site(page.bare[line]):
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
    return reads_like_site(text) and not is_addressee(text) and len(text) <= 120 and not text.endswith("。")


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
    return find_foot(page, frame.title, body, frame.end, noise | site)


def _is_site_line(page: SamplePage, line: int) -> bool:
    return reads_like_site(page.bare[line]) and not number_of(page.lines[line])


def _tail_start(page: SamplePage, frame: DocumentFrame) -> int:
    """Where a site's tail begins in a text without a foot: at its first line that opens advice, with no prose behind it."""
    for line in range(max(frame.body, frame.end - 30), frame.end):
        if begins_advice(page.bare[line]) or begins_links(page.bare[line]):
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
