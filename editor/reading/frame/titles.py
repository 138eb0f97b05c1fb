"""The title of a document: one line or several, alone or glued to the addressee."""

import re
from dataclasses import dataclass

from editor.reading.frame.signs import CERTAIN, is_about, is_certain, is_own, reads_like_site, signs_of
from editor.reading.page.element_lines import head_parts, number_and_title
from editor.reading.page.lexicon import words
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage, closed_up, is_sentence, without_marks

_TAIL_NOTE = re.compile(r"[（(][^（）()]{1,12}[）)]$")
_ATTACHED = re.compile(r"[【\[（(]?附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[】\]）)]?")
_ENDS_OPEN = re.compile(r"[，。、；：:！!？?|｜]$")
_GLUED = re.compile(r"^(?P<title>.{6,60}?)[ \u3000]*(?P<to>(?:尊敬的|各|[X×Ｘx*_＿某○〇]+)?[^，。；：:《》“”]{0,30})[：:]$")
_PLACEHOLDERS = "X×Ｘx*_＿某○〇【[{"
_SITE_HEAD = re.compile(r"^[【\[](?:范文|模板|原创|推荐|精品|转载|公文|分享|最新|优质|干货|转|荐|精选|参考)[】\]]\s*")
_SITE_WORDS = re.compile(r"[\s—\-_|]*(?:范文|模板|样本|样本格式|格式|示例|参考|写作)(?:大全|精选)?(?:\d+篇)?(?:[（(][^（）()]{1,8}[）)])?$")
_CONTENTS = re.compile(r"目[ \u3000]*[录次]")
_PAGE_AT_END = re.compile(r"(?:[.．…·]{2,}|[ \u3000\t]+)\s*[（(]?\d+[）)]?\s*$")
_DATE = re.compile(r"[\dXx×Ｘ_＿*〇○零一二三四五六七八九十年 \u3000]*月[\dXx×Ｘ_＿*〇○零一二三四五六七八九十 \u3000]*日?")
_WINDOW = 60
_LONGEST = 200  # characters of a line with a title and more: the patterns below cost the square of its length


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its text and its lines; `addressee` when it is glued to the title's last line."""

    text: str
    lines: tuple[int, ...]
    addressee: str | None = None


def kind_of_title(text: str) -> str:
    """The kind of document (报告, 通知 …) that a title names at its end, "" when it names none."""
    bare = _without_note(text)
    kinds = words("kinds")
    word = kinds.at_end(bare)
    meaning = kinds.meaning(word)
    return word if meaning in ("statutory", "business") else meaning


def _without_note(text: str) -> str:
    text = number_and_title(text)[1]
    return _TAIL_NOTE.sub("", closed_up(without_marks(text))).rstrip('》”"')


def title_part(text: str) -> bool:
    """Whether a line could be a title or a part of one: short, no sentence, no number, no label, no element of the head, no site's text."""
    plain = without_marks(text)
    if not 2 <= len(plain) <= 60 or _ENDS_OPEN.search(plain) or number_of(text):
        return False
    if _DATE.fullmatch(plain) or re.match(r"[-*·•]\s|[-—（(|]|【[^】]*】$", plain) or re.search(r"[。；：:|｜!！>＞]|\d+页", plain):
        return False
    return not head_parts(plain) and not _is_sites(plain) and not _ATTACHED.fullmatch(plain)


def _is_sites(plain: str) -> bool:
    """Whether a line is a site's: no line that names its kind as a title does, unless what it says is certain."""
    if is_about(plain):
        return False
    signs = signs_of(plain)
    return is_certain(plain) or signs >= CERTAIN or (signs > 0 and not kind_of_title(plain))


def _without_stop(page: SamplePage, line: int, skip: set[int]) -> str:
    """A line without the stop that somebody put behind a title: one that says 关于, or stands above the addressee."""
    text = number_and_title(page.bare[line])[1]
    plain = text.rstrip("。，；、")
    if plain == text or not kind_of_title(plain) or re.search(r"[，。；：！？]", plain):
        return text
    after = page.next_full(line, skip)
    heads = (after is not None and is_addressee(page.bare[after])) or page.last_full(line, skip) is None
    return plain if is_about(plain) or heads else text


