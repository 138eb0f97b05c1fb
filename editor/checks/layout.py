"""The look of a Word file against a layout profile, as GB/T 9704-2012 has it: paper and margins in millimetres, fonts, sizes in points."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from editor.checks.finders.elements import statutory_kind
from editor.checks.terms.finding import Finding, FindingPlace, Level
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.document.own_layout import PageSetup
from editor.model.document.profile import LayoutProfile, word_name
from editor.model.document.set_look import SetLook
from editor.model.words import tr

_MM = 1440 / 25.4
_SHORT = 12
"""Characters: a shorter line may be a salutation, or be set by itself."""
_LINE = 28
"""Characters on a line (5.2.3)."""
_NEAR = 57
"""Twips, 1 mm: the tolerance of GB/T 9704-2012, 5.2.1."""
_NEAR_PITCH = 25
"""Twips: 28 to 30 points still make the 22 lines of 5.2.3 but for a line."""
_LONG = 22 * 28
"""Characters that a page has room for at most (5.2.3): a longer text has several pages, and they have numbers, as an official document always has."""
_STYLES = {
    PassageRole.TITLE: "标题",
    PassageRole.ADDRESSEE: "主送机关",
    PassageRole.BODY: "正文",
    PassageRole.ATTACHMENTS: "附件说明",
    PassageRole.SIGNATURE: "署名",
    PassageRole.DATE: "成文日期",
    PassageRole.NOTE: "附注",
    PassageRole.LABEL: "附件",
    PassageRole.ATTACHMENT_TITLE: "标题",
}
_HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
_SETTLED = frozenset({"发文机关标志", "联合标志", "联合文件"})
"""Layout sets the size of these as large as they fit (7.2.4)."""
_Deviation = tuple[str, str, str, str]


def layout_findings(text: CheckedText, pages: PageSetup, looks: Mapping[int, Sequence[SetLook]], profile: LayoutProfile) -> list[Finding]:
    """What of a file's pages and lines is set otherwise than the profile wants, each deviation once, at the first place that has it."""
    if not text.passages:
        return []
    found = [_finding("版式-页面", text.passages[0], said) for said in _of_pages(pages, profile)]
    found += [_finding("版式-页码", text.passages[0], said) for said in _of_numbers(text, pages)]
    found += [_finding(*said) for said in (*_of_indents(text, looks), *_of_notes(text, looks), *_of_title(text, looks))]
    found += [_finding("版式-行距", next(text.of(PassageRole.BODY)), said) for said in _of_lines(text, looks, profile)]
    found += [_finding(*said) for said in _of_sides(text, looks)]
    deviations = [(passage, one) for passage in text.passages for one in _of_passage(passage, looks, profile)]
    counts = Counter(one for _, one in deviations)
    first: dict[_Deviation, Passage] = {}
    for passage, one in deviations:
        first.setdefault(one, passage)
    for (rule, style, is_now, due), passage in first.items():
        count = counts[rule, style, is_now, due]
        said = tr("{style}：应为 {due}，现在是 {now}，共 {count} 段（GB/T 9704-2012 5.2.2、7.3）。", style=style, due=due, now=is_now, count=count)
        found.append(_finding(rule, passage, said))
    return found


def _of_pages(pages: PageSetup, profile: LayoutProfile) -> Iterator[str]:
    names = {"width": tr("纸宽"), "height": tr("纸高"), "top": tr("上边距"), "bottom": tr("下边距"), "left": tr("左边距"), "right": tr("右边距")}
    for name, said in names.items():
        due, is_now = getattr(profile.page, name), pages.lengths.get(name)
        if is_now is not None and abs(is_now - due) > _NEAR:
            values = {"what": said, "due": f"{due / _MM:.0f}", "now": f"{is_now / _MM:.1f}"}
            yield tr("{what}应为 {due} 毫米，现在是 {now} 毫米（GB/T 9704-2012 5.1、5.2.1）。", **values)


def _of_lines(text: CheckedText, looks: Mapping[int, Sequence[SetLook]], profile: LayoutProfile) -> Iterator[str]:
    """The pitch of most lines of the body where none has the right one; single pages may be drawn otherwise for the sake of a signature."""
    spots = (spot for passage in text.of(PassageRole.BODY) for spot in passage.spots)
    pitches = Counter(look.pitch for spot in spots for look in looks.get(spot.line, ()) if look.pitch)
    due = profile.styles["正文"].line
    if pitches and all(abs(pitch - due) > _NEAR_PITCH for pitch in pitches):
        usual = pitches.most_common(1)[0][0]
        yield tr("正文行距应为 {due} 磅，现在是 {now} 磅（GB/T 9704-2012 5.2.3）。", due=f"{due / 20:g}", now=f"{usual / 20:g}")


def _of_numbers(text: CheckedText, pages: PageSetup) -> Iterator[str]:
    if not pages.is_numbered and (statutory_kind(text) or sum(len(passage.text) for passage in text.passages) > _LONG):
        yield tr("没有页码，应在版心下边缘之下（GB/T 9704-2012 7.5）。")


def _of_indents(text: CheckedText, looks: Mapping[int, Sequence[SetLook]]) -> Iterator[tuple[str, Passage, str]]:
    """The first of the paragraphs of the body that begin at the margin, where most or longer ones do; typed spaces set them in as well."""
    known = [passage for passage in text.of(PassageRole.BODY) if len(passage.text) > _SHORT and looks.get(passage.spots[0].line)]
    flush = [one for one in known if not (one.spots[0].column or looks[one.spots[0].line][0].is_set_in)]
    # A few may be lines of their own, but for such as go on over a line.
    if len(flush) * 2 > len(known) or any(len(one.text) > _LINE for one in flush):
        said = tr("正文：段首应左空二字，现在是顶格，共 {count} 段（GB/T 9704-2012 7.3.3）。", count=len(flush))
        yield "版式-段首", flush[0], said


