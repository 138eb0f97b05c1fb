"""What a date, a month or a year is called: by the deed that it is of, and by which end of a span it is."""

import re

from editor.model.text.phrase_ends import phrase_end
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.names.said.blank import NamedBlank
from editor.reading.names.said.phrases import clean, deed, deed_ahead, heading_name, previous_clause, shortened, stripped, subject, whole_deed
from editor.reading.names.said.word_ends import from_end
from editor.reading.page.lexicon import listed

_TO = r"(?:至|到|—|－|–|-|～|~)+"
_DAY = r"[年月日]?(?:[上中下]旬|底|初)?(?:(?:零|[一二三四五六七八九十]{1,3}|\d{1,2})时)?"
_HOUR = re.compile(rf"^\s*{BLANK}[时点:：](?:{BLANK}分?)?")
_OPENS = re.compile(rf"\s*{_DAY}(?:起)?{_TO}\s*(?:次年|翌年|当年)?(?:[{BLANK}\d]{_DAY})*(?:止|期间)?")
_CLOSES = re.compile(rf"{BLANK}{_DAY}(?:起)?{_TO}\s*(?:次年|翌年|当年)?$|至$")
# A date, or a span of two, that is all that brackets hold: what it is of stands before them.
_BRACKETED = re.compile(rf"([\u4e00-\u9fff]{{2,12}})[（(](?:(?:{BLANK}|\d+年){_DAY}(?:起)?{_TO})?$")
_CLOSED = re.compile(rf"{_DAY}(?:起)?(?:{_TO}(?:[{BLANK}\d]{_DAY})+)?止?[）)]")
_LABELLED_SPAN = re.compile(rf"([\u4e00-\u9fff]{{2,8}})[：:]\s*(?:自|从)?{BLANK}{_DAY}(?:起)?{_TO}\s*$")
_BEFORE = re.compile(r"\s*(?:上午|下午)?(?:\d+[时点:：]\d*分?|下班)?(?:之|以)?前")
_OWN_EVENT = re.compile(r"([\u4e00-\u9fff]{0,6}会议|座谈会|电话|来函|来信|来文|通知|文件|公告|事故|庭审)")
_HAPPENED = re.compile(
    r"发生(?:了)?(?:一起|一次|一宗|多起|较大|重大)*([\u4e00-\u9fff]{0,6}?(?:事故|火灾|案件|灾害|事件|故障|险情|溢流|爆管|坍塌|滑坡|洪水))"
)
_LISTED = re.compile(rf"^(?:[、和]{BLANK})+")
_PERIOD = re.compile(r"(?:为|是)([\u4e00-\u9fff]{1,6}期)(?![间限])")
# A term told before its first and its last day: 协议期限X年，自A至B.
_TERM = re.compile(rf"([\u4e00-\u9fff]{{2,8}}期限?)[^，。；]{{0,8}}，(?:自|从)(?:{BLANK}{_DAY}(?:起)?{_TO})?$")
# What the words before a day call it: 开工日期X.
_CALLED = re.compile(r"([\u4e00-\u9fff]{2,8}日期)(?:为|是|：)?$")
# What is done in the clause of a day: it is not of what the clause before says.
_ACTS = re.compile(r"[\u4e00-\u9fff]{2}")
# What is followed is not what a day is of: 根据市委部署，.
_FOLLOWED = re.compile(r"(?:^|[。；！？])(?:根据|按照|依据|遵照|依照)[^，。；]*，$")
# What begins on its day, and has no other end than a span: 自X日起施行.
_BEGINNINGS = ("生效", "施行", "起算", "起息", "开始", "启动")
_HEADED = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:起止)?(?:时间|日期|期限|期)$")
_OF_SOMETHING = ("完成", "到位", "付清", "缴清", "建成")
_BEGINS_OR_ENDS = re.compile(r"(开始|启动|结束|截止)(?![\u4e00-\u9fff])")
_OF_MONTH = re.compile(r"[自从至到]?\d*月?$")
_PART_OF_DAY = re.compile(r"^(?:上午|下午|晚上|晚|上旬|中旬|下旬|当天|当日)+$")
_AGO = re.compile(r"^(?:年|月|日|底|初|末|中旬|上旬|下旬|份|中)*(?:之前|以前|前|起|止|开始|以来|后)*")
_TIME_OF_DAY = re.compile(r"^(?:上午|下午|夜间|凌晨|晚上?|零时|早上|中午|傍晚|白天)+[起止至]*")
_LONGEST = 8
# A heading that the text runs on from: （一）个人申请。X月X日前交班主任.
_RUN_IN = re.compile(r"\s*([\u4e00-\u9fff]{2,8})。\s*")
_LIGHT = re.compile(r"^(?:两次|三次|多次|分别|先后|全面|依法|作出|做出|进行|予以|提出|已|再次|正式)+(?=..)")
_LEADS = tuple("向由在到与对就将把按以经从")
_LED = re.compile(r".[\u4e00-\u9fff]{1,8}?(?:政府|公司|单位|部门|中心|[局委会处科室方人院厅校所])(?=[\u4e00-\u9fff]{2})")
# Who acts is not what a day is of.
_ACTOR = re.compile(r"(?:原告|被告|[人方局厅委院校部所队镇乡县市省]|公司|单位|政府|部门|拟|计划|曾|每年)$")
# Words for a year, not for what a month is of.
_WHEN = ("今年", "去年", "明年", "当年", "本年", "次年", "每年")
_SINCE = re.compile(r"年([\u4e00-\u9fff]{2,6}?)(?:以来|之后|以后)")
_PLANNED = re.compile(r"年度?([\u4e00-\u9fff]{2,8}?(?:计划|方案|预算|规划|专项|任务))")
_DURING = re.compile(r"年(?:度)?([\u4e00-\u9fff]{2,4})(?:中|期间)[，,]?")


