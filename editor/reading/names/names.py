"""What a blank is called: by the element it stands in, by the sample's own name for it, by its label, by its sentence."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.entities import entity_of, short_name
from editor.reading.meaning.kinds import MEASURES, POINTS_IN_TIME, type_of_name
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.dates import span_name
from editor.reading.names.names_by_type import name_by_type, plain_unit
from editor.reading.names.numbers.sums import in_capitals
from editor.reading.names.pen import signed_by
from editor.reading.names.said.blank import BlankSetting, NamedBlank
from editor.reading.names.said.phrases import clean, following, heading_name, subject
from editor.reading.page.lexicon import words

# Labels of one word that say too little on a form of fields.
_FULLER = {
    "大写": "大写金额", "小写": "小写金额", "出席": "出席人员", "列席": "列席人员", "缺席": "缺席人员", "请假": "请假人员", "参加": "参加人员",
    "主持": "主持人", "记录": "记录人",
}  # fmt: skip
_ATTENDS = re.compile(r"(?:[应实未迟]到|早退|缺[席勤]|(?:[应实]|实际|委托)?(?:出席|参加)|列席|请假)(?:董事|监事|代表|委员|股东)?\s*$")
# Who stands behind a label that names no one: 一等奖：X, 高一（X）班：X、X.
_BEARERS = {
    (FieldType.PERSON, "奖"): "获得者", (FieldType.ORG, "奖"): "获得单位",
    **dict.fromkeys(((FieldType.PERSON, body) for body in ("班", "组", "队")), "成员姓名"),
}  # fmt: skip
_LONGEST_OF_CELLS = 14
_KIN = ("父", "母", "兄", "弟", "姐", "妹", "夫", "妻", "子", "女")
_OF_TIME = re.compile(r"[日期间限月年]$|日期|时间")
_CASE = re.compile(r"(?:知)?[民刑行执商破赔](?:初|终|再|申|监|保|恢|抗|辖|撤)?(?:字第|第)?(?=[\ue000\d])")
_CASE_BEFORE = re.compile(r"[）)〕][^（）()〔〕，。]{0,8}?(?:知)?[民刑行执商破赔](?:初|终|再|申|监|保|恢|抗|辖|撤)?(?:字第|第)?$")
# The two blanks of one address: X@X.com.
_MAIL_BEHIND, _MAIL_BEFORE = re.compile(rf"@{BLANK}"), re.compile(rf"{BLANK}@$")
_BESIDE_ANOTHER = re.compile(rf"{BLANK}\s+$")


def base_label(blank: NamedBlank) -> str:
    """The name of a blank as its own sentence gives it."""
    for rule in (_by_short_name, _by_element, _by_own_name, _by_sign, _by_attendance, _by_label, _by_noun):
        name = rule(blank)
        if name:
            return name
    name = name_by_type(blank)
    default = words("measures", "names").meaning(blank.kind.type)
    name = signed_by(blank.place) or name if name in ("", default) else name
    return _with_party(_FULLER.get(name, name), blank.setting) or _by_heading(blank) or default


def _by_heading(blank: NamedBlank) -> str:
    """What the heading right above a blank asks for, where the line begins with it: 二、拟中标人, and below it ____，中标价____."""
    name = heading_name(blank.setting.heading) if not blank.place.before.strip() else ""
    return name if type_of_name(name) in (FieldType.ORG, FieldType.PERSON) else ""


def _by_short_name(blank: NamedBlank) -> str:
    party = short_name(blank.place)
    return f"{party}{'姓名' if blank.kind.type == FieldType.PERSON else '名称'}" if party else ""


def _with_party(name: str, setting: BlankSetting) -> str:
    """A name with the party of the contract that it belongs to."""
    return (setting.party if setting.party not in name else "") + name


def _by_own_name(blank: NamedBlank) -> str:
    name = _asked_name(blank.place)
    if name in ("姓名", "名字", "人名") and (len(label := clean(blank.place.label)) > 1 or label in _KIN):  # the label says whose name it is
        return "" if type_of_name(label) == FieldType.PERSON else f"{label}姓名"
    if _says_only_what_kind(name) and not blank.place.token.is_tag and blank.place.token.cell is None and not blank.place.label:
        name = _told_by_sentence(blank, name)
    return _with_party(name, blank.setting) if name else ""


def _told_by_sentence(blank: NamedBlank, name: str) -> str:
    """What the sentence calls a blank of which its bracket says too little, where that is of the same type."""
    measured = blank.kind.type in (*MEASURES, *POINTS_IN_TIME, FieldType.PERSON)
    told = _by_attendance(blank) or name_by_type(blank) if measured else ""
    fits = type_of_name(told) == blank.kind.type or told.endswith(tuple(words("measures", "units").meanings))
    if len(told) > len(name) and fits and told not in words("measures", "names").meanings:
        return told
    said = clean(subject(blank.place), 6) if measured and blank.kind.type == FieldType.NUMBER else ""
    return said + name if len(said) > 1 and not name.startswith(said) else name


def _says_only_what_kind(name: str) -> bool:
    """Whether what a bracket asks for is but a measure, a name or a day of which a text has many: [人数], [姓名]."""
    return name in words("things", "names") or name in words("measures", "units").meanings


def _by_sign(blank: NamedBlank) -> str:
    """Numbers of documents, days of the week, posts and parts of addresses of e-mail, which their signs name."""
    place, kind = blank.place, blank.kind
    if told := _case_number(place) or _part_of_mail(place) or _post(place):
        return told
    if kind.word == "组" and place.before.endswith(("村", "社区", "屯")):
        return "村民组号"
    if kind.word in ("发文年份", "案号年份", "发文机关代字", "星期", "性别"):
        return kind.word
    if kind.word == "电话":
        return _telephone(blank)
    if place.after.startswith("全会"):
        council = re.search(r"(?:中央|[省市县区]委)$", place.before)
        return f"{council[0]}全会届次" if council else "全会届次"
    return _number_name(place) if place.after.startswith("号") and kind.type in (FieldType.TEXT, FieldType.NUMBER) else ""


def _post(place: BlankPlace) -> str:
    """The post that somebody holds, behind the office in which he does: 现任____部门____职务."""
    return "职务" if place.after.startswith("职务") and place.before.endswith(("任", "部门", "处", "科")) else ""


def _part_of_mail(place: BlankPlace) -> str:
    """The name and the domain of an address of e-mail: X@X.com."""
    return "邮箱用户名" if _MAIL_BEHIND.match(place.after) else "邮箱域名" if _MAIL_BEFORE.search(place.before) else ""


def _telephone(blank: NamedBlank) -> str:
    """A telephone without a label that says more of it; a number to which something is faxed."""
    if blank.place.label.endswith(("电话", "手机", "传真", "热线", "号码", "方式")):
        return ""
    return _with_party("传真" if re.search(r"传真[至到：:]?$", blank.place.before) else "电话", blank.setting)


def _case_number(place: BlankPlace) -> str:
    """The court and the number of a case: （2026）X民初X号."""
    if place.before.endswith(("）", ")", "〕")) and _CASE.match(place.after):
        return "案号法院代字"
    return "案号序号" if place.after.startswith("号") and _CASE_BEFORE.search(place.before) else ""


def _by_attendance(blank: NamedBlank) -> str:
    """Who should come and who came: 应到    人，实到    人."""
    found = _ATTENDS.search(blank.place.clause) if blank.kind.unit in ("人", "名") else None
    return f"{found[0].strip()}人数" if found else ""


def _by_label(blank: NamedBlank) -> str:
    place, kind = blank.place, blank.kind
    if place.token.parts and _BESIDE_ANOTHER.search(place.before):
        return ""  # a date beside a signature, which has the label
    if kind.type == FieldType.DATE and place.token.parts and place.label and not _OF_TIME.search(place.label):
        return ""  # what leads to a sentence is no label of its date: 经审理查明：20XX年X月X日
    if kind.type == FieldType.DATE and (span := span_name(place, place.label)):
        return _with_party(span, blank.setting)
    measured = kind.type in (FieldType.MONEY, FieldType.PERCENT) and not type_of_name(place.label)
    return _from_label(blank) if place.label and not measured and not _names_itself(blank) else ""


def _by_noun(blank: NamedBlank) -> str:
    """The noun right before the blank that says what it is (身份证号____)."""
    place, kind = blank.place, blank.kind
    noun = words("labels").at_end(re.sub(r"(?:分别)?(?:为|是|（|即)$", "", place.clause.rstrip(" 　“《（")))
    fits = type_of_name(noun) in (None, FieldType.TEXT, kind.type) or kind.type == FieldType.TEXT
    particular = len(noun) >= 3 and fits and kind.type in (FieldType.TEXT, FieldType.PLACE, FieldType.ORG, FieldType.DATE)
    return _with_party(noun, blank.setting) if particular or (len(noun) == 2 and kind.type == FieldType.TEXT) else ""


def _names_itself(blank: NamedBlank) -> bool:
    """Whether a blank behind a label is but a part of the value: 地点：X路以东."""
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    return entity is not None and kind.type == FieldType.PLACE and len(place.rest) > len(entity.phrase)


def _number_name(place: BlankPlace) -> str:
    """What the number before 号 counts: documents of a year, houses of a street, or things with a number."""
    if place.before[-1:] in tuple("〕]］】﹞"):
        return "发文序号"
    if re.match(r"号[\u4e00-\u9fff]{0,4}?(?:车|船)", place.after):
        return "车船牌号"
    if thing := re.match(r"号([门楼线仓库井塔炉墩馆厅台窗])", place.after):
        return f"{thing[1]}号"
    said = clean(subject(place), 8)
    noun = said if len(said) > 1 else following(place, "号", 4)
    return "门牌号" if re.search(rf"{BLANK}(?:路|街|巷|道|弄)$", place.before) else noun if noun.endswith("号") else f"{noun}编号"


def _asked_name(place: BlankPlace) -> str:
    """What the sample itself calls the blank: a bracket's words without 此处填写, an English name in Chinese."""
    name = place.token.name.strip()
    if not name or (place.token.parts and name in ("年", "月", "日")):
        return ""
    known = words("measures", "identifiers").meaning(name.lower())
    if known:
        return known
    name = re.sub(r"[（(](?!(?:人民币)?[大小]写)[^（）()]{1,8}[）)]$", "", name) or name
    asked = _cleaned(place, re.sub(r"^.*?(?:填写|填入|输入|插入|写明|注明|说明|补充|选择|介绍|概述|列出)", "", name) or name)
    return asked if re.search(r"[\u4e00-\u9fff]", asked) else ""


