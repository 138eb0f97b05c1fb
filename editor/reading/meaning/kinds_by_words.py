"""Types told by words: the sample's own name, the thing named behind the blank, the role or label before it, the verb around it."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import MEASURES, Kind, type_of_name
from editor.reading.meaning.kinds_by_measure import by_unit
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.family_names import FAMILY_NAMES
from editor.reading.page.lexicon import words
from editor.reading.page.tokens import BlankShape

_PERSON_BEHIND = re.compile(
    r"[ \u3000]+\ue000票|[（(][^（）()]{1,14}[）)][，,\s]*(?:联系)?(?:电话|手机)|[，,]\s*(?:男|女)[，,。]"
    r"|[（(](?:身份证|男|女|性别|年龄|\ue000(?:股|科|室|处|部|局|中心)[）)])"
)
# What only a person is called or counted by, or gives: X同志任…, X等5名…, X的询问笔录.
_CALLED_PERSON = re.compile(
    rf"(?:同志|先生|女士)(?![\u4e00-\u9fff]{{0,6}}(?:公司|店|厂))|等(?:{BLANK}|[\d一二三四五六七八九十]+)(?:[名位]|人(?!民))"
    r"|的?(?:询问|讯问|谈话)笔录|的(?:证言|陈述|供述)|(?:给予)?(?:党内|政务)(?:严重)?(?:警告|处分|记)|进行(?:诫勉|谈话|约谈)|等人(?!民)|等一[批名位]"
    r"|自愿(?:放弃|报名|退出)|体检|政审|递补|(?:同志|女士|先生)?现(?:居住|住)|(?:同时)?列为[^，。；]{0,8}(?:班长|组长|代表|人选)"
)
# Who belongs to a unit and wins: X公司的X获得第一名.
_WON = re.compile(r"(?:获得|荣获|取得|夺得)了?[^，。；]{0,10}?(?:名|奖|[冠亚季]军|称号)")
# Who gets a role: 委员由X、X组成.
_TAKES = re.compile(rf"(?:[、和]{BLANK})*(?:同志|女士|先生)?(?:担任|兼任|出任|组成)")
_DONE_TO = re.compile(r"(?:殴打|打伤|辱骂|撞伤|刺伤|威胁|讯问|传唤)$")
_PLANS = re.compile(rf"计划(?:{BLANK}|于|在|到|投资|完成|新建)")
_LETTER = re.compile("(?<=人)[甲乙丙丁]$")
_AGED = re.compile(rf"[，,]{BLANK}周?岁")
_ITEM = re.compile(r"^[一二三四五六七八九十]是$")
_REACHING = re.compile(r"(?:达|提高|提升|增加|扩大|降|延伸|下降|上升)到$")
_PERSON_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fff])(?:自愿放弃|递补|当选|入选|被录用)的$|我(?:是|叫)[^，。；]{0,12}的$|(?:^|[，。；！\s])(?:我叫|本人姓名)$"
)
_OFFICE_BEHIND = re.compile(r"[ \u3000]{1,8}(\S{1,20})$")
_BUILDING = re.compile(rf"[^，。；、的{BLANK}]{{0,4}}?(?:施工|维修|加固|改造|扩建|改建|新建|修复|硬化|拓宽|[^，。；、的{BLANK}]{{0,4}}工程)")
_LIST = re.compile(rf"^(?:[、和与及,/／—-]\s*{BLANK})+")
_THREE_PERSONS = re.compile(r"(?:同志)?(?:等)?(?:[两二三四五六七八九十\d]+[名位人]|同志)(?![\u4e00-\u9fff]*(?:政府|法院))")
_CHOSEN = re.compile(rf"(?:推选|选举|推举)(?:{BLANK}、)*$|(?:推选|选举|推举)(?:{BLANK}[、和])+$")
_COUNTED = re.compile(rf"^(?:等)?[一二两三四五六七八九十几多\d{BLANK}]*(?:[个家座条所处位名](?=[\u4e00-\u9fff]))?")
_APPOINTED = re.compile(
    r"(?:为|任|担任|作为)[^，。；、]{0,8}?(?:人|员|长|书记|主任|经理|教师|代表|总监|指挥|主席|顾问|秘书|工程师|主管)(?=[，。；、的]|$)"
)
_NATURAL = re.compile(r"方[（(][^（）()]{0,8}(?:人员|劳动者|个人|自然人|姓名|员工|职工|学员|农户|业主)[）)][：:]\s*$")
_IDENTITY = re.compile(r"[\s，,；]{0,6}(?:身份证|性别|出生)")
# Behind bodies of persons stand the names of their members, and nothing else: 高一（X）班：X、X.
_BODIES, _IN_LIST = tuple("班组队"), re.compile(rf"{BLANK}(?:[、，\s]+{BLANK})*[。；]?$")
_OFFICES = tuple("处科室办局部组站所院")
_WITH_UNIT = re.compile(rf"[（(]{BLANK}|等{BLANK}[人名位]|[、，]")
_CONTACT = re.compile(r"[\s，,；、（(]{0,4}(?:联系)?(?:电话|手机)")
_CHUNK = re.compile(rf"^[^\s，。；：、（）()“”《》〔〕{BLANK}的和与及在为对将由向从把被等是了就已并按以于]{{1,14}}")


def by_mark(place: BlankPlace) -> Kind | None:
    """The type that the file itself gives the blank; a number is an amount of money or a percentage by the unit behind it."""
    type_ = place.token.type
    if type_ is None:
        return None
    told = by_unit(place) if type_ == FieldType.NUMBER else None
    return told if told is not None and told.type in MEASURES else Kind(type_, "", place.token.name)


def by_family_name(place: BlankPlace) -> Kind | None:
    """A masked given name with its family name: 李XX, 王某某."""
    family, given = place.token.text[:1], place.token.text[1:]
    named = family in FAMILY_NAMES and given and not re.search(r"[\u4e00-\u9fff]", given.replace("某", ""))
    return Kind(FieldType.PERSON, "", family) if named and place.token.shape == BlankShape.RUN else None


def by_exception(place: BlankPlace) -> Kind | None:
    """A word that only begins like a unit."""
    word = words("units", "exceptions").at_start(place.after.removeprefix(" "))
    longer = word and len(word) >= len(words("suffixes").at_start(place.after.removeprefix(" ")))
    if not longer:
        return None
    kind = FieldType(words("units", "exceptions").meaning(word))
    return (by_phrase(place) if kind == FieldType.TEXT else None) or Kind(_while_built(kind, word, place.after), "", word, 1)


def _while_built(kind: FieldType, word: str, after: str) -> FieldType:
    """A place that is a project as long as it is built: X道路硬化工程."""
    built = kind == FieldType.PLACE and word in words("things", "features") and _BUILDING.match(after[len(word) :])
    return FieldType.PROJECT if built else kind


def _behind_list(place: BlankPlace) -> str:
    """What stands behind a blank; for a blank in a list (X、X两个村), what stands behind the list and its count."""
    after = place.after.removeprefix(" ")
    listing = _LIST.match(after)
    after = after[listing.end() :] if listing else after
    counted = _COUNTED.match(after) if listing or re.search(rf"{BLANK}[、和与及]$", place.before) else None
    return after[counted.end() :] if counted else after.removeprefix("等")


def by_suffix(place: BlankPlace) -> Kind | None:
    """The word that names the thing: right behind the blank, or behind the further blanks of a list."""
    after = _behind_list(place)
    word = words("suffixes").at_start(after)
    if not word or _PLANS.match(after):
        return None
    kind = _while_built(FieldType(words("suffixes").meaning(word)), word, after)
    longer = by_phrase(place) if kind in (FieldType.TEXT, FieldType.PROJECT) else None
    is_named = longer is not None and (kind == FieldType.TEXT or longer.word.endswith("公司"))
    return longer if longer and is_named and longer.type == FieldType.ORG else Kind(kind, "", word, 1)


def by_hint(place: BlankPlace) -> Kind | None:
    """The bracket behind an underline or a gap that says what belongs there, or the office that it is given."""
    if place.before.endswith(f"{BLANK}，") and _AGED.match(place.after):
        return Kind(FieldType.TEXT, "", "性别")
    hint = re.match(r"\s*[（(\[]([^（）()\[\]]{1,12})[）)\]]", place.after)
    if hint and BLANK not in hint[1] and (kind := type_of_name(hint[1])):
        return Kind(kind, "", hint[1])
    listing = _LIST.match(place.after)
    chosen = _THREE_PERSONS.match(place.after, listing.end()) if listing else _CHOSEN.search(place.before)
    behind = place.after[listing.end() :] if listing else place.after
    won = _WON.match(place.after) if place.before.endswith("的") else None
    named = (
        _done_to(place)
        or chosen
        or won
        or _APPOINTED.match(behind)
        or _CALLED_PERSON.match(place.after)
        or (listing and _CALLED_PERSON.match(behind))
    )
    told = named or _PERSON_BEHIND.match(place.after) or _PERSON_BEFORE.search(place.before)
    return Kind(FieldType.PERSON, "", told[0], 2 if not named else 1) if told else None


def _done_to(place: BlankPlace) -> re.Match[str] | None:
    """A deed before the blank that is done to persons alone: 殴打X."""
    other = words("suffixes", "org", "place").at_start(place.after)
    return None if other else _DONE_TO.search(place.before)


def by_listing(place: BlankPlace) -> Kind | None:
    """A name at the head of a line with the office behind it, as lists of members have them."""
    office = _OFFICE_BEHIND.match(place.after) if not place.before.strip() else None
    word = (words("roles", "before").at_end(office[1]) or post(office[1])) if office else ""
    return Kind(FieldType.PERSON, "", word) if word else None


def by_role(place: BlankPlace) -> Kind | None:
    """A role before the blank; a name follows."""
    before = place.before.rstrip(" 　“")
    handed = re.sub(rf"(?:{BLANK}[、和])+$", "", before) if _TAKES.match(place.after) else ""
    given = words("roles", "before").at_end(handed[:-1]) if handed.endswith("由") else ""
    word = words("roles", "before").at_end(before) or post(before) or given or _of_several(before, place.after)
    other = words("suffixes", "org", "place").at_start(place.after)
    deed = max(words("verbs", "self", "works").at_start(place.after), words("measures", "counted").at_start(place.after), key=len)
    if not word or len(other) > len(deed):
        return None
    return Kind(FieldType.PERSON, "", word)


def _of_several(before: str, after: str) -> str:
    """A word for many (执法人员, 队员) whose names stand behind it."""
    found = re.search(r"[\u4e00-\u9fff]{1,6}(?:人员|[队组成会学]员)$", before)
    return found[0] if found and re.match(r"[、，；。）\s]|$|[对和及与曾已未的在到于将等]|进行|提出|负责|表示|认为|发现", after) else ""


def post(before: str) -> str:
    """A post in 员 (信贷员, 安全员) at the end of a text, "" when it is a word for many."""
    found = re.search(r"[\u4e00-\u9fff]{2}员$", before)
    return found[0] if found and before[-2:] not in words("roles", "members") else ""


def by_firm(place: BlankPlace) -> Kind | None:
    """A firm whose legal form stands behind the blank, whatever the label before it says."""
    kind = by_phrase(place) if place.label else None
    return kind if kind and kind.word.endswith(("公司", "集团", "银行", "事务所", "合作社")) else None


def by_label(place: BlankPlace) -> Kind | None:
    """A label before a colon, or a field's noun right before the blank."""
    label = place.label
    if label and label.endswith(_OFFICES) and _CONTACT.match(place.after):
        return Kind(FieldType.PERSON, "", label)
    if label.endswith(_BODIES) and _IN_LIST.match(place.before.rpartition("：")[2] + BLANK + place.after):
        return Kind(FieldType.PERSON, "", label, 0)
    if label.endswith(("奖", "获得者")) and _WITH_UNIT.match(place.after):
        return Kind(FieldType.PERSON, "", label)
    if label and (_NATURAL.search(place.before) or (label.endswith("方") and _IDENTITY.match(place.after))):
        return Kind(FieldType.PERSON, "", label)
    if label:
        kind = type_of_name(label) or (FieldType.PERSON if words("roles", "before").at_end(_LETTER.sub("", label)) else None)
        return Kind(kind, "", label) if kind else None
    before = re.sub(r"(?:分别)?(?:为|是|：|:|即|人民币|（)$", "", place.clause.rstrip(" 　“《（"))
    noun = words("labels").at_end(before)
    return Kind(FieldType(words("labels").meaning(noun)), "", noun, 1) if len(noun) > 1 else None