def _score(page: SamplePage, line: int, skip: set[int]) -> float:
    """How much a line looks like the title; below zero when it can't be one."""
    text = _without_stop(page, line, skip)
    if not title_part(text):
        return -1
    score = 4.0 if kind_of_title(text) else 0.0
    score += 3.0 if text.startswith("#") else 0.0
    score += 2.0 if "关于" in text and score >= 4 else 0.0
    score += 1.0 if page.lines[line].startswith(("    ", "　　　")) else 0.0
    after = page.next_full(line, skip)
    return score + (2.5 if after is not None and is_addressee(page.bare[after]) else 0.0)


def is_addressee(text: str) -> bool:
    """Whether a line reads like the addressee: short, ends in a colon, no sentence, no label of a form."""
    if not text.endswith(("：", ":")) or len(text) > 90 or number_of(text):
        return False
    body = text[:-1].strip()
    if not body or re.search(r"[。；：:！|｜]", body.removeprefix("致：")) or words("labels").meaning(body):
        return False
    return not re.search(
        r"(?:如下[\u4e00-\u9fff]{0,4}|下列|以下|附件|目录|摘要|事项|内容|要求|条件|材料|包括|请求|诉求|须知|说明|提示|声明|理由|事由|意见|原因|情况|简历|经历|备注|特长|表现|措施|建议|流程|方式|范围|对象|目的)$|^(?:甲方|乙方|丙方|附件|抄送|主题|目的)|为$|是$|[，,]请|（盖章）$|签[名字章]$|(?:方|人)$|以下简称",
        body,
    )


def find_title(page: SamplePage, noise: set[int], start: int = 0) -> Title | None:
    """The title of the document that begins at or after a line; lines in `noise` are passed over."""
    noise = noise | _contents(page, start)
    candidates = _before_first_heading(page, noise, start)
    scored = [(_score(page, line, noise), line) for line in candidates]
    best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(-1.0, 0))
    glued = next((g for line in candidates if (g := _glued(page.bare[line], line))), None)
    if glued and best[0] < 6:
        return glued
    split = next((s for line in candidates if (s := _split(page, line, noise))), None)
    if split and best[0] < 4:
        return split
    if best[0] < 0:
        return next((t for line in candidates if (t := _headline(page.bare[line], line))), None)
    if best[0] < 2.5:
        best = next(pair for pair in scored if pair[0] >= 0)
    return _extended(page, best[1], noise, start)


def _contents(page: SamplePage, start: int) -> set[int]:
    """The lines of a table of contents at the head of a document: 目录 and what follows it with the numbers of pages."""
    head = next((n for n in range(start, min(start + _WINDOW, len(page.bare))) if _CONTENTS.fullmatch(page.bare[n])), None)
    if head is None:
        return set()
    end = next((n for n in range(head + 1, len(page.bare)) if page.bare[n] and not _PAGE_AT_END.search(page.bare[n])), head + 1)
    return set(range(head, end))


def _headline(text: str, line: int) -> Title | None:
    """A site's headline over a text without a title of its own: 申请书 范文."""
    if len(text) > _LONGEST:
        return None
    plain = _SITE_HEAD.sub("", _SITE_WORDS.sub("", without_marks(text)))
    return Title(plain, (line,)) if plain != text and kind_of_title(plain) and title_part(plain) else None


def _before_first_heading(page: SamplePage, noise: set[int], start: int) -> list[int]:
    """The lines among which the title is; a table may begin with it, and below a table with nothing above it only what names a kind is one."""
    found: list[int] = []
    is_below = False
    for line in range(start, len(page.bare)):
        opens = _opens_body(page, line) or _is_body(page, line, noise)
        if len(found) >= _WINDOW or (opens and (found or _greets(page.bare[line]))):
            break
        if not page.bare[line] or line in noise:
            continue
        is_below = is_below or line in page.cells
        may_head = not is_below or kind_of_title(page.bare[line]) or _heads_text(page, line, noise)
        if line in page.headlines or (line not in page.cells and may_head):
            found.append(line)
    return found


def _heads_text(page: SamplePage, line: int, noise: set[int]) -> bool:
    """Whether a line below a table is a title still, such as one under a head that was laid out as a table; a form's foot line is none."""
    text, after = page.bare[line], page.next_full(line, noise)
    if is_about(text) or (after is not None and is_addressee(page.bare[after])):
        return not is_addressee(text)
    prose = after is not None and after not in page.cells and page.bare[after].endswith("。") and not number_of(page.lines[after])
    may_head = bool(kind_of_title(text)) and prose and not is_own(text)
    return may_head and not any(kind_of_title(page.bare[n]) for n in page.cells if n < line)


