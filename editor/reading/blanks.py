"""Finding the blanks of a line, whatever convention they follow."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from editor.model.inspection import Span
from editor.reading.brackets import brackets_of, hint_behind, names_field, slot_of
from editor.reading.gaps import date_gaps, gaps_of
from editor.reading.letters import is_letter, is_masked, is_times
from editor.reading.page import Page
from editor.reading.stars import StarHabits, star_habits
from editor.reading.tokens import Token, kind_after, unit_after

_RUN = r"(?:X+|x+|Ｘ+|ｘ+|×+|✕+|\*+(?: \*+)*|＊+|_+|＿+|某+|[〇○◯]+|●{2,}|△+|▲{2,}|□{2,}|■{2,}|◇{2,}|◆{2,}|？{2,}|\?{2,}|…+|\.{6,})"
_GLUED = r"(?:\d{1,8}(?:[.．]\d{0,4})?|[〇○零一二三四五六七八九]{2,3}(?=[X×Ｘx*_＿某]))?"
_TOKEN = re.compile(rf"(?P<glue>{_GLUED})(?P<run>{_RUN})(?P<rest>(?:[.．]{_RUN})?(?:[-/.．]{_RUN}[-/.．]{_RUN}|(?<=[X×Ｘx*_＿])[:：](?:XX|××|ＸＸ|xx|\*\*|__|＿＿)(?![X×Ｘx*_＿]))?)")
_PHONE = re.compile(r"\d{3,4}-$")
_NEAR = 64
_LETTERS = "XxＸｘ×✕"
_PROMPT = re.compile(
    r"(?:单击|点击)(?:或(?:点击|轻触))?此处?(?:处)?(?:以)?(?:输入|编辑|填写|添加)[^，。；：）\])】]{0,12}[。.]?|(?:(?<=[：:“「])|^)\s*(?:请(?:在此(?:处)?)?|此处|在此(?:处)?)(?:填写|输入|选择|填入|插入|注明|写明|补充)[^，。；：）\])】\s]{0,16}"
)
_SOME_GENERAL = re.compile(r"某(?:些|种|个|一|类|次|段|方|时|样|项|点|条|只|件|几|人(?!民)|位|处|程度|天|日起?(?=，))")
_SOME_PLACE = re.compile(r"某+(?:[省市县区镇乡村州旗街路局厅委办院校厂处科年月日]|街道|社区|公司|集团|学校|医院|银行|大学|同志|书记|单位|部门|项目|地区|企业|中心)")
_SURNAMES = frozenset("王李张刘陈杨赵黄周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔康毛邱秦史侯邵孟")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document writes its blanks, read off the whole of it."""

    stars: StarHabits
    technical: bool
    some: bool
    dots: bool
    known: frozenset[str]
    spoken: frozenset[str]


def habits_of(page: Page, skip: set[int]) -> Habits:
    """Read off the document how it writes its blanks."""
    lines = [text for n, text in enumerate(page.lines) if n not in skip]
    text = "\n".join(lines)
    asked = {b.inner for line in lines if any(c in line for c in "【[［〔<{") for b in brackets_of(line) if names_field(b.inner) and b.kind not in ("round", "half")}
    dots = sum(bool(unit_after(m[1])) for m in re.finditer(r"(?:…+|\.{6,})(.{0,3})", text)) >= 2
    return Habits(
        stars=star_habits(page, skip),
        technical=bool(re.search(r"[YZ](?:轴|向|方向|坐标)", text)),
        some=len(_SOME_PLACE.findall(text)) >= 2 or "某某" in text,
        dots=dots,
        known=frozenset(asked),
        spoken=frozenset(re.findall(r"\d[+＋][XxＸｘ]([\u4e00-\u9fff]{2})", text)),
    )


def find_blanks(page: Page, line: int, habits: Habits, gaps: bool) -> tuple[list[Token], list[Span]]:
    """The blanks of a line and its masked characters; runs of spaces count only where `gaps` says so."""
    text = page.lines[line]
    marks = [Token(m.line, m.start, m.end, text[m.start : m.end], "mark", m.name) for m in page.source.marks if m.line == line]
    brackets = _brackets(text, line, habits)
    prompts = [Token(line, m.start(), m.end(), m[0], "prompt", _prompt_name(m[0])) for m in _PROMPT.finditer(text)]
    taken = _apart(marks, brackets, prompts)
    runs, masked = _runs(text, line, habits)
    taken = _apart(taken, runs)
    if gaps:
        taken = _apart(taken, date_gaps(text, line))
        taken = _apart(taken, gaps_of(text, line, taken))
    return _dated(taken, text), [Span(line, m.start, m.end, m.text) for m in masked]