def _cleaned(place: BlankPlace, name: str) -> str:
    """A name without marks; that of a cell is made of its heads, in which a year tells one column from another."""
    cell = place.token.cell
    return clean(name) if cell is None or cell.column is None else clean(name, _LONGEST_OF_CELLS, keeps_years=True)


def _by_element(blank: NamedBlank) -> str:
    """Labels of the elements around the body."""
    place, kind, setting = blank.place, blank.kind, blank.setting
    bare = not place.before.strip() and not place.after.strip("：: 　")
    if setting.own:
        suffix = place.after.strip() if setting.signature and not bare else ""
        return f"本{plain_unit(suffix)}名称" if suffix else "本单位"
    if setting.date and kind.type == FieldType.YEAR:
        return "成文年份"
    if setting.date and kind.type == FieldType.DATE and not (place.token.cell is not None and place.token.cell.party):
        return _own_date(place) or ("成文日期" if place.token.parts or place.token.name else "成文日期的日")
    if setting.addressee and (name := _of_addressee(blank, is_bare=bare)):
        return name
    if setting.signature and bare and not place.token.name and kind.type in (FieldType.ORG, FieldType.TEXT):
        return "署名"
    return _own_place(blank) if setting.title or setting.signature else ""


def _of_addressee(blank: NamedBlank, *, is_bare: bool) -> str:
    place, kind = blank.place, blank.kind
    if is_bare:
        return (_asked_name(place) or "收件人姓名") if kind.type == FieldType.PERSON else "主送机关"
    if kind.type == FieldType.PLACE and len(kind.word) == 1 and blank.setting.whole:
        return f"主送{kind.word}名"
    return f"主送{plain_unit(place.rest)}名称" if kind.type == FieldType.ORG else ""


