"""What tells a blank from others of the same name: its party, its document, its row, its clause."""

import re
from collections.abc import Callable, Iterator

from editor.model.template.field import FieldType
from editor.reading.meaning.entities import entity_of, where_it_lies
from editor.reading.meaning.kinds import MEASURES, POINTS_IN_TIME
from editor.reading.meaning.places import BLANK
from editor.reading.names.dates import actor_behind
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, following, opening_of, previous_clause, sentence_before, stripped, subject
from editor.reading.names.said.word_ends import from_end
from editor.reading.page.lexicon import listed, words

# What leads to a sentence owns nothing in it.
_LEADS_IN = re.compile(r"(?:查明|认为|如下|指出|强调|决定|判决|要求|请求|为|是|说)$")
_LISTED = re.compile(rf"{BLANK}(?:[%％]|个百分点|[\u4e00-\u9fff]{{0,2}})[、和与及]$")
_PARTIES = re.compile(r"[甲乙丙丁]方")
_CODE_BEFORE = re.compile(rf"([\u4e00-\u9fff]{{1,6}})[〔\[［【（(](?:(?:{BLANK}|\d{{4}})[〕\]］】）)]第?)?$")
_CODE_BEHIND = re.compile(r"([\u4e00-\u9fff]{1,6})[〔\[［【（(]")
_ROW = re.compile(r"([\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{1,2}（[\u4e00-\u9fff]{1,2}）)[：:]")
_LONGEST = 8
_ORDER = re.compile(r"第[一二三四五六七八九十\d]+[\u4e00-\u9fff]{1,2}$")
_LEADS_TO = re.compile("[向与和或由请找拨]")
_OWNER_OF_BRACKET = re.compile(r"([\u4e00-\u9fff]{1,10}(?:局|处|科|室|办|中心|部|站|公司|委员会|办公室))[（(][\u4e00-\u9fff]{2,6}[：:]$")
_OF_WHOLE = re.compile(rf"{BLANK}([省市县区镇乡村局厂]|公司|街道|社区|学校)[\u4e00-\u9fff]{{2,6}}$")
_PLANS, _ITEM = re.compile("^(?:计划|拟|应|共|已)+"), re.compile("[一二三四五六七八九十]是|确保|实现|继续")
_SHORT, _LONGEST_TOPIC = 4, 7
_POST = re.compile(rf"[\u4e00-\u9fff]{{1,10}}?(?:长|主任|书记|主席|经理)(?:职务|一职|[{BLANK}，。；]|$)")
_BEARER = re.compile(rf"([\u4e00-\u9fff]{{2,8}}){BLANK}[（(][^（）()]*$")
_LIST_BEHIND = re.compile(rf"[\u4e00-\u9fff]{{0,2}}[、和与及]{BLANK}")
_SAY_NOTHING = ("其中", "同时", "目前", "另外", "包括", "每年", "每月", "今年", "去年", "协议", "村民", "对上述", "上述")
# Words that say what is done, of no thing.
_DEEDS = (("measures", "counted"), ("roles", "done_to"), ("verbs", "leading"))
_THINGS = (FieldType.ORG, FieldType.PLACE, FieldType.PROJECT)
_OWNERS = ("人", "方", "代表", "原告", "被告", "行", "账户", "奖", "组", "班", "段", "处", "科", "部", "局", "公司", "单位", "学校", "中心")


def qualifiers(blank: NamedBlank, base: str, *, is_first: bool) -> Iterator[str]:
    """Words that tell a blank from others of the same name: its party, its document, its row's label; for a name that says but what is measured,
    what its clause and the one before say. The first of a name needs less: the number of the document itself is the plain one.
    """
    if (blank.place.label and blank.place.before.rstrip("、，和及 　").endswith(BLANK)) or _LISTED.search(blank.place.before):
        return  # one of several behind one label, or in one list
    for find in (
        _said_where,
        _said_of_bearer,
        _said_by_order,
        _said_before_bracket,
        _said_of_party,
        *(() if is_first else (_said_by_code,)),
        _said_by_row,
        *_further(blank, base, is_first=is_first),
    ):
        word = find(blank)
        word = "" if word[-2:] in base and find is _said_by_topic else word
        is_deed = blank.kind.type in _THINGS and any(word in listed(*group) for group in _DEEDS)
        if len(word) >= 2 and word not in _SAY_NOTHING and not word.endswith("其") and not is_deed:
            yield word


def _further(blank: NamedBlank, base: str, *, is_first: bool) -> tuple[Callable[[NamedBlank], str], ...]:
    """What else may tell a blank from others: its clause and the one before it, for a day who does something then."""
    kind = blank.kind.type
    if kind in POINTS_IN_TIME:
        if not blank.place.clause.strip():
            return (_said_behind,)
        return () if is_first else (_said_before,)
    if kind in _THINGS:
        is_alone = not blank.place.token.name and not _LIST_BEHIND.match(blank.place.after)
        return (_said_of_it, _said_before) if is_alone else ()
    is_bare = base in words("measures", "names").meanings
    if kind in MEASURES and not is_bare:
        return (
            (_said_of_whole, _said_by_topic)
            if says_too_little(blank, base) or (kind != FieldType.NUMBER and len(base) <= _SHORT)
            else (_said_of_whole,)
        )
    if not (is_bare or base in words("measures", "units").meanings) or kind == FieldType.PERSON:
        return ()
    said = clean(subject(blank.place), 8)
    said = "" if said in words("verbs", "leading") else said
    return (_said_before,) if len(said) > 1 and said not in base else (_said_earlier,) if said and not is_bare else ()