def by_phrase(place: BlankPlace) -> Kind | None:
    """A thing named by a longer phrase behind the blank: X林业规划设计公司, X供水工程."""
    chunk = _CHUNK.match(place.after)
    if not chunk:
        return None
    text = _up_to_deed(chunk[0])
    for at in range(len(text) - 1, 0, -1):
        word = words("suffixes", "org", "project", "meeting").at_start(text[at:])
        if len(word) >= 2:
            return Kind(FieldType(words("suffixes").meaning(word)), "", text[: at + len(word)], 1)
    return None


def _up_to_deed(text: str) -> str:
    """The text up to where a unit named in it does something: X建设公司派出项目经理."""
    for at in range(1, len(text)):
        word = words("suffixes", "org").at_start(text[at:])
        end = at + len(word)
        if len(word) >= 2 and (words("verbs", "self").at_start(text[end:]) or words("measures", "counted").at_start(text[end:])):
            return text[:end]
    return text


def by_quotes(place: BlankPlace) -> Kind | None:
    """A name in quotation marks."""
    if place.before[-1:] not in ("“", "《", "‘"):
        return None
    kind = words("suffixes", "project", "meeting").at_start(place.after[1:])
    return Kind(FieldType(words("suffixes").meaning(kind)) if kind else FieldType.TEXT, "", kind, 1)


