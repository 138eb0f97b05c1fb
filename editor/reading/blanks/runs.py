"""Runs of placeholders in a line: X, ×, *, ___, 某, 〇 … with the digits glued to them."""

import re

from editor.reading.blanks.brackets import hint_behind
from editor.reading.blanks.habits import Habits
from editor.reading.blanks.letters import is_letter, is_masked, is_times
from editor.reading.blanks.shapes import is_family_name, is_shape, is_some, is_underline
from editor.reading.page.tokens import BlankToken, unit_after

_RUN = r"(?:X+|x+|Ｘ+|ｘ+|×+|✕+|\*+(?: \*+)*|＊+|_+|＿+|某+|[〇○◯]+|●{2,}|◎{2,}|△+|▲{2,}|□+|■{2,}|◇{2,}|◆{2,}|？{2,}|\?{2,}|…+|\.{6,})"
_GLUED = r"(?:\d{1,8}(?:[.．]\d{0,4})?|[〇○零一二三四五六七八九]{2,3}(?=[X×Ｘx*_＿某]))?"
# Looked at before the alternatives, so that other characters are passed quickly.
_FIRST = r"\d〇○◯零一二三四五六七八九XxＸｘ×✕*＊_＿某●◎△▲□■◇◆？?…."
_TOKEN = re.compile(
    rf"(?=[{_FIRST}])(?P<glue>{_GLUED})(?P<run>{_RUN})(?P<rest>(?:[.．·]{_RUN})?(?:(?<=\d\d\d[X×Ｘx*]{{4}})\d{{4}}(?!\d)|[-－/.．]{_RUN}[-－/.．]{_RUN}|(?<=[X×Ｘx*_＿])[:：](?:XX|××|ＸＸ|"
    rf"xx|\*\*|__|＿＿)(?![X×Ｘx*_＿]))?)"
)
# The signs that runs are made of, but for full stops, of which a run has many: most lines have none, and these are found much sooner than a run.
_SIGN, _STOPS = re.compile("[XxＸｘ×✕*＊_＿某〇○◯●◎△▲□■◇◆？?…]"), "." * 6
_TASK = re.compile(r"\s*(?:[-*+]|\d+[.、])\s+\[$")
_EMPHASIS = re.compile(r"(?<!_)__[^_\s][^_]{0,40}?__(?!_)")
_PHONE = re.compile(r"\d{3,4}-$")
_NUMBERED = re.compile(r"(?:号|号码|代码|热线)(?:[：:]|为|是)?$")
_NEAR = 64
_LETTERS = "XxＸｘ×✕"


def runs_of(text: str, line: int, habits: Habits) -> tuple[list[BlankToken], list[BlankToken]]:
    """Runs of placeholders in a line, and single marks that stand for a masked character."""
    found: list[BlankToken] = []
    masked: list[BlankToken] = []
    if _STOPS not in text and not _SIGN.search(text):
        return found, masked
    for match in _TOKEN.finditer(text):
        token = _token(text, line, match)
        before, run, after = _window(text, match.start("run"), token.end, match["run"])
        if _is_markup(text, match, habits):
            continue
        if run[0] in _LETTERS + "*＊" and not _is_star_mark(habits, line, match) and is_masked(before, run, after):
            masked.append(token)
        elif _is_blank(text, match, token, habits, line):
            found.append(_with_hint(token, text))
    return _phones(found, text), masked


def _window(text: str, start: int, end: int, run: str) -> tuple[str, str, str]:
    """The text near a run: as much as any rule looks at, so that long lines stay cheap."""
    return text[max(0, start - _NEAR) : start], run, text[end : end + _NEAR]


def _is_markup(text: str, match: re.Match[str], habits: Habits) -> bool:
    """Whether a run is a sign of Markdown: the box of a task, the two strokes of emphasis, a rule."""
    start, end, run = match.start("run"), match.end(), match["run"]
    if run in ("x", "X"):
        return text[end : end + 1] == "]" and bool(_TASK.match(text[:start]))
    if not habits.markdown or run[0] != "_":
        return False
    return text.strip() == "___" or (run == "__" and any(start in (m.start(), m.end() - 2) for m in _EMPHASIS.finditer(text)))


