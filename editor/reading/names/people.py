"""What a person is called: by the office, by what is done to him, by what he does."""

import re

from editor.reading.meaning.entities import begins_clause
from editor.reading.meaning.kinds_by_words import post
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, following, stripped
from editor.reading.names.said.word_ends import from_end
from editor.reading.page.lexicon import words

_LEADS_TO_OFFICE = re.compile(r"[由向请以与和从被对给让须是]|在(?![编职岗外])|经(?![理办营济费手纪])|的|我[局县市镇乡区院校司]")
# Words between somebody's name and what he does, for one or several.
_CALLED = re.compile(
    rf"(?:[、和与及]{BLANK})*(?:等?[两二三四五六七八九十\d]*[名位])?(?:等)?(?:同志|女士|先生|老师|人)?(?:分别|先后|就[^，。；]{{1,12}}|代表[^，。；]{{1,8}}|作了?|进行了?)?"
)
_SEVERAL = re.compile(r"[\u4e00-\u9fff]{2}人员$")
# The names before one in a list: what leads to the first leads to all.
_LISTED = re.compile(rf"(?:{BLANK}(?:[（(][^（）()]*[）)])?(?:同志|女士|先生)?(?:、|和|与|及))+$")
_GIVEN_TO = re.compile(r"([\u4e00-\u9fff]{2,10})由(?:[甲乙丙丁]方)?$")
_TAKES = re.compile(rf"(?:[、和]{BLANK})*(?:同志|女士|先生)?(?:担任|兼任|出任|组成)")
_CONTACT = re.compile(r"(?:[（(][^（）()]{1,14}[）)])?[，,\s]*(?:联系)?(?:电话|手机)")
_ROLE_BEHIND = re.compile(rf"(?:[、和]{BLANK})*(?:同志|女士|先生)?(?:任|担任|为|作为)([^，。；、（]{{2,12}}?)(?:[，。；、（的]|$)")
# Who leaves a post, or is one of those of whom a title speaks.
_LEAVES = re.compile(r"(?:同志|女士|先生)?(?:担任)?的([^，。；、（]{2,14}?)(?:职务|一职)")
_OF_TITLE = re.compile(r"等?(?:\d*[名位]?)(?:同志|人员?)?(?:职务)?(任免|任职|免职|表彰|处分)")
# A deed that is all that is said of somebody, and a deed that tells him from others.
_ALL_DONE, _WHO_DID = re.compile(r"(?:同志)?([\u4e00-\u9fff]{2,6})[，。；]"), re.compile(r"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,6})的$")
_WON = re.compile(r"(?:获得|荣获|取得|夺得)了?([\u4e00-\u9fff]{0,8}?(?:第[一二三四五六]名|[一二三特]等奖|[冠亚季]军|称号|奖))")
# Who has got votes: X　X票.
_COUNTED_FOR = re.compile(rf"[ \u3000]+{BLANK}票")
_ACTED_ON = ("对", "给予", "将", "把", "给")
_REACH = 30


def person_name(blank: NamedBlank) -> str:
    """The role before a name or behind it, what is done to the one who has it, what he does; 人员姓名 when nothing says so."""
    place = blank.place
    before = _LISTED.sub("", place.before.rstrip(" 　“")).rstrip(" 　“")
    if not before.strip() and _COUNTED_FOR.match(place.after):
        return "候选人"
    if not before.strip() and (office := re.match(r"[ \u3000]{1,8}(\S{1,12})$", place.after)):
        return f"{office[1]}姓名"
    if name := _by_office(before) or _given(place, before):
        return name
    role = _ROLE_BEHIND.match(place.after)
    told = _bare(role[1]) if role else _of_several(place) or _by_deed(place, before) or _by_post(place) or _by_role_behind(place, before)
    return _with_name(told) or _by_act(place) or "人员姓名"


def _bare(role: str) -> str:
    """A role without the blank in it, and not too long: 教育局副局长 of X县教育局副局长."""
    return from_end(clean(role.rpartition(BLANK)[2], 14), 8).lstrip("省市县区镇乡村")


