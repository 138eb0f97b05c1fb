"""Types told by offices: parts of a unit, units that are called after their heads, and who stands behind one."""

import re

from editor.model.template.field import FieldType
from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words

# A unit that is called after its head: X供电所所长.
_HEADED = re.compile(r"([\u4e00-\u9fff]{1,8}?([所站院局队厂行社校馆园店处]))(?:副)?\2长")
# An office that somebody holds in a unit: 现任X系主任.
OFFICE = re.compile(
    r"(?:中心|车间|支队|大队|中队|分局|[科处室部所局站队厂系])(?=[，。；、：:）)\s工任负主牵具调转]|$|副?(?:主任|[科处所局站队部厂室]长))"
)
_TO_OFFICE = re.compile(
    r"(?:调[至到往任]|转[至到]|聘?任命?为|聘为|同志为|分配[至到]|派[驻往]|(?:责任|牵头|主管|承办|配合|所在)?(?:部门|科室|处室)[：:]?)$"
)
_MOVED = re.compile(r"[^，。；]{1,4}(?:调|转|借调|交流)[至到往任]")
_HELD = re.compile(r"([\u4e00-\u9fff]{0,6}?[所站院局队厂社校馆系科处室部])(?:党总支|党支部|党委|党组)?副?(?:主任|书记|[院校局所站处科部队馆]长)")
# A unit whose whole name stands behind the blank, up to the end of its words: X印染厂.
_WORKS = re.compile(r"[\u4e00-\u9fff]{1,6}?[厂店社]|[\u4e00-\u9fff]{2,6}?[所站](?=被|获|荣获|予以)")
# A section of an office, where 股 counts no shares.
_SECTION = re.compile(r"股[、）)]|科[、，。）)]")
_OF_WORKS = re.compile(r"被|获|荣获|予以|职工|员工|法人")
# The names of public offices are complete but for their place: X农业农村局, X街道办事处.
_PUBLIC = re.compile(r"[\u4e00-\u9fff]{2,8}(?:局|人民政府|人民法院|人民检察院)(?![\u4e00-\u9fff]*(?:公司|集团))")


def by_office(place: BlankPlace) -> Kind | None:
    """A part of a unit where somebody gets to or comes from, or that a word for such parts announces: 调至XX所, 责任部门XX部."""
    office = OFFICE.match(place.after)
    told = _TO_OFFICE.search(place.before) or (place.before.endswith(("由", "从")) and _MOVED.match(place.after))
    return Kind(FieldType.ORG, "", office[0], 1) if office and told else None


def by_head(place: BlankPlace) -> Kind | None:
    """A unit whose head is named behind it, a works, or a public office whose name lacks but its place."""
    headed = _HEADED.match(place.after) or (_HELD.match(place.after) if place.before.endswith("任") else None)
    if headed and not words("suffixes", "place").at_start(headed[1]):
        return Kind(FieldType.ORG, "", headed[1], 1)
    if _SECTION.match(place.after) or (place.after[:1] in ("股", "科") and place.before.endswith(f"{BLANK}{place.after[0]}、")):
        return Kind(FieldType.ORG, "", place.after[0], 1)
    if public := _PUBLIC.match(place.after):
        return Kind(FieldType.PLACE, "", public[0], 1)
    works = _WORKS.match(place.after)
    if works is None or words("suffixes", "place").at_end(works[0]):
        return None
    behind = place.after[works.end() :]
    is_whole = not re.match(r"[\u4e00-\u9fff]", behind) or _OF_WORKS.match(behind) or words("roles", "before").at_start(behind)
    return Kind(FieldType.ORG, "", works[0], 1) if is_whole else None


def by_department(place: BlankPlace) -> Kind | None:
    """A name behind an office, in a list of those present or as the one who acts."""
    office = re.search(r"[\u4e00-\u9fff]{1,8}(?:科|股|处|室|部|局|办|院|会|组|中心|公司|集团|支部|政府)[ \u3000]?$", place.before)
    acts = re.match(
        r"(?:[、，。；\s\u3000]|$|(?:每|联系|负责|具体|牵头|主持|汇报|通报|介绍|宣读|作|指挥|衔接|监督|审核|复核|经办|保管|到会|参会|受理|帮教))",
        place.after,
    )
    return Kind(FieldType.PERSON, "", office[0], 1) if office and acts else None