def _is_star_mark(habits: Habits, line: int, match: re.Match[str]) -> bool:
    return match["run"][0] == "*" and habits.stars.is_mark(line, match.start("run"))


def _token(text: str, line: int, match: re.Match[str]) -> BlankToken:
    """The blank with the digits glued to it, but without the number of a list before it."""
    start, glue = match.start(), match["glue"]
    before = text[max(0, start - _NEAR) : start].rstrip()
    if re.search(r"[.．]", glue) and (
        not before or before[-1] in "：:；;。" or (len(match["run"]) > 0 and not re.search(r"[\u4e00-\u9fff]$", before))
    ):
        start = _behind_number(match)
    if glue and not glue[0].isdigit() and not text.startswith("年", match.end("run")):
        start = match.start("run")
    if is_family_name(text, match):
        start = match.start("run") - 1
    return BlankToken(line, start, match.end(), text[start : match.end()])


def _behind_number(match: re.Match[str]) -> int:
    """Where a blank begins that the number of a list stands before: at its run, or at the first digits of its year (2．20×× 年)."""
    year = re.search(r"[.．](\d\d)$", match["glue"])
    is_year = year is not None and len(match["run"]) == 2 and match.string.startswith("年", match.end())
    return match.start("glue") + year.start(1) if year and is_year else match.start("run")


def _is_blank(text: str, match: re.Match[str], token: BlankToken, habits: Habits, line: int) -> bool:
    before, run, after = _window(text, match.start("run"), token.end, match["run"])
    first = run[0]
    if first in _LETTERS:
        whole = run + match["rest"]
        return not is_letter(before, whole, after, habits.technical, habits.spoken) and not is_times(before, whole, after)
    if first in "*＊":
        return habits.stars.blanks and not _is_star_mark(habits, line, match) and _is_star_blank(before, run, after)
    if first in "_＿":
        return is_underline(before, run, after, match["glue"])
    if first == "某":
        return is_some(text, match, habits)
    return is_shape(before, run, after, habits)


def _is_star_blank(before: str, run: str, after: str) -> bool:
    """A star that does not multiply, does not touch Latin letters and is not all that its line holds."""
    alone = not before.strip() and not after.strip()
    return not is_times(before, run, after) and not re.match(r"[A-Za-z]", after) and not alone


def _with_hint(token: BlankToken, text: str) -> BlankToken:
    """The blank together with the bracket behind it that names it; underlines keep apart from it."""
    hint = hint_behind(text[token.end : token.end + _NEAR]) if token.text[-1] not in "_＿" else None
    return token.reaching(token.end + hint.end(), text, hint[1]) if hint else token


def _is_numbered(text: str, token: BlankToken, end: int) -> bool:
    """Whether words before a blank call it a number, and no unit stands behind the next one: 编号：XX-XXX."""
    return _NUMBERED.search(text, max(0, token.start - _NEAR), token.start) is not None and not unit_after(text[end : end + _NEAR])


def _phones(tokens: list[BlankToken], text: str) -> list[BlankToken]:
    """Numbers of two runs and a stroke, of telephones and of whatever is called a number, as one blank."""
    found: list[BlankToken] = []
    for token in tokens:
        last = found[-1] if found else None
        stroke = last is not None and text[last.end : token.start] in ("-", "－", "—")
        is_number = stroke and last is not None and (min(len(last.text) + 2, len(token.text)) >= 5 or _is_numbered(text, last, token.end))
        if is_number and last is not None:
            found[-1] = last.reaching(token.end, text)
        elif len(token.text) >= 5 and (area := _PHONE.search(text, max(0, token.start - 5), token.start)):
            found.append(BlankToken(token.line, area.start(), token.end, text[area.start() : token.end]))
        else:
            found.append(token)
    return found