def _said_of_party(blank: NamedBlank) -> str:
    """The party that the sentence speaks of: 丙方账户：开户行X."""
    said = _PARTIES.findall(re.split("[；。]", blank.place.before)[-1])
    return blank.setting.party or (said[-1] if said else "")


def _said_where(blank: NamedBlank) -> str:
    """Where a thing lies, or the one whose head is named: 上游X镇镇长X."""
    before = blank.place.before
    return where_it_lies(before.rpartition(BLANK)[0] if blank.kind.type == FieldType.PERSON else before)


def _said_of_bearer(blank: NamedBlank) -> str:
    """Who is told of in brackets behind his name: 司机X（X岁，驾龄X年）."""
    found = _BEARER.search(blank.place.before)
    return found[1] if found and words("roles", "before").at_end(found[1]) else ""


def _said_by_order(blank: NamedBlank) -> str:
    """Which of several a value is of, right before it: 保证金第一标段X万元、第二标段X万元."""
    found = _ORDER.search(blank.place.clause)
    return found[0] if found else ""


def _said_before_bracket(blank: NamedBlank) -> str:
    """Whose a value is that stands in brackets behind him: 政治处（电话：X）."""
    found = _OWNER_OF_BRACKET.search(blank.place.before) if blank.place.label else None
    return from_end(_LEADS_TO.split(found[1])[-1], 6) if found else ""


def _said_of_whole(blank: NamedBlank) -> str:
    """Of what a measure is, where the name of that is itself a blank: X镇使用X万元，X乡使用X万元."""
    found = _OF_WHOLE.search(blank.place.clause) if blank.kind.type in MEASURES else None
    return f"该{found[1]}" if found else ""


def _said_by_topic(blank: NamedBlank) -> str:
    """What the first clause of a sentence is of, for a measure that says too little: 计划安装计量设施X台，完成率X%."""
    said = clean(stripped(_PLANS.sub("", opening_of(blank.place))))
    said = said.removeprefix(words("measures", "counted").at_start(said))
    says_nothing = words("verbs", "leading", "self").at_start(said) or words("measures", "ends").at_end(said) or _ITEM.match(said)
    return "" if says_nothing or len(said) > _LONGEST_TOPIC else said


def says_too_little(blank: NamedBlank, base: str) -> bool:
    """Whether a name says how much is done, and not of what: 完成率, 发放本数."""
    kind = blank.kind
    measure = (
        words("measures", "units").meaning(kind.unit) or words("measures", "names").meaning(kind.type)
        if kind.type == FieldType.NUMBER
        else "率"
        if kind.type == FieldType.PERCENT
        else ""
    )
    return bool(measure) and base.removesuffix(measure) in listed("measures", "counted")


def _said_by_code(blank: NamedBlank) -> str:
    """The letters of the document number that a blank is a part of."""
    place = blank.place
    code = _CODE_BEFORE.search(place.before) or _CODE_BEHIND.match(place.after)
    return code[1] if code and blank.kind.word in ("发文年份", "发文机关代字", "号") else ""


def _said_by_row(blank: NamedBlank) -> str:
    """The last label before one's own that names an owner, else the one at the head of the line: 甲方代表：X，电话X; 一等奖：X，奖金X元."""
    labels = [label for label in _ROW.findall(blank.place.before) if len(label) <= _LONGEST and label != blank.place.label and _may_own(label)]
    if blank.kind.type == FieldType.PERSON:  # who stands beside another one belongs to no person
        labels = [label for label in labels if not words("roles", "before").at_end(label) and not label.endswith("代表")]
    owners = [label for label in labels if label.endswith(_OWNERS)]
    return owners[-1] if owners else labels[0] if labels and blank.place.before.startswith(labels[0]) else ""


def _may_own(label: str) -> bool:
    """Whether a label names somebody or something, and neither leads to a sentence nor asks for a place, a day or a measure."""
    known = words("labels").meaning(words("labels").at_end(label))
    return not _LEADS_IN.search(label) and known in ("", FieldType.ORG, FieldType.PERSON, FieldType.PROJECT)


def _said_of_it(blank: NamedBlank) -> str:
    """What a thing has or gets, by the words right behind its name: X村采菱节, X村建成示范点."""
    entity = entity_of(blank.place, blank.kind)
    behind = following(blank.place, entity.phrase, 5) if entity is not None else ""
    if _POST.match(blank.place.rest):
        return ""  # where somebody holds a post
    verb = words("measures", "counted").at_start(behind)
    said = behind[len(verb) :] if len(behind) - len(verb) > 1 else behind
    return "" if words("verbs", "self", "leading").at_start(said) else said


def _said_behind(blank: NamedBlank) -> str:
    """Who or what does on a day what the day is called by: X月底前东区停车场开工."""
    return actor_behind(blank.place)


def _said_before(blank: NamedBlank) -> str:
    said = clean(subject(blank.place), 8)
    return said if len(said) <= 6 else from_end(said, 4)


def _said_earlier(blank: NamedBlank) -> str:
    return clean(previous_clause(blank.place), 6) if "，" in sentence_before(blank.place) else ""
