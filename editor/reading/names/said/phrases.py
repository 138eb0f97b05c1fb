"""Short phrases cut out of a sentence for the names of fields."""

import re
from functools import lru_cache

from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.said.word_ends import from_end, from_front
from editor.reading.page.lexicon import listed, words
from editor.reading.page.tokens import kind_after

_JUNK = re.compile(rf"[\s\u3000{BLANK}“”‘’￥¥《》〈〉「」『』【】〔〕\[\]（）(){{}}|\"'*_#,，。；：:;、！？!?…—·/\\<>＜＞$.．~～=＝+＋%％‰&@^-]+")
_MASKED = re.compile(r"(?<![A-Za-zX×*])[X×*](?=[\u4e00-\u9fff])")
_LATIN_END = re.compile(r"[\dA-Za-z.]+$")
_WORD = re.compile(rf"(?:[^{BLANK}\s“”《》（）()、的和与及在为对将由向从把被等]|等(?=[奖级])|在(?=[建校职岗册编读售产用籍]))+")
_AFTER_UNIT = re.compile(r"^(?:前|起|内|以内|之内|以上|以下|后|左右|多|余|等地?)?[、和与及至到， ]*")
_FIRM = re.compile(r"^(?:[科股](?![技研学目普教协长级权])|[\u4e00-\u9fff]{0,10}?(?:有限公司|集团|银行|局|委员会|人民政府))(?=[\u4e00-\u9fff]{2})")
_COLUMNS = re.compile(r"[ \u3000]{2,}")
_BOUND = re.compile(r"^(?:以内|之内|以上|以下|左右|内|以来|来)")
_SOFT = re.compile(
    r"以来|先后|累计|共(?![同建享管产青和用有计])|(?:共|现|拥|设|下设)有(?![产制人])|(?<=建成)后|(?<=完成)后|其(?![中他它余实次])|期间|之后|只有|仅有|其中|部门|等(?![奖级待于额候同])|在(?![编校职岗建册读场线外库产园网逃押院籍用售])|的(?!确)|了(?!解)|和(?!谐)|与(?!会)|及(?![时格])|(?<![反应面核校针绝派])对(?![口象外接账方手])|并(?=支付|承担|处|由|在|于|给)"
    r"|将(?!军)|把(?!关)|被(?![告申])|由(?!来)|为(?!民)|从(?![业事严优速])|向(?!上)"
)
# Deeds that say less than any other one that stands behind them: 开展专项检查.
_LIGHT = ("开展", "进行", "组织", "开始", "提前", "集中")
# Those of them that only say how something is done.
_HOW = ("提前", "集中")
# Those that are done to deeds.
_OF_DEEDS = ("完成", "发布", "启动", "实施", "结束", *_LIGHT)
# Behind a deed: what it is not done to.
_NO_OBJECT = re.compile(r"[到至入给后前时之者率关并即使用起止以为在由向定初]|一次|两次|剩余|全部|完毕|意见|调查|[\u4e00-\u9fff]{1,3}日")
_ENDS_LIKE_SMALL_WORDS = (
    "终了", "退还", "归还", "偿还", "返还", "签约", "履约", "违约", "合约", "预约", "节约", "集约", "反对", "应对", "核对", "针对",
    "迟到", "签到", "反应", "效应", "供应", "对应", "适应", "响应", "相应",
)  # fmt: skip
_MARKS = " 　“”‘’《》、，。；（）()：:【】*±"
# From what something is raised, and to what: 结案率在今年X%的基础上提高到X%.
_ON_BASE_OF = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?)(在(?:今年|去年|上年|现有|原有)?){BLANK}[^，。；{BLANK}]{{0,3}}的?基础上")
_RAISED_TO = re.compile(rf"{BLANK}[^，。；{BLANK}]{{0,3}}的?基础上[^，。；{BLANK}]{{0,6}}$")
_LONGEST, _OBJECT = 12, 5
_IN_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff\ue000])[（(【\[][^（）()【】\[\]]{2,}[）)】\]]+")
# Several classes named by letters: C、D级.
_LETTERS = re.compile("[A-Z]、[A-Z]")
_YEARS = re.compile(r"(?:自|从|至|到)?(?:19|20)\d\d年度?")
_SENDS = re.compile(r"(?:将|把)[^，。；]{1,14}(?:发|报|送|交|寄|传)(?:[至到送回给]|(?=[省市县区局委办我]))")
# Where, behind a thing, what is said of it begins.
_SAID = re.compile(
    r"(?<=..)(?:仍|已|均|全部|全都|尚[未有无]|(?<![退归偿返])还(?!款|贷|建|原)|未(?!来)|无(?!线|人机|害)|需(?!求)|须|应(?!急)|正在|拟|较|逐[一个户条项]"
    r"|使用(?![权证费说])|设置|于|实行|平均|人均|配备|布设|存在|出现|发生(?![地率额])|参[加与](?![人者单])|受到|荣获|获评|获得|做|进行|开展|安排|纳入|列入|移交|予以|给予|[赴被])|(?<=..)(?<![高初集])[中里](?=$|[排位有已尚])"
)
# To whom a party does something is not what the figure is of: 向丙方缴纳平台使用费.
_TOWARDS_PARTY = re.compile(r"(?:向|对|给)[甲乙丙丁]方")
# The speaker, before what is its own: 本局执法人员.
_OWN = re.compile(r"^[本我该](?:单位|公司|[局厅院校厂部所站队行处])(?=[\u4e00-\u9fff]{2})")
_ITEM = re.compile(r"^[一二三四五六七八九十]是")
_YEAR_AT_END = re.compile(r"(?:至|到|于|自)?\d{4}年(?:度)?(?:\d{1,2}月)?$")


