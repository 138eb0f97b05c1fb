"""Which element of the standard a line is by its own words: of the head above the title (GB/T 9704-2012, 7.2), or of 版记 (7.4)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from editor.reading.page.family_names import is_person
from editor.reading.page.lexicon import words
from editor.reading.page.page import closed_up

_X = r"[\dX×Ｘx*＊_＿某○〇◯△□０-９\s\u3000【】\[\]]"
_SLOT = r"\{\{[^{}]*\}\}"
_NAME = rf"(?:[\u4e00-\u9fffA-Za-z×＿_*○△□]|[ \u3000](?![ \u3000])|{_SLOT}){{0,24}}?"
_OPEN, _CLOSE = r"[〔\[［（(【﹝{<＜〈《]", r"[〕\]］）)】﹞}>＞〉》]"
_YEAR = rf"(?:\s*(?:20|19|二[〇○零])?(?:{_X}|[一二三四五六七八九〇○零])+\s*|\s*{_SLOT}\s*|\s*20\s*{_SLOT}\s*)年?\s*"
_COUNT = rf"(?:{_X}|[一二三四五六七八九十百\-－—]|{_SLOT})*?"
_PLAIN_NUMBER = rf"(?:{_NAME}{_OPEN}{_YEAR}{_CLOSE}|{_OPEN}{_YEAR}{_CLOSE}\s*[\u4e00-\u9fff]{{1,12}}?字)\s*第?{_COUNT}\s*号"
_NUMBER = re.compile(rf"(?:(?:发文字号|文\s*号)[：:]\s*)?(?P<number>{_PLAIN_NUMBER}|{_NAME}\s*20\d\d\s*年?\s*第?\s*{_X}{{1,5}}\s*号)")
_NUMBER_FIRST = re.compile(rf"(?P<number>{_PLAIN_NUMBER})(?P<gap>[ \u3000\t]*)(?P<title>\S.*)")
_NUMBER_LAST = re.compile(rf"[ \u3000\t]*(?:[（(](?P<held>{_PLAIN_NUMBER})[）)]|(?P<number>{_PLAIN_NUMBER}))")
# What stands before a number's year and is no code of an office: a title, an issuer's mark.
_NO_CODE = re.compile(r"关于|文\s*件|的(?:通知|通报|报告|请示|批复|意见|决定|函|公告|通告)")
_ORDER = re.compile(rf"(第\s*(?:{_X}|[一二三四五六七八九十百]|{_SLOT})+?\s*号)")
_SIGNER = re.compile(r"[（(]?\s*签\s*发\s*(?:人\s*(?P<colon>[：:])?|[：:])\s*(?P<name>[^：:。；！？\s][^：:。；！？]*?)\s*")
_SIGNER_LABEL = re.compile(r"[（(]?\s*签\s*发\s*(?:人\s*[：:]?|[：:])")
_NAME_BLANK = re.compile(r"(?:[X×Ｘx*＊_＿○〇△]{2,}|[X×Ｘ某\u4e00-\u9fff][某X×Ｘ*]{1,2})(?:同志)?")
_TWO_LETTERS = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_COPY = re.compile(rf"(?:份\s*号\s*[：:]?\s*)(?P<number>(?:[\d０-９X×＊*_＿Nn№oO.\-]|{_SLOT})+)|(?P<bare>\d{{6}})")
_SECRECY = re.compile(
    rf"(?:密\s*级(?:和保密期限)?\s*[：:]\s*)?(?P<secrecy>(?:绝\s*密|机\s*密|秘\s*密)(?:\s*[★☆*]\s*(?:长期|(?:{_X}|[一二三四五六七八九十]|{_SLOT})+?\s*(?:年|个?月|天|日)?))?)"
)
_URGENCY = re.compile(r"(?:(?:紧急程度|缓急(?:程度)?|平急)\s*[：:]\s*)?(?P<urgency>特\s*急|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)")
_MARK = re.compile(r"(?:发文机关标志[：:]\s*)?(?P<mark>[^。，；：:！？“”《》〔〕]{2,40}文件)")
_WORD = re.compile(rf"(?:{_SLOT}|\S)+")
DOCUMENT = "文件"
WIDE = re.compile(r"[ \u3000\t]{2,}|[\u3000\t]")
_BEHIND_MARK = re.compile(r"(?<=文件)(?![\s）)]*$)")
_IMPRINT = re.compile(r"印\s*发\s*。?$|^印发(?:机关|单位|日期)|^[（(]?共印")
_TELLS = re.compile(r"号|件|签|密|急|提|\d{6}")
_LONGEST = 120  # characters: the patterns cost the square of a line's length


class LineElement(StrEnum):
    """An element of the head, by its name in the standard."""

    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    MARK = "发文机关标志"
    NUMBER = "发文字号"
    SIGNER = "签发人"


_PATTERNS = {
    LineElement.NUMBER: re.compile(f"{_NUMBER.pattern}|{_ORDER.pattern}"),
    LineElement.COPY_NUMBER: _COPY,
    LineElement.SECRECY: _SECRECY,
    LineElement.URGENCY: _URGENCY,
}


@dataclass(frozen=True, slots=True)
class HeadPart:
    """One element of a line: its name, and its text without a label; "" where a line beside it says the text."""

    name: LineElement
    text: str


def head_parts(text: str) -> tuple[HeadPart, ...]:
    """The elements of the head that a line holds, one or several side by side; none where a part of the line is no element.

    The line may be markup, with slots for its blanks.
    """
    if len(text) > _LONGEST or not _TELLS.search(text):
        return ()
    found: list[HeadPart] = []
    for piece in (text.strip(),) if _parts(text.strip()) else _pieces(text.strip()):
        parts = _parts(piece)
        if not parts:
            return ()
        found += parts
    return tuple(found)


def stands_alone(text: str) -> bool:
    """Whether a line is an element of the head or of 版记, which goes on no other line."""
    return len(text) <= _LONGEST and (bool(head_parts(text)) or bool(_IMPRINT.search(text)))


def _pieces(text: str) -> list[str]:
    """The line cut at wide blanks, behind 文件, and around the signatories, whose names stay together."""
    signer = _SIGNER_LABEL.search(text)
    before, behind = (text[: signer.start()], text[signer.start() :]) if signer else (text, "")
    names, number = _number_behind(behind)
    pieces = [before] if _is_number(before.strip()) else [part for wide in WIDE.split(before) for part in _BEHIND_MARK.split(wide, 1)]
    return [piece.strip() for piece in (*pieces, names, number) if piece.strip()]


def _number_behind(text: str) -> tuple[str, str]:
    """Signatories with a document's number behind them (签发人：王明　柳发〔2026〕5号), apart."""
    cuts = [match for match in re.finditer(r"\s+", text) if _is_number(text[match.end() :])]
    named = [cut for cut in cuts if not re.match(_OPEN, text[cut.end() :])]
    chosen = (named or cuts)[-1:]
    return (text[: chosen[0].start()], text[chosen[0].end() :]) if chosen else (text, "")


