"""Blanks for the pen: signature, seal and opinion, and the date beside them, which nobody types."""

import re
from collections.abc import Iterable

from editor.model.template.field import FieldType
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.said.blank import NamedBlank

_ACT = r"(?:签字|签名|签章|签署|亲签|盖章|加盖公章|公章|印章|手印|指印|指模)"
_LABEL = re.compile(rf"(?:{_ACT}|意见|批示|批复|评语|审签|会签|核签)(?:栏|处)?$")
_NO_OPINION = re.compile(r"(?:征求|修改|反馈|指导|实施|意见和?建议|建议和?意见)")
_BEFORE = re.compile(rf"(?:[（(][^（）()]{{0,8}}(?:{_ACT}|章)[）)]|(?:{_ACT}|意见|批示)(?:栏|处)?)\s*[：:]?\s*$")
_BEHIND = re.compile(rf"\s*[（(][^（）()]{{0,6}}(?:{_ACT}|章)[）)]")
_BESIDE = re.compile(rf"(?:{_ACT}|[（(]章[）)]|意见|批示)[）)]?(?:[：:]|\s|$|\ue000)")
_OPEN = re.compile(r"[\s\u3000_＿年月日]*")


def are_for_pen(blanks: Iterable[NamedBlank]) -> bool:
    """Whether a field is written by hand: each of its blanks is. A party that is named elsewhere is typed beside its seal too."""
    return all(_is_for_pen(blank) for blank in blanks)


def signed_by(place: BlankPlace) -> str:
    """Who signs or stamps beside a blank that nothing else names: ____（签字）, （盖章）：____."""
    found = _BEFORE.search(place.before) or _BEHIND.match(place.after)
    return "" if found is None else "盖章单位" if "章" in found[0] else "签字人"


def _is_for_pen(blank: NamedBlank) -> bool:
    """Whether a blank is signed, stamped or written by hand: drawn or left open, and not a value that somebody masked."""
    place = blank.place
    if not _OPEN.fullmatch(place.token.text):
        return False
    if blank.kind.type == FieldType.DATE and place.token.parts:
        return _is_beside(blank)
    if _NO_OPINION.search(place.label):
        return False
    return bool(_LABEL.search(place.label) or _LABEL.search(place.token.name) or _BEFORE.search(place.before) or _BEHIND.match(place.after))


def _is_beside(blank: NamedBlank) -> bool:
    """A date behind a signature, a seal or an opinion in its line, or alone right below a line that ends in one."""
    place = blank.place
    if _BESIDE.search(place.before):
        return True
    alone = not (place.before + place.after).strip(f" \u3000{BLANK}")
    return alone and bool(_BESIDE.search(place.above[-8:]))