def month_name(blank: NamedBlank) -> str:
    """The deed that a month is of, or what stands before the brackets around it."""
    place = blank.place
    which, noun = _end(place, place.after), _before_bracket(place)
    if not noun:
        said = clean(subject(place), 8)
        noun = (
            _of_earlier(place, whole_deed(_AGO.sub("", place.rest, count=1)))
            or _done(place.rest)
            or (said if len(said) > 1 and said not in _WHEN else "")
        )
    return f"{noun}{which}月份"


def year_name(blank: NamedBlank) -> str:
    """The deed that a year is of, the end of a span, or just the year."""
    place, setting = blank.place, blank.setting
    if which := _end(place, place.after):
        return f"{'起始' if which == '开始' else which}年份"
    if place.after.startswith("年度"):
        return "年度"
    told = _DURING.match(place.after) or _SINCE.match(place.after) or (None if setting.title else _PLANNED.match(place.after))
    event = told[1] if told else deed(place.rest, 6)
    return f"{event}年份" if event else "年度" if setting.title else "年份"


def date_name(blank: NamedBlank) -> str:
    """The deed that the date is of; the first or the last day of a span."""
    place = blank.place
    if span := span_name(place, ""):
        return span
    if place.before.endswith(("截至", "截止", "截止到")):
        return "截止日期"
    if called := _CALLED.search(place.clause):
        return stripped(called[1])
    after = _HOUR.sub("", place.after.lstrip("日"))
    which = _end(place, after)
    after = _OPENS.sub("", after) if which == "开始" and _OPENS.match(after) else after
    noun = _before_bracket(place) or _of_day(place, _LISTED.sub("", after), is_end=which == "截止")
    which = "" if noun in _BEGINNINGS else which
    noun = noun or _of_heading(blank)
    return f"{noun.removesuffix(which)}{which}日期"


def _of_earlier(place: BlankPlace, event: str) -> str:
    """A deed that is all that a clause says, with what the clause before names: 整治路口X处，X月底前完成."""
    is_all = event in _OF_SOMETHING and place.rest.endswith(event) and not place.clause.strip()
    earlier = clean(previous_clause(place), 6) if is_all and place.before.endswith("，") else ""
    return (earlier if len(earlier) > 1 and earlier not in listed("measures", "counted") else "") + event


def _of_heading(blank: NamedBlank) -> str:
    """What a day at the head of a line is of by the heading above it: 公示时间, and below it X月X日至X月X日."""
    found = _HEADED.search(heading_name(blank.setting.heading)) if not blank.place.before.strip(f"{BLANK}年月日至到-—") else None
    return found[1] if found else ""