def _opens_body(page: SamplePage, line: int) -> bool:
    """Whether the body has begun before this line: a first heading, or a line of the first two levels that says 一、 or 第一条."""
    number = number_of(page.lines[line])
    return bool(
        number
        and number.values[0] == 1
        and number.system in ("han", "chapter", "article", "part", "1.", "deep")
        and not page.bare[line].startswith("# ")
    )


def _greets(text: str) -> bool:
    """Whether a text without a title begins here: with those it is addressed to."""
    return len(text) <= 24 and "关于" not in text and is_addressee(text) and _names_receiver(text[:-1].strip())


def _is_body(page: SamplePage, line: int, noise: set[int]) -> bool:
    """Whether a line is the addressee or prose, behind which no title comes any more."""
    text = page.bare[line]
    is_either = is_addressee(text) or (len(text) > 60 and text.endswith("。"))
    return is_either and line not in noise and not reads_like_site(text)


def _glued(text: str, line: int) -> Title | None:
    """A title with the addressee behind it in one line."""
    found = _GLUED.match(text) if len(text) <= _LONGEST and text.endswith(("：", ":")) else None
    if not found or reads_like_site(text):
        return None
    for cut in range(len(text) - 2, 5, -1):
        head, rest = text[:cut].rstrip(), text[cut:-1].strip()
        if rest and len(rest) >= 1 and kind_of_title(head) and head[-1] not in _PLACEHOLDERS and _names_receiver(rest):
            return Title(closed_up(without_marks(head)), (line,), rest)
    return None


def _names_receiver(text: str) -> bool:
    return bool(words("suffixes", "org", "place", "person").at_end(text)) or text[0] in _PLACEHOLDERS or text.startswith(("各", "尊敬"))


def _split(page: SamplePage, line: int, noise: set[int]) -> Title | None:
    """A title that begins with 关于 and finds its kind only in one of the next two lines."""
    text, lines = page.bare[line], [line]
    if not text.startswith("关于") or kind_of_title(text) or not title_part(text):
        return None
    for _ in range(2):
        after = page.next_full(lines[-1], noise)
        if after is None or after > lines[-1] + 1 or not title_part(page.bare[after]):
            return None
        lines.append(after)
        text += page.bare[after]
        if kind_of_title(text):
            return Title(without_marks(text), tuple(lines))
    return None


def _extended(page: SamplePage, line: int, noise: set[int], start: int) -> Title:
    """The title with the lines above and below that belong to it."""
    if (alone := number_and_title(page.bare[line]))[0]:
        return Title(closed_up(without_marks(alone[1])), (line,))
    lines = [line]
    while (before := lines[0] - 1) >= start and before not in noise and _belongs_above(page.bare[before], page.bare[lines[0]]):
        lines.insert(0, before)
    text = "".join(without_marks(page.bare[n]) for n in lines)
    after = lines[-1] + 1
    below = page.bare[after] if after < len(page.bare) and after not in noise else ""
    if (not kind_of_title(text) or below.startswith("的")) and title_part(below):
        longer = text + below
        if kind_of_title(longer) and not below.startswith("关于"):
            return Title(closed_up(longer), (*lines, after))
    return Title(closed_up(text), tuple(lines))


def _belongs_above(above: str, title: str) -> bool:
    """Whether the line above is the title's first part: it names no kind itself, and one of them needs the other."""
    if not title_part(above) or len(above) > 34:
        return False
    if title.startswith("的") or (above.startswith("关于") and not kind_of_title(above)):
        return True
    return _names_first_part(above, title)


def _names_first_part(above: str, title: str) -> bool:
    """Whether a line that names no kind is what a title below it is about: an office above 关于, a place, a year, all but the kind."""
    if kind_of_title(above) or re.search(r"[ \u3000—，、！]|[年月日]$", above):
        return False
    if title.startswith(("关于", "第", "转发", "印发")):
        return bool(words("suffixes", "org").at_end(above)) and not above.endswith("文件")
    if "关于" in above or (title in words("kinds") and len(above) > len(title)):
        return True
    return (
        bool(re.match(r"[X×Ｘx*某_]+[省市县区镇乡村]|.{0,12}(?:20[\dX×x*_]{2}|[省市县区镇乡])", above))
        and "关于" not in title
        and not is_sentence(above)
    )