def _parts(text: str) -> tuple[HeadPart, ...]:
    """The element that a whole piece of a line is, or the marks of several issuers; none for any other text."""
    if match := _SIGNER.fullmatch(text):
        name = (match["name"].rstrip("）)") if text[0] in "（(" else match["name"]).rstrip("、，")
        is_one = (match["colon"] or are_names(name)) and not _number_behind(text)[1]
        return (HeadPart(LineElement.SIGNER, name),) if is_one else ()
    for name, pattern in _PATTERNS.items():
        if (match := pattern.fullmatch(text)) and (name != LineElement.NUMBER or not _is_titled(text)):
            return (HeadPart(name, next(group for group in match.groups() if group)),)
    match = _MARK.fullmatch(closed_up(text))
    return tuple(HeadPart(LineElement.MARK, mark) for mark in marks_of(match["mark"])) if match else ()


def _is_titled(number: str) -> bool:
    """Whether what stands before a number's year is no code of an office."""
    return bool(_NO_CODE.search(re.split(rf"{_OPEN}|20\d\d", number, maxsplit=1)[0]))


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and not _is_titled(text)


def is_signer_label(text: str) -> bool:
    """Whether a line says 签发人： and no name."""
    return bool(_SIGNER_LABEL.fullmatch(text.strip())) and text.rstrip().endswith(("：", ":"))


