"""The parties of a contract: which party a label belongs to."""

import re
from collections.abc import Sequence

from editor.reading.meaning.places import BlankPlace

_PARTY = re.compile(r"(甲|乙|丙|丁)方")
_PARTY_LABEL = re.compile(r"((?:甲|乙|丙|丁)方)(?:(?:[（(][^（）()]*[）)])?\s*[）)]?\s*[：:]|[（(][盖签公][章字][）)])\s*$")
_OWN = re.compile(
    r"^(?:法定代表人|代表人|授权代表|委托代理人|(?:联系|通讯|通信|户籍|身份证)?(?:地址|住址)|住所|联系电话|联系方式|电话|手机号?码?|性别|(?:电子)?邮箱|邮编|开户行|开户银行|账号|帐号|统一社会信用代码|身份证号码?|传真|联系人|签字|代表|(?:签订)?日期)$"
)
_ACCOUNT = re.compile(r"^(?:户名|开户名|账户名|账户名称|收款人|收款单位)$")


def party_keys(places: Sequence[BlankPlace]) -> dict[int, tuple[str, ...]]:
    """For blanks behind a party's label, or behind a label under it: a key that tells party and label."""
    found: dict[int, tuple[str, ...]] = {}
    columns: list[str] = []
    last, column, fresh = -1, 0, True
    for place in places:
        if place.paragraph != last:
            column, fresh, last = 0, True, place.paragraph
        side = place.token.cell.party if place.token.cell is not None else ""
        named = _PARTY_LABEL.search(place.before)
        if named:
            columns = [named[1]] if fresh else [*columns, named[1]]
            fresh = False
            found[place.number] = ("party", named[1])
        elif side and _OWN.match(place.label):
            found[place.number] = ("of", side, place.label)
        elif columns and _OWN.match(place.label):
            found[place.number] = ("of", columns[min(column, len(columns) - 1)], place.label)
        column += 1
    return found | _accounts(places)


def _accounts(places: Sequence[BlankPlace]) -> dict[int, tuple[str, ...]]:
    """The holder of an account is the party that the lines above speak of."""
    found: dict[int, tuple[str, ...]] = {}
    for place in places:
        said = _PARTY.findall(place.above) if _ACCOUNT.match(place.label) else []
        if said:
            found[place.number] = ("party", said[-1] + "方")
    return found