def _of_notes(text: CheckedText, looks: Mapping[int, Sequence[SetLook]]) -> Iterator[tuple[str, Passage, str]]:
    """附件说明 that begins at the margin, signature and date that stand at the left."""
    said = {
        PassageRole.ATTACHMENTS: ("版式-附件说明", tr("附件说明应左空二字，现在是顶格（GB/T 9704-2012 7.3.4）。")),
        PassageRole.SIGNATURE: ("版式-落款", tr("署名应在右边，现在是靠左顶格（GB/T 9704-2012 7.3.5）。")),
        PassageRole.DATE: ("版式-落款", tr("成文日期应在右边，右空二字或四字，现在是靠左顶格（GB/T 9704-2012 7.3.5）。")),
    }
    for role, (rule, why) in said.items():
        first = next(text.of(role), None)
        if first is not None and _is_flush(first, looks):
            yield rule, first, why


def _is_flush(passage: Passage, looks: Mapping[int, Sequence[SetLook]]) -> bool:
    """Whether a line is known to begin at the left margin."""
    set_as = looks.get(passage.spots[0].line, ())
    return bool(set_as) and not passage.spots[0].column and not set_as[0].is_set_in and set_as[0].side in ("", "left", "start", "both")


def _of_title(text: CheckedText, looks: Mapping[int, Sequence[SetLook]]) -> Iterator[tuple[str, Passage, str]]:
    title = text.title
    if title is not None and _is_flush(title, looks):
        yield "版式-标题居中", title, tr("标题应居中，现在是靠左（GB/T 9704-2012 7.3.1）。")


def _of_sides(text: CheckedText, looks: Mapping[int, Sequence[SetLook]]) -> Iterator[tuple[str, Passage, str]]:
    """A first page without body, and 版记 on an odd page where a program said which page is which."""
    of_body = [passage for passage in text.of(PassageRole.BODY, PassageRole.HEADING) if looks.get(passage.spots[0].line)]
    if of_body and (page := min(_begins(passage, looks).page for passage in of_body)) > 1:
        yield "版式-首页", of_body[0], tr("首页没有正文，正文从第 {page} 页开始（GB/T 9704-2012 7.3.3）。", page=page)
    imprint = [passage for passage in text.of(PassageRole.COPY_TO, PassageRole.PRINTED) if looks.get(passage.spots[0].line)]
    if imprint and (begins := _begins(imprint[0], looks)).is_page_seen and begins.page % 2:
        yield "版式-版记", imprint[0], tr("版记应在最后一面，即偶数页，现在是第 {page} 页（GB/T 9704-2012 7.4）。", page=begins.page)


def _begins(passage: Passage, looks: Mapping[int, Sequence[SetLook]]) -> SetLook:
    return looks[passage.spots[0].line][0]


def _of_passage(passage: Passage, looks: Mapping[int, Sequence[SetLook]], profile: LayoutProfile) -> Iterator[_Deviation]:
    """Font and size of a passage where less than half of it is set as its style is, or as what it is asks for."""
    set_as = [look for spot in passage.spots for look in looks.get(spot.line, ())]
    name = _style_of(passage, set_as, profile)
    style = profile.styles.get(name)
    if style is None or passage.runs_on or name in _SETTLED:
        return
    # The text that runs on behind a heading is body.
    set_as = set_as[:1] if name in _HEADINGS else set_as
    font = profile.fonts[style.font]
    due = frozenset({font.name, style.font, *font.alternatives})
    if set_as and not any(look.font for look in set_as):
        yield "版式-字体", name, tr("没有指定"), font.name
    elif is_now := _deviating(set_as, lambda look: look.font, due):
        yield "版式-字体", name, is_now, font.name
    if is_now := _deviating(set_as, lambda look: f"{look.size / 2:g}" if look.size else "", frozenset({f"{style.size / 2:g}"})):
        yield "版式-字号", name, tr("{points} 磅", points=is_now), tr("{points} 磅", points=f"{style.size / 2:g}")


def _style_of(passage: Passage, looks: Sequence[SetLook], profile: LayoutProfile) -> str:
    """The style of the profile that a passage says it has, else that of what it is; "" for none."""
    called = {word_name(profile, name).lower(): name for name in profile.styles} | {name: name for name in profile.styles}
    said = next((called[look.style.lower()] for look in looks if look.style.lower() in called), "")
    return said or (_HEADINGS[min(passage.level, 4) - 1] if passage.role == PassageRole.HEADING else _STYLES.get(passage.role, ""))


def _deviating(looks: Sequence[SetLook], of_look: Callable[[SetLook], str], due: frozenset[str]) -> str:
    """What most characters are where less than half are what is due; "" where the file does not say."""
    counts: Counter[str] = Counter()
    for look in looks:
        counts[of_look(look)] += look.end - look.start
    del counts[""]
    if sum(counts[one] for one in due) * 2 >= counts.total():
        return ""
    return counts.most_common(1)[0][0]


def _finding(rule: str, passage: Passage, why: str) -> Finding:
    at = Extent(0, len(passage.text))
    place = FindingPlace(passage.section, *passage.on_line(at), passage.number)
    return Finding(rule, Level.SURE, place, at, passage.text[: place.end - place.start], why, None, passage.text)
