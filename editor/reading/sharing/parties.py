"""The parties of a document: which party a blank names, and whose telephone, address or account it asks for."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from editor.reading.meaning.entities import short_name
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import kind_after
from editor.reading.sharing.scene import Key

_BEHIND = r"(?:(?:[（(][^（）()]*[）)])?\s*[）)]?\s*[：:]|[（(][盖签公][章字][）)])\s*$"
_LETTERED = re.compile(rf"([甲乙丙丁]方|(?:当事人|[申被]?[\u4e00-\u9fff]?请人|[\u4e00-\u9fff]{{1,2}}人)[甲乙丙丁]){_BEHIND}")
# A party by what it does: 出借人, 投保方.
_BY_DEED = re.compile(rf"(?:^|[\s\u3000，；。、（(]|{BLANK})([\u4e00-\u9fff]{{2,5}}[方人]){_BEHIND}")
_OWN = re.compile(
    r"^(?:法定代表人|代表人|授权代表|委托代理人|(?:联系|通讯|通信|户籍|身份证)?(?:地址|住址)|住所地?|民族|籍贯|出生日期|工作单位|联系电话|联系方式|电话|手机号?码?|性别|(?:电子)?邮箱|邮编|开户行|开户银行|账号|帐号|统一社会信用代码|身份证号码?|传真|联系人|签字|代表|(?:签订)?日期)$"
)
_ACCOUNT = re.compile(r"(?:户名|开户名|账户名|账户名称|收款人|收款单位)[：:]?\s*$")
_LABEL_OF_VALUE = re.compile(r"([\u4e00-\u9fff]{2,8})[：:][^，。；：:\s]*$")
# What calls an account a party's.
_CALLED = re.compile(r"([\u4e00-\u9fff]{2,5})(?:的|指定|收款|还款|银行|开户|对公|如下){0,3}(?:账户|帐户|账号)[^；。，]{0,4}$")
# So many paragraphs behind the last that speaks of a party its telephone and address are looked for.
_APART = 3
_NAME = re.compile(rf"[\u4e00-\u9fff{BLANK}]*")
_NOT_HERE = tuple("被反原第")
# 甲方 is the shortest label of a party, five characters before 方 or 人 the longest.
_LONGEST_LABEL = 6
_ROLES, _ENDS_OF_LABELS = ("方", "人"), tuple("：:）)")


def party_keys(places: Sequence[BlankPlace]) -> dict[int, Key]:
    """For blanks behind a party's label or its name in a clause, or behind a label under it: a key that tells party, label and words behind."""
    known = _parties(places)
    found: dict[int, Key] = {}
    columns: list[str] = []
    last, column, fresh, spoken_of = -1, 0, True, -1
    for place in places:
        if place.paragraph != last:
            column, fresh, last = 0, True, place.paragraph
            columns = columns if place.paragraph - spoken_of <= _APART else []
        side = place.token.cell.party if place.token.cell is not None else ""
        named, labelled = _party_of(place, known), _label_of(place) in known
        if named and labelled:
            columns = [named] if fresh else [*columns, named]
            fresh, spoken_of = False, place.paragraph
        owner = side or (columns[min(column, len(columns) - 1)] if columns else "")
        if named:
            found[place.number] = ("party", named, _beyond_name(place) if labelled else "")
        elif owner and (_OWN.match(label := _label_before(place)) or _is_dated_column(place, columns)):
            found[place.number] = ("of", owner, label, _beyond_name(place))
            spoken_of = place.paragraph
        column += 1
    return found | _accounts(places, known)


def _is_dated_column(place: BlankPlace, columns: Sequence[str]) -> bool:
    """Whether a line holds nothing but a date for each of the parties above it: below 甲方（盖章） and 乙方（盖章）."""
    line = place.before + BLANK + place.after
    return bool(place.token.parts) and not line.strip(f" \u3000{BLANK}") and line.count(BLANK) == len(columns) > 1


def _label_before(place: BlankPlace) -> str:
    """The label that a blank stands behind, or the first blank of its value does: 地址：X路X号."""
    found = None if place.label else _LABEL_OF_VALUE.search(place.before)
    return found[1] if found else place.label


def _parties(places: Sequence[BlankPlace]) -> set[str]:
    """The labels of parties: 甲方, and those in 方 or 人 that the text says more than once before a blank and that no one has beside a party."""
    lettered = {found[1] for place in places if (found := _LETTERED.search(place.before))}
    labels = Counter(label for place in places if (label := _label_of(place)) and label not in lettered and not _is_beside(label))
    said = Counter(label for place in places for label in _at_end(place.before, labels))
    named = {label for place in places if (label := _label_of(place)) and not words("things", "districts").at_start(place.after)}
    pairs = {one for label in labels if (other := f"被{label}") in labels and other in named for one in (label, other)}
    return lettered | pairs | {label for label in labels if labels[label] + said[label] > 1}


def _is_beside(label: str) -> bool:
    """Whether a label names one who acts for a party."""
    return bool(_OWN.match(label) or words("things", "agents").at_end(label))


def _at_end(text: str, labels: Collection[str]) -> Iterator[str]:
    """The labels of parties that a text ends in, the longest first."""
    if text.endswith(_ROLES):
        yield from (text[-size:] for size in range(_LONGEST_LABEL, 1, -1) if text[-size:] in labels and not text[:-size].endswith(_NOT_HERE))


def _label_of(place: BlankPlace) -> str:
    if not place.before.rstrip().endswith(_ENDS_OF_LABELS):
        return ""
    found = _LETTERED.search(place.before) or _BY_DEED.search(place.before)
    return found[1] if found else ""


def _party_of(place: BlankPlace, known: Collection[str]) -> str:
    """The party that a blank names, "" if none."""
    label = _label_of(place)
    if label in known:
        return label
    if (called := short_name(place)) and called[0] in "甲乙丙丁":
        return called
    if place.token.parts or kind_after(place.after):
        return ""
    return next(_at_end(place.before, known), "")


def _beyond_name(place: BlankPlace) -> str:
    """What makes a party's blank more or less than its name: words behind it (甲方：X市热电厂), a hint that asks for more (姓名、住址)."""
    if "、" in place.token.name:
        return place.token.name
    found = _NAME.match(place.after)
    return found[0] if found else ""


def _accounts(places: Sequence[BlankPlace], known: Collection[str]) -> dict[int, Key]:
    """The holder of an account is the party whose account it is called (甲方账户：户名X), for a line of its own the last of the line above."""
    found: dict[int, Key] = {}
    for place in places:
        label = _ACCOUNT.search(place.before)
        called = _CALLED.search(place.before[: label.start()]) if label else None
        said = [*_said(called[1] if called else "" if label and label.start() else place.above, known)] if label else []
        if said:
            found[place.number] = ("party", said[-1], _beyond_name(place))
    return found


def _said(text: str, known: Collection[str]) -> Iterator[str]:
    """The parties that a text speaks of, in order."""
    for end in range(1, len(text) + 1):
        yield from _at_end(text[:end], known)