def _prompt_name(text: str) -> str:
    return re.sub(r"^.*?(?:填写|输入|选择|填入|插入|注明|写明|补充|编辑|添加)", "", text).strip("。.文字内容 ")


def _brackets(text: str, line: int, habits: Habits) -> list[Token]:
    found = (slot_of(text, line, bracket, habits.known) for bracket in brackets_of(text))
    return [token for token in found if token]


def _apart(*groups: Iterable[Token]) -> list[Token]:
    """Tokens in order of place; one that overlaps a token of an earlier group is left out."""
    kept: list[Token] = []
    for group in groups:
        starts = [t.start for t in kept]
        ends = [t.end for t in kept]
        free = [t for t in group if bisect_right(ends, t.start) == bisect_left(starts, max(t.end, t.start + 1))]
        kept = sorted([*kept, *free], key=lambda t: t.start)
    return kept


def _runs(text: str, line: int, habits: Habits) -> tuple[list[Token], list[Token]]:
    """Runs of placeholders in a line, and single marks that stand for a masked character."""
    found: list[Token] = []
    masked: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(text, line, match)
        before, run, after = _window(text, match.start("run"), token.end, match["run"])
        if run[0] in _LETTERS + "*＊" and not _is_star_mark(habits, line, match) and is_masked(before, run, after):
            masked.append(token)
        elif _is_blank(text, match, token, habits, line):
            found.append(_with_hint(token, text))
    return _phones(found, text), masked


def _window(text: str, start: int, end: int, run: str) -> tuple[str, str, str]:
    """The text near a run: as much as any rule looks at, so that long lines stay cheap."""
    return text[max(0, start - _NEAR) : start], run, text[end : end + _NEAR]


def _is_star_mark(habits: Habits, line: int, match: re.Match[str]) -> bool:
    return match["run"][0] == "*" and habits.stars.is_mark(line, match.start("run"))


def _token(text: str, line: int, match: re.Match[str]) -> Token:
    """The blank with the digits glued to it, but without the number of a list before it."""
    start, glue = match.start(), match["glue"]
    before = text[max(0, start - _NEAR) : start].rstrip()
    if re.search(r"[.．]", glue) and (not before or before[-1] in "：:；;。" or (len(match["run"]) > 0 and not re.search(r"[\u4e00-\u9fff]$", before))):
        start = match.start("run")
    if glue and not glue[0].isdigit() and not text.startswith("年", match.end("run")):
        start = match.start("run")
    if _is_family_name(text, match):
        start = match.start("run") - 1
    return Token(line, start, match.end(), text[start : match.end()])


def _is_family_name(text: str, match: re.Match[str]) -> bool:
    run, at = match["run"], match.start("run")
    return run[0] == "某" and at > 0 and text[at - 1] in _SURNAMES and text[match.end("run") : match.end("run") + 1] not in tuple("省市县区镇乡村年月日")


def _is_blank(text: str, match: re.Match[str], token: Token, habits: Habits, line: int) -> bool:
    before, run, after = _window(text, match.start("run"), token.end, match["run"])
    first = run[0]
    if first in _LETTERS:
        tight = match["rest"] or run
        return not is_letter(before, run if not match["rest"] else tight + run, after, habits.technical, habits.spoken) and not (not match["rest"] and is_times(before, run, after))
    if first in "*＊":
        return habits.stars.blanks and not _is_star_mark(habits, line, match) and not is_times(before, run, after) and not re.match(r"[A-Za-z]", after) and (before.strip() or after.strip())
    if first in "_＿":
        return _is_underline(before, run, after, match["glue"])
    if first == "某":
        return _is_some(text, match, habits)
    return _is_shape(before, run, after, habits)


def _is_underline(before: str, run: str, after: str, glue: str) -> bool:
    """An underline, not the joint of a file name or an e-mail address."""
    if len(run) > 1:
        return not (before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalnum())
    if glue:
        return after.startswith(("年", "月", "日"))
    return bool(unit_after(after)) and bool(re.search(r"(?:[\s：:，。、（“年月第共]|^)$", before))


