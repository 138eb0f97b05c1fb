"""Tags of other programs' templates (docxtpl, poi-tl, Handlebars): found in a line, and their code as names, operators and filters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from editor.model.sample.offer import NAME_END, NAME_START
from editor.model.text.unseen import UNSEEN

_OPENING_BRACE = re.compile(r"\{[%{#]")
_CLOSING = {"{%": "%}", "{{": "}}", "{#": "#}"}
_SCOPE = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_QUOTES = str.maketrans("“”‘’＂＇", "\"\"''\"'", UNSEEN)
_NAME = r"[^\W\d]\w*(?:\.[^\W\d]\w*)*"
_TOKEN = re.compile(rf"\s*(\"[^\"]*\"|'[^']*'|\d+(?:\.\d+)?|{_NAME}|==|!=|>=|<=|//|[-+*/%~|()<>,])")
_STATEMENT = re.compile(
    r"(?:if|elif|else|endif|for|endfor|set|endset|include|import|from|extends|block|endblock|macro|endmacro|call|endcall|filter|endfilter"
    r"|with|endwith|raw|endraw|do|break|continue|autoescape|endautoescape|hm|vm|cellbg|colspan|gridspan|vMerge)\b"
)
_PLAIN = re.compile(rf"\s*({_NAME})\s*")
_FILTERED = re.compile(rf"\s*({_NAME})\s*((?:\|[^|]+)+)")
_DEFINED = re.compile(rf"({_NAME})\s+is\s+(not\s+)?(?:defined|none|undefined|empty)\b", re.IGNORECASE)
_WORDS = frozenset(("and", "or", "not", "in", "if", "else", "true", "false", "True", "False"))
_FILTERS = frozenset(
    ("大写", "中文数字", "日期", "年", "月", "日", "时间", "时", "分", "万", "亿", "千分位", "保留", "默认", "default", "round", "length")
)
_OPENING: Mapping[str, str] = {"#if ": "if ", "?": "if ", "#unless ": "if not ", "^": "if not "}
_ENDING: Mapping[str, str] = {"/if": "endif", "/unless": "endif", "else": "else"}


class TagKind(StrEnum):
    """What a tag is: a place for a value, a statement (if, for and their ends), or a remark that is not printed."""

    VALUE = "value"
    STATEMENT = "statement"
    REMARK = "remark"


_KINDS = {"{%": TagKind.STATEMENT, "{{": TagKind.VALUE, "{#": TagKind.REMARK}


class TagScope(StrEnum):
    """What of the file a tag stands for: its characters, its paragraph, its row, its cell, its run."""

    TEXT = ""
    PARAGRAPH = "p"
    ROW = "tr"
    CELL = "tc"
    RUN = "r"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its line, its columns, its text, what it is and stands for, and its code without braces."""

    line: int
    start: int
    end: int
    text: str
    kind: TagKind
    scope: TagScope
    code: str


def tags_in(text: str, line: int = 0) -> list[Tag]:
    """The tags of a line in order; what stands in {% %} and begins with no word of a template is text."""
    found = [_tag(text, start, end, line) for start, end in _spans(text)] if "{" in text else []
    return [tag for tag in found if tag.kind != TagKind.STATEMENT or _STATEMENT.match(tag.code)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where tags begin and end, each up to the first sign that closes it; a sign that was not found further on is looked for no more."""
    at, open_for_good = 0, set[str]()
    while opening := _OPENING_BRACE.search(text, at):
        sign, at = opening[0], opening.start() + 1
        end = -1 if sign in open_for_good else text.find(_CLOSING[sign], opening.end())
        if end < 0:
            open_for_good.add(sign)
        else:
            at = end + 2
            yield opening.start(), at


def _tag(text: str, start: int, end: int, line: int) -> Tag:
    kind = _KINDS[text[start : start + 2]]
    raw = text[start + 2 : end - 2].lstrip("-+")
    scope = _SCOPE.match(raw)
    code = (raw[scope.end() :] if scope else raw).rstrip("-+").strip().translate(_QUOTES)
    if kind == TagKind.VALUE and (said := _handlebars(code)):
        kind, code = TagKind.STATEMENT, said
    return Tag(line, start, end, text[start:end], kind, TagScope(scope[1] if scope else ""), code)


def _handlebars(code: str) -> str:
    """The statement that a value of Handlebars or poi-tl is; "" for a value."""
    if code in _ENDING:
        return _ENDING[code]
    sign = next((sign for sign in _OPENING if code.startswith(sign)), "")
    if sign:
        return _OPENING[sign] + code[len(sign) :]
    return "endif" if re.fullmatch(rf"/\s*{_NAME}", code) else ""


def plain_name(code: str) -> str:
    """The name that a tag's code consists of; "" where there is more or something else."""
    match = _PLAIN.fullmatch(code)
    return match[1] if match and match[1] not in _WORDS else ""


def filtered_name(code: str) -> tuple[str, str]:
    """The name that a code writes through filters, and the filters that are known, as a template writes them; no name for other code."""
    match = _FILTERED.fullmatch(code)
    if match is None or match[1] in _WORDS:
        return "", ""
    return match[1], "".join(f" | {said}" for part in _split_filters(match[2]) if (said := _filter(part)))


def unknown_filters(code: str) -> bool:
    """Whether a code has filters that are not known here."""
    match = _FILTERED.fullmatch(code)
    return match is not None and not all(_filter(part) for part in _split_filters(match[2]))


def _split_filters(text: str) -> list[str]:
    quoted = re.findall(r"\|((?:\"[^\"]*\"|'[^']*'|[^|\"'])+)", text)
    return [part.strip() for part in quoted]


def _filter(text: str) -> str:
    """A filter as our templates write it; "" for one that is not known. What default says of empty values is what ours does."""
    match = re.fullmatch(r"(\w+)\s*(?:\((.*)\))?", text)
    if match is None or match[1] not in _FILTERS:
        return ""
    arguments = (match[2] or "").strip()
    if match[1] == "default":
        arguments = re.sub(r",\s*(?:boolean\s*=\s*)?[Tt]rue\s*$", "", arguments)
    return f"{match[1]}({arguments})" if arguments else match[1]


def marked_names(code: str) -> str:
    """The code with its names between marks, as a `CodeSpan` holds them; "" for code that is not understood."""
    code = _DEFINED.sub(lambda match: f"not {match[1]}" if _denies(match) else match[1], code).replace("&&", " and ").replace("||", " or ")
    pieces, at = list[str](), 0
    while at < len(code.rstrip()):
        match = _TOKEN.match(code, at)
        if match is None or (match[1] == "(" and pieces and pieces[-1].endswith(NAME_END)):
            return ""
        pieces.append(_marked(match[1], pieces[-1] if pieces else ""))
        if not pieces[-1]:
            return ""
        at = match.end()
    return " ".join(pieces).replace(" | ", " | ").strip()


def _denies(match: re.Match[str]) -> bool:
    asks_for_nothing = match[0].lower().endswith(("none", "undefined", "empty"))
    return bool(match[2]) != asks_for_nothing


def _marked(token: str, before: str) -> str:
    if before == "|":
        return token if token in _FILTERS else ""
    is_name = bool(_PLAIN.fullmatch(token)) and token not in _WORDS
    return f"{NAME_START}{token}{NAME_END}" if is_name else token


def names_in(markup: str) -> Iterator[re.Match[str]]:
    """The marked names of a piece of code."""
    return re.finditer(rf"{NAME_START}([^{NAME_END}]*){NAME_END}", markup)