def _unmasked(mark: re.Match[str]) -> str:
    """A masked character of a word of the party as 党; any other mark goes with what is cut away."""
    rest = mark.string[mark.end() : mark.end() + 4]
    return "党" if rest.startswith("委") or words("letters", "censored").at_start(rest) else mark[0]


def clean(text: str, longest: int = 12, *, keeps_years: bool = False) -> str:
    """A name without marks, quotes, blanks and years, at most so many characters, never ending in a digit."""
    plain = _JUNK.sub("", _MASKED.sub(_unmasked, text if keeps_years else _YEARS.sub("", text)))
    plain = _LATIN_END.sub("", plain) if plain[-1:].isascii() else plain
    return _LATIN_END.sub("", from_front(plain, longest))


def stripped(text: str) -> str:
    """A clause without the small words at its head and its end."""
    tail = "."
    while tail:
        text = text.rstrip(_MARKS)
        tail = words("verbs", "trailing").at_end(text)
        tail = "" if text.endswith(_ENDS_LIKE_SMALL_WORDS) else tail
        text = text[: len(text) - len(tail)]
    return _without_head(text.rstrip(_MARKS))


def _without_head(text: str) -> str:
    text = _OWN.sub("", text)
    while (head := words("verbs", "leading").at_start(text)) and len(text) - len(head) >= 2:
        if len(words("verbs", "leading", key="longer").at_start(text)) > len(head):
            break
        text = text[len(head) :]
    return text.strip(" 　“”‘’《》、（）()")


def subject(place: BlankPlace) -> str:
    """The words of the clause before a blank that say what it is about, from the last blank on."""
    return subject_of(place.clause)


@lru_cache(maxsize=4096)
def subject_of(clause: str) -> str:
    """The words of a clause that ends in a blank which say what the blank is about."""
    clause = _ITEM.sub("", clause)
    text = _YEAR_AT_END.sub("", _TOWARDS_PARTY.sub("", clause)).rpartition(BLANK)
    *apart, said = _COLUMNS.split(text[2].rstrip())
    if text[1] and not apart:
        said = _AFTER_UNIT.sub("", _FIRM.sub("", said[len(kind_after(said)) :]))
    said = re.split(r"[（(](?=[^（）()]{3,}$)", _IN_BRACKETS.sub("", said))[-1]
    listing = said.rpartition("、")[2] if "、" in said[-10:] and not _LETTERS.search(said) else said
    return stripped(from_soft_place(shortened(stripped(listing))))


def from_soft_place(text: str) -> str:
    """What stands behind the last preposition or particle, when it says enough alone."""
    cuts = [m.end() for m in _SOFT.finditer(text) if len(text) - m.end() >= (2 if m[0] in "的其等" else 3)]
    return stripped(text[cuts[-1] :]) if cuts else text