def _of_day(place: BlankPlace, after: str, *, is_end: bool) -> str:
    """What happens, is done, begins or ends on a day."""
    own = re.split(r"[，。；]", after)[0]
    rest = _PART_OF_DAY.sub("", own)
    said = clean(subject(place), 6)
    if not own.strip() and (term := _TERM.search(place.before)):
        return term[1]
    of_day = rest != own and len(said) > 1  # 笔试时间为X日上午，面试…: the words before it say what it is of
    ahead = rest if of_day or re.search(r"[\u4e00-\u9fff]{2}", rest) else re.split(r"[。；]", after)[0][:24]
    if told := _PERIOD.match(after) or _HAPPENED.search(re.split("[。；]", ahead)[0]):
        return told[1]
    if own_event := _OWN_EVENT.match(ahead):
        return said.removeprefix("经") + own_event[1]
    if ends := _BEGINS_OR_ENDS.match(ahead):
        return _OF_MONTH.sub("", said) + ends[1]
    event = (deed(said) if place.before.endswith("于") else "") or _of_earlier(place, deed_ahead(ahead))
    if event in ("举行", "举办", "进行") and len(said) > 1 and place.before.endswith("于"):
        return from_end(re.sub(r"(?:本[局院会司校部]|我[局院会司校部])?(?:决定|定|将|拟|已)$", "", clean(subject(place))), 8) + event
    return event or _noun(place, after, is_end=is_end)


def span_name(place: BlankPlace, label: str) -> str:
    """The end of a span that a label asks for, by that label (比赛时间：A至B), "" for a single day."""
    found = _LABELLED_SPAN.search(place.before)
    of_label = label or (found[1] if found else "")
    which = _end(place, place.after) if of_label else ""
    noun = re.sub(r"(?:起止|开始|截止)?(?:时间|日期|期限|时限|期)$", "", of_label)
    return f"{noun}{which}日期" if which and noun != of_label else ""


def _end(place: BlankPlace, after: str) -> str:
    """开始 or 截止 for a day, a month or a year that begins or ends a span of time, "" for any other."""
    if _OPENS.match(after) or re.match(rf"\s*{_DAY}起", after):
        return "开始"
    return "截止" if _CLOSES.search(place.before) or _BEFORE.match(after) else ""


def _before_bracket(place: BlankPlace) -> str:
    """What stands before the brackets that hold a date or a span and no more: 期中考试（X月X日至X月X日）."""
    found = _BRACKETED.search(place.before) if _CLOSED.match(place.after) else None
    return clean(shortened(stripped(found[1])), 8) if found else ""


def _noun(place: BlankPlace, behind: str, *, is_end: bool) -> str:
    """What a day without a known deed is of: what its clause says before it, what is done behind it, or what the clause before says."""
    before = re.sub(
        r"^(?:\d+月|于|次年|翌年|当年)+|(?:开始|截止|日期|时间)$|^(?:请各?|并|截至?|自|至|应|须)$",
        "",
        re.sub(r"[未已将曾拟应须]$", "", clean(subject(place))),
    )
    if before and not _ACTOR.search(before):
        return from_end(before, 6)
    if run_in := _RUN_IN.fullmatch(place.before):
        return run_in[1]
    told = _done(behind) or deed_ahead(re.split("[。；]", behind)[0])
    opening = _opening(place) if is_end and not before else ""
    is_other = (
        _ACTS.match(behind)
        or place.clause.startswith(("时间", "日期"))
        or place.before.endswith(("。", "！", "？", "："))
        or _FOLLOWED.search(place.before)
    )
    earlier = "" if is_other else previous_clause(place)
    return re.sub(r"(?:开始|截止|日期|时间)$", "", ("" if told and _ACTOR.search(opening) else opening) or told or earlier)


def _done(behind: str) -> str:
    """What is done on a day or before it, by the words right behind it: 前缴清欠款, 前向县政府作出书面说明."""
    found = re.match(r"[\u4e00-\u9fff]+", _AGO.sub("", behind, count=1))
    text = _TIME_OF_DAY.sub("", found[0]) if found else ""
    if text.startswith(("将", "把")):
        return ""
    if text.startswith(_LEADS):
        led = _LED.match(text)
        text = text[led.end() if led else next((end for end in range(2, len(text)) if phrase_end(text, end) > 0), len(text)) :]
    text = _LIGHT.sub("", text)
    return text if 1 < len(text) <= _LONGEST else ""


def actor_behind(place: BlankPlace) -> str:
    """Who or what does something on a day, by the words between the day and the deed; "" where the deed comes first or another word leads."""
    text = _AGO.sub("", place.rest, count=1)
    event = deed(text)
    said = clean(text[: text.find(event)], 8) if event else ""
    return "" if said.startswith(_LEADS) else said


def _opening(place: BlankPlace) -> str:
    """For the end of a span, what its beginning was said of: 委托期限自A至B."""
    before = place.clause.rpartition(BLANK)[0]
    said = re.sub(r"(?:为|是|自|从|于)*(?:\d{4}年)?$|^\d+时", "", before.rpartition(BLANK)[2])
    return clean(shortened(stripped(said), 6))