def _by_post(place: BlankPlace) -> str:
    """What somebody was whose post is taken from him; those of whom a title speaks."""
    leaves, titled = _LEAVES.match(place.after), _OF_TITLE.match(place.after)
    return f"原{_bare(leaves[1])}" if leaves else f"{titled[1]}人员" if titled else ""


def _by_act(place: BlankPlace) -> str:
    """Who did what tells him from others, or what is all that is said of him: X自愿放弃, 自愿放弃的X."""
    found = _WHO_DID.search(place.before) or (_ALL_DONE.match(place.after) if begins_clause(place) or place.clause.startswith("由") else None)
    return f"{found[1]}人员" if found and not words("roles", "before").at_end(found[1]) else ""


def _with_name(role: str) -> str:
    return role + ("" if role.endswith(("人", "姓名")) else "姓名") if role else ""


def _by_office(before: str) -> str:
    """The office or role right before a name, with the words that make it particular."""
    word = words("roles", "before").at_end(before) or post(before) or _word_for_several(before)
    if not word or word == "兹证明":
        return "被证明人姓名" if word else ""
    head = re.search(rf"([\u4e00-\u9fffX×*]{{0,8}}){word}$", before)
    if head and before[: head.start()].endswith(BLANK) and re.match(r"[^的、]?(?:已|均|未|全部)", head[1]):
        return _with_name(word)  # of what was counted before nothing is said
    noun = stripped(_LEADS_TO_OFFICE.split(clean(head[0], 14))[-1]) if head else word
    if re.search(rf"{BLANK}{noun}$", before) and noun[0] in "省市县区镇乡村" and noun[1] not in "委政" and noun != word:
        noun = noun[1:]
    ranked = re.search(rf"第[一二三四五六七八九十]+[\u4e00-\u9fff]{{0,4}}{word}$", before)
    noun = ranked[0] if ranked else noun
    return (noun if noun.endswith(word) else word) + ("" if noun.endswith(("人", "姓名")) else "姓名")


def _word_for_several(before: str) -> str:
    """The word for several persons before a name: 值班人员X."""
    found = _SEVERAL.search(before)
    return found[0] if found else ""


def _given(place: BlankPlace, before: str) -> str:
    """The role that is given to somebody: 项目经理由X担任."""
    found = _GIVEN_TO.search(before) if _TAKES.match(place.after) else None
    role = words("roles", "before").at_end(found[1]) if found else ""
    return _with_name(stripped(found[1])) if found and role else ""


def _of_several(place: BlankPlace) -> str:
    """What those are of whom one is named: X等X名先进个人."""
    found = re.match(rf"等{BLANK}[名位]", place.rest)
    noun = following(place, found[0]) if found else ""
    return "" if len(noun) < 2 or words("things", "titles").at_start(noun) else f"{noun}姓名"


def _by_deed(place: BlankPlace, before: str) -> str:
    """What is done to somebody, by the word before his name or the act behind it (免去X, 给予X警告处分), or what he won."""
    if told := words("roles", "done_to").at_end(before):
        return words("roles", "done_to").meaning(told)
    if _CONTACT.match(place.after):
        return "联系人"
    if won := _WON.match(place.after):
        return f"{won[1]}获得者"
    if not before.endswith(_ACTED_ON):
        return ""
    acts, said = words("roles", "acts"), re.split("[。；]", place.after)[0][:_REACH]
    return acts.meaning(next((word for at in range(len(said)) if (word := acts.at_start(said[at:]))), ""))


def _doer(rest: str) -> str:
    """What somebody is called by what he does: X牵头, X、X两位同志介绍了经验."""
    called = _CALLED.match(rest)
    behind = rest[called.end() :] if called else rest
    return words("roles", "doers").meaning(words("roles", "doers").at_start(behind))


def _by_role_behind(place: BlankPlace, before: str) -> str:
    title = words("suffixes", "person").at_start(place.after)
    office = re.search(r"[\u4e00-\u9fff]{2,6}(?:科|股|处|室|部|局|办|院|组|班|队|车间|公司)$", before)
    where = stripped(office[0]) if office else ""
    if title in ("同志", "强调", "等同志", "等人", "") or words("roles", "doers").meaning(title):
        title = _doer(place.rest)
    title = "" if len(title) == 1 and not where else title
    title = title or ("人员" if where else "")
    return where + title