def source_of_change(place: BlankPlace) -> str:
    """For 漏损率由A降到B: what changes, with 原 for the value before and 现 for the one after; "" elsewhere."""
    if on_base := _ON_BASE_OF.search(place.clause + BLANK + place.rest):
        of_it = stripped(on_base[1])
        return ("原" if place.clause.endswith(on_base[2]) else "现" if _RAISED_TO.search(place.clause) else "") + of_it
    if "由" not in place.clause and "从" not in place.clause:
        return ""
    old = re.search(rf"([\u4e00-\u9fff]{{2,8}})(?:由|从)(?:[^，。；{BLANK}]{{0,6}})$", place.clause)
    if old and re.match(rf"[^，。；{BLANK}]{{0,8}}(?:降|升|提高|增|压|扩|减|提升|缩|到|至)[^，。；]{{0,6}}{BLANK}", place.after):
        return "原" + stripped(old[1])
    earlier = rf"(?:由|从)[^，。；{BLANK}]{{0,6}}(?:{BLANK}|\d)[^，。；{BLANK}]{{0,8}}"
    new = re.search(rf"([\u4e00-\u9fff]{{2,8}}){earlier}(?:到|至|为)[^，。；{BLANK}]{{0,4}}$", place.clause)
    return "现" + stripped(new[1]) if new else ""


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The end of a phrase, cut at a soft place when it is too long."""
    if len(text) <= longest:
        return text
    tail = text[-longest:]
    cuts = [m.end() for m in _SOFT.finditer(tail) if len(tail) - m.end() >= 3]
    return tail[cuts[-1] :] if cuts else _from_verb(text, min(longest, 8))


def _from_verb(text: str, longest: int) -> str:
    """The text from a verb on that leaves enough, else its last words."""
    verbs = words("measures", "counted")
    tail = text[-_LONGEST:]
    starts = (n for n in range(len(tail) - 4) if len(verbs.at_start(tail[n:])) > 1)
    start = next(starts, None)
    return tail[start:] if start is not None and len(tail) - start <= _LONGEST else from_end(text, longest)


def following(place: BlankPlace, skip: str = "", longest: int = 6) -> str:
    """The words right behind a blank (and behind `skip`), up to the next mark or small word."""
    rest = _BOUND.sub("", place.rest.lstrip().removeprefix(skip)).lstrip("”》）) 　")
    return first_words(rest, longest)


def first_words(text: str, longest: int) -> str:
    """The words at the start of a text up to the next mark or small word, or up to where something is said of them."""
    found = _WORD.match(text)
    return from_front(_SAID.split(found[0])[0], longest) if found and len(found[0]) <= 14 else ""


def deed(text: str, reach: int = 24) -> str:
    """The first deed (开工, 召开 …) that a text names near its start, "" if none."""
    if re.match(r"报(?![到名废考销警喜])", text):
        return "报送"
    events, light = words("measures", "events"), ""
    for at in range(min(len(text), reach)):
        word = events.at_start(text[at:])
        if len(word) > 1 and word not in _LIGHT:
            return word
        light = light or (word if len(word) > 1 and word not in _HOW else "")
    return light


def deed_ahead(text: str) -> str:
    """The deed that a day or an hour is set for by the words behind it, with what it is done to, "" if none: 前将名单报至县局, 前完成整地."""
    return "报送" if _SENDS.search(text) else whole_deed(re.sub(r"^(?:起|止|前|之前|至|到(?![账位会岗期货达]))+", "", text))


def _says_no_object(event: str, thing: str) -> bool:
    """Whether words behind a deed are no thing that it is done to: a small word, or another deed (立案调查, but 完成演练)."""
    is_deed = words("measures", "events").at_start(thing) == thing and event not in _OF_DEEDS
    return is_deed or bool(words("verbs", "leading", "self").at_start(thing))


def whole_deed(text: str, reach: int = 24) -> str:
    """The first deed of a text with what it is done to, where that stands right behind it: 整地完成 for 完成整地, but 整治 for 开展整治."""
    event = deed(text, reach)
    behind = re.split("[，。；：]", text.partition(event)[2])[0].removeprefix("了") if event else ""
    thing = "" if _NO_OBJECT.match(behind) else first_words(behind, _OBJECT + 1)
    if not 1 < len(thing) <= _OBJECT or not re.fullmatch(r"[\u4e00-\u9fff]+", thing) or _says_no_object(event, thing):
        return event
    return thing if event in _LIGHT else thing + event


@lru_cache(maxsize=1024)
def heading_name(text: str) -> str:
    """A heading as a qualifier: without number and empty words, its first clause only."""
    plain = re.sub(r"^[（(]?[一二三四五六七八九十百\d.．]+[）)、.．\s　]*|^第[一二三四五六七八九十百\d]+[章节条][\s　]*|\*+", "", text)
    plain = re.split(r"[，。、：；\s　“”（）]", plain.strip("# "))[0]
    for word in listed("measures", "heads"):
        plain = plain.removeprefix(word) if len(plain) - len(word) >= 2 else plain
    plain = plain.removesuffix("工作") if len(plain) > 3 else plain
    return clean(plain, 8)


def previous_clause(place: BlankPlace) -> str:
    """The clause before the blank's own, as a qualifier."""
    parts = re.split(r"[，。；！？\n]", place.before)
    pieces = _IN_BRACKETS.sub("", parts[-2] if len(parts) > 1 else "").split(BLANK)
    said = [stripped(piece[len(kind_after(piece)) :] if n else piece) for n, piece in enumerate(pieces)]
    return shortened(next((piece for piece in reversed(said) if len(piece) > 1), ""), 8)


def sentence_before(place: BlankPlace) -> str:
    """What stands before a blank in its sentence, or in its part of one."""
    return re.split("[。；！？]", place.before)[-1]


def told_before(place: BlankPlace) -> str:
    """The clauses of a blank's sentence before its own."""
    return sentence_before(place).rpartition("，")[0]


def opening_of(place: BlankPlace) -> str:
    """The first words of a blank's sentence, up to a comma or another blank."""
    return sentence_before(place).partition("，")[0].partition(BLANK)[0]


def topic(place: BlankPlace) -> str:
    """What the first clause of a blank's sentence, or of its part of one, is of."""
    return clean(subject_of(opening_of(place)))