def ends_in_signer_label(text: str) -> bool:
    """Whether a line of the head ends in 签发人： and no name, alone or behind the number."""
    label = _SIGNER_LABEL.search(text)
    before = text[: label.start()].strip() if label else "-"
    return label is not None and is_signer_label(text[label.start() :]) and (not before or _is_number(before))


def number_and_names(text: str) -> tuple[str, str]:
    """A document's number with the last of the signatories beside it, as on the last line of several; ("", "") for any other line."""
    for gap in WIDE.finditer(text):
        number, names = text[: gap.start()].strip(), text[gap.end() :].strip()
        if _is_number(number) and are_names(names):
            return number, names
    return "", ""


def number_and_title(text: str) -> tuple[str, str]:
    """A title and the document's number before or behind it on one line, apart: (number, title); ("", text) for any other line."""
    if "号" not in text or len(text) > _LONGEST:
        return "", text
    first = _NUMBER_FIRST.fullmatch(text)
    if first and not _is_titled(first["number"]) and _is_title(first["title"], apart=bool(first["gap"])):
        return first["number"], first["title"]
    ends = [cut for cut in range(len(text) - 6, 4, -1) if _names_kind(text[:cut]) and not text[cut - 1].isspace()]
    found = [(match, cut) for cut in ends if (match := _NUMBER_LAST.fullmatch(text, cut)) and not _is_titled(text[cut:])]
    coded = [(match, cut) for match, cut in found if not re.match(_OPEN, match["held"] or match["number"])]
    return next(((match["held"] or match["number"], text[:cut]) for match, cut in coded or found), ("", text))


def _is_title(text: str, *, apart: bool) -> bool:
    """Whether what stands behind a number is a title; right behind it only one that says 关于 soon."""
    about = re.match(r"[^，。；：]{0,24}关于", text) is not None
    return len(text) > 4 and not text.startswith("文件") and (about or (apart and _names_kind(text)))


def _names_kind(text: str) -> bool:
    return len(text) > 4 and bool(words("kinds").at_end(text.rstrip('》”"')))


def are_names(text: str) -> bool:
    """Whether a text is the names of persons or blanks for them, and nothing else."""
    blanked = re.sub(_SLOT, "＿＿", text.strip())
    plain = re.sub(r"[（(][^（）()]{1,12}[）)]", "", _TWO_LETTERS.sub(r"\1\2", blanked))
    found = [piece for piece in re.split(r"[\s、，,]+", plain) if piece]
    return bool(found) and all(is_person(piece) or _NAME_BLANK.fullmatch(piece) for piece in found)


def marks_of(text: str) -> tuple[str, ...]:
    """The issuers' marks of a text, one for each office, the last with 文件 where the text ends so; none where it names no office."""
    *offices, last = _WORD.findall(text)
    word = DOCUMENT if last.endswith(DOCUMENT) else ""
    offices = [office for office in (*offices, last.removesuffix(DOCUMENT)) if office]
    if not offices or not names_office(offices[-1]):
        return ()
    apart = offices if all(map(names_office, offices)) else ["".join(offices)]
    return (*apart[:-1], apart[-1] + word)


def is_office_alone(text: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    return names_office(text) and not re.search(r"[。，；：:！？、]|关于", text)


def names_office(text: str) -> bool:
    """Whether a text ends like the name of an office, or is a blank for one."""
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", closed_up(text.strip()))
    return bool(words("suffixes", "org").at_end(plain)) or bool(re.search(rf"(?:[X×Ｘ*_＿某○〇]|{_SLOT})$", plain))