def speaks_of_itself(place: BlankPlace) -> bool:
    """Whether the blank begins a clause whose verb says what the writing unit did: X高度重视, X将."""
    begins = not place.clause.strip() or (
        re.search(r"(?:[年来后前中里]|期间|以来|同时|目前|期|为此|因此|现|今后)$", place.clause) is not None and len(place.clause) <= 4
    )
    return begins and not place.after.startswith(BLANK) and bool(words("verbs", "self").at_start(place.after))


def by_self(place: BlankPlace) -> Kind | None:
    """The unit that speaks of itself."""
    if _ITEM.search(place.clause) and words("verbs", "self").at_start(place.after):
        return Kind(FieldType.PROJECT, "", "", 0)
    return Kind(FieldType.ORG, "", "", 1) if speaks_of_itself(place) else None


def by_governor(place: BlankPlace) -> Kind | None:
    """A verb or preposition before the blank that takes a unit or a place."""
    before = place.before.rstrip(" 　")
    if re.search(r"(?:按照|根据|依据|遵照|贯彻|落实)$", before) and re.match(r"的?(?:要求|部署|安排|指示|批示|意见|通知|会议|决定)", place.after):
        return Kind(FieldType.ORG, "", "", 1)
    if re.search(r"(?:深化|加强|强化)?(?:与|同|和)$", before) and re.match(
        r"(?:等)?(?:的)?(?:沟通|合作|对接|联系|协调|交流|协作|联动|签订|签约|联合|共同|共建|洽谈)", place.after
    ):
        return Kind(FieldType.ORG, "", "", 1)
    if words("verbs", "locating").at_end(before) and not _REACHING.search(before):
        return Kind(FieldType.PLACE, "", "", 0)
    if before.endswith("联系") and re.match(r"[^，。；]{0,4}(?:事宜|事项|工作|业务|问题)", place.after):
        return None
    reports = re.match(r"(?:关于|汇报|通报|作了|提出|提交|报送)", place.after) and re.search(r"(?:听取了?|审议了?|会上|根据|收到|同意)$", before)
    return Kind(FieldType.ORG, "", "", 0) if reports or words("verbs", "partners").at_end(before) else None