def _is_some(text: str, match: re.Match[str], habits: Habits) -> bool:
    """某 that stands for a name, not the 某 of 某些."""
    near = text[match.start("run") : match.end() + 8]
    if _is_family_name(text, match):
        return habits.some or len(match["run"]) > 1
    if len(match["run"]) > 1:
        return True
    if _SOME_GENERAL.match(near) and not re.match(r"某(?:日|月)", near):
        return False
    if habits.some and kind_after(near[1:]):
        return True
    return bool(_SOME_PLACE.match(near)) and (habits.some or bool(re.match(r"某[省市县区镇乡州年月日]", near)))


def _is_shape(before: str, run: str, after: str, habits: Habits) -> bool:
    """Circles, triangles, question marks and dots as blanks."""
    first = run[0]
    if first in "〇○◯":
        beside = re.search(r"[一二三四五六七八九零〇]$", before) or re.match(r"[一二三四五六七八九零]", after)
        return not beside and (len(run) > 1 or (bool(before.strip()) and (bool(unit_after(after)) or after.startswith("号"))))
    if first in "….":
        return _are_dots(before, after, habits)
    if first in "？?":
        return bool(kind_after(after))
    return len(run) > 1 or bool(unit_after(after))


def _are_dots(before: str, after: str, habits: Habits) -> bool:
    """Dots that wait for a value: before a unit, or as all that an item says."""
    if re.match(r"\s*\d+\s*$", after):
        return False
    if habits.dots and kind_after(after):
        return True
    if unit_after(after) and (habits.dots or re.match(r"(?:年|月|日|万元|亿元|元|%|％)", after)):
        return True
    return bool(re.search(r"(?:[一二三四五六七八九十]是|[：:])$", before.rstrip())) and bool(re.match(r"\s*(?:[；。;]|$)", after))


def _with_hint(token: Token, text: str) -> Token:
    """The blank together with the bracket behind it that names it; underlines keep apart from it."""
    hint = hint_behind(text[token.end : token.end + _NEAR]) if token.text[-1] not in "_＿" else None
    return token.reaching(token.end + hint.end(), text, hint[1]) if hint else token


def _phones(tokens: list[Token], text: str) -> list[Token]:
    """Telephone numbers of two runs and a stroke as one blank."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        stroke = last is not None and text[last.end : token.start] in ("-", "－", "—") and len(token.text) >= 5
        if stroke and last is not None and len(last.text) >= 3:
            found[-1] = last.reaching(token.end, text)
        elif len(token.text) >= 5 and (area := _PHONE.search(text, max(0, token.start - 5), token.start)):
            found.append(Token(token.line, area.start(), token.end, text[area.start() : token.end]))
        else:
            found.append(token)
    return found


def _dated(tokens: list[Token], text: str) -> list[Token]:
    """Neighbouring parts of a date as one blank with its 年, 月 and 日."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        chain = _chain(last, token, text) if last else None
        if chain and last:
            found[-1] = chain
        else:
            found.append(_starting(token, text))
    return found


def _starting(token: Token, text: str) -> Token:
    """A blank before 年, 月 or 日 may be the first part of a date."""
    if token.parts or token.name or token.shape == "mark":
        return token
    if re.search(r"\d[-/.．]|[XxＸ×_*][-/][XxＸ×_*]+[-/]", token.text) and re.fullmatch(r"[^-/.．]{2,4}([-/.．])[^-/.．]{1,2}\1[^-/.．]{1,2}", token.text):
        return token.reaching(token.end, text, parts="年月日")
    return token


def _chain(last: Token, token: Token, text: str) -> Token | None:
    """The blank before, reaching over this one, when they are neighbouring parts of a date."""
    if last.shape in ("gap", "mark", "prompt") or token.shape in ("gap", "mark", "prompt"):
        return None
    between = text[last.end : token.start].strip()
    follows = text[token.end : token.end + 6].lstrip()
    if last.parts and last.parts != "年月":
        return None
    if not last.parts and between == "年" and re.match(r"月(?!份)", follows):
        return _through(last, token, text, "年月")
    if not last.parts and between == "月" and follows.startswith("日"):
        return _through(last, token, text, "月日")
    if last.parts == "年月" and between == "" and follows.startswith("日"):
        return _through(last, token, text, "年月日")
    return None


def _through(first: Token, last: Token, text: str, parts: str) -> Token:
    """A blank from the first part of a date to behind the unit of its last part."""
    end = text.index(parts[-1], last.end) + 1
    return first.reaching(end, text, parts=parts)