def _own_date(place: BlankPlace) -> str:
    """What the sample itself calls its date, where that says more than 日期: 落款日期 of {{ 落款日期 }}."""
    names = _asked_name(place), place.label
    return next((name for name in names if re.fullmatch(r"[\u4e00-\u9fff]{2,6}(?:日期|时间)", name)), "")


def _own_place(blank: NamedBlank) -> str:
    place, kind = blank.place, blank.kind
    entity = entity_of(place, kind)
    if kind.type != FieldType.PLACE or not entity:
        return ""
    return f"本{entity.phrase}名称" if len(entity.phrase) <= 2 else f"{entity.phrase}名称"


def _defines_party(blank: NamedBlank) -> bool:
    """Whether a label says which party it is: 出租方（甲方）：____."""
    party, label = blank.setting.party, re.escape(blank.place.label)
    return bool(party and re.search(rf"{label}[（(][^（）()]{{0,6}}{party}[”\"]?[）)]", blank.place.before))


def _from_label(blank: NamedBlank) -> str:
    label = clean(blank.place.label, 10)
    if label == "大写":
        return in_capitals(blank)
    return label if _defines_party(blank) else _with_what_it_is_of(blank, label)


def _with_what_it_is_of(blank: NamedBlank, label: str) -> str:
    place, kind, setting = blank.place, blank.kind, blank.setting
    label = _FULLER.get(label, label)
    if not label:
        return words("measures", "names").meaning(kind.type)
    party = setting.party if setting.party not in label else ""
    if setting.party and kind.type == FieldType.ORG and not label.endswith(("行", "机构")):
        return f"{setting.party}名称"
    if label == setting.party and label.endswith("人"):
        return label
    if label == setting.party or (place.label.endswith("方") and kind.type == FieldType.ORG):
        return f"{label}{'姓名' if kind.type == FieldType.PERSON else '名称'}"
    if bearer := next((word for (type_, end), word in _BEARERS.items() if type_ == kind.type and label.endswith(end)), ""):
        return label + bearer
    hint = re.match(r"\s*（([^（）]{2,8})）", place.after)
    return party + (label if len(label) > 1 else label + (clean(hint[1]) if hint else "内容"))
