"""Which names are the same person's: the one who writes, and the holder of an office."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from editor.model.template.field import FieldType
from editor.reading.meaning.entities import begins_clause
from editor.reading.meaning.kinds_by_words import post
from editor.reading.meaning.places import BLANK, BlankPlace
from editor.reading.page.lexicon import words
from editor.reading.sharing.scene import Key, Scene

_SELF_LABEL = re.compile(r"^(?:述职人|承诺人|申请人|报告人|汇报人|发言人|倡议人|检讨人|保证人|声明人|辞职人)$")
_NAMES = (FieldType.PERSON, FieldType.ORG, FieldType.TEXT)
_LED = re.compile(rf"[^其该由向与请从和在被须报让对给{BLANK}\s]{{0,6}}$")
_APPOINTS = re.compile(r"(?:同意|决定|兹)?(?:任命|免去|聘任|聘请|解聘|提名|推荐|录用|调|增补|选举|撤销|给予|授予)")
_IS_MOVED = re.compile(r"[^，。；]{0,2}(?:任|担任|兼任|不再担任|不再兼任|[由从][^，。；]{1,12}(?:调|转|交流|借调))")
_SHOWN = re.compile(r"兹(?:证明|有|介绍)(?:[我本][\u4e00-\u9fff]{1,2})?$")
_WHO_DID = re.compile(r"(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,6})的$")
_BARE_NAMES = ("姓名", "名字", "人名")
_BEFORE_OFFICE = "其该由向与请从和在被须报让对给为"
# What singles out one who was told of: 受表扬的主任X.
_SINGLED = re.compile(r"^(?:上述|该)?(?:[受被获][\u4e00-\u9fff]{1,4}的)?")
_PARTICULAR = 5
_TO_SIGN = re.compile(r"[（(](?:签名|签字|签章|盖章)[）)][：:]?$")


def own_person(scene: Scene) -> dict[int, Key]:
    """The person who writes: 本人X, 我叫X, and the signature."""
    said = [
        p.number
        for p, k in scene.pairs
        if k.type == FieldType.PERSON
        and re.search(r"(?:^|[^\u4e00-\u9fff])(?:(?:本人|我叫|我是|我)(?:姓名)?[，：]?|我是[^，。；]{1,16}的)$", p.before)
    ]
    signed = [p.number for p, k in scene.pairs if k.type in _NAMES and _SELF_LABEL.match(p.label) and p.token.line in scene.around.signature]
    signed += [p.number for p in scene.places if said and p.token.line in scene.around.signature and not p.before.strip() and not p.after.strip()]
    return dict.fromkeys([*said, *signed], ("person", "本人"))


def persons(scene: Scene) -> dict[int, Key]:
    """The same office before or behind two names is one person, when the office has only one."""
    named = _whole([p for p, kind in scene.pairs if kind.type == FieldType.PERSON and (not p.token.name or p.token.name in _BARE_NAMES)])
    told = {p.number: office for p in named if (office := _office(p))}
    offices = sorted({*told.values()})
    owned = {p.number: owner + told[p.number] for p in named if p.number in told for owner in scene.owners_of(p)}
    found: dict[int, Key] = {n: ("person", owned[n] if owned.get(n) in offices else office) for n, office in told.items()}
    by_ending = _by_ending(offices)
    found |= _taken_up(named, told, by_ending)
    for place in named:
        office = _given_office(place)
        same = by_ending.get(office, ())
        if office and (office in offices or (place.number not in found and len(same) <= 1)):
            found[place.number] = ("person", office if office in offices or not same else same[0])
    found |= _addressed(scene, named) | _singled_out(named)
    return found | _by_common_role(named, found) | _comrades(named, found) | _of_the_title(scene, named)


def _whole(named: list[BlankPlace]) -> list[BlankPlace]:
    """The names without those that are but family names: one sign before a title (X所长) where the text writes others with more (XXX同志)."""
    is_written_long = any(len(p.token.text) > 1 for p in named)
    return [p for p in named if not (is_written_long and len(p.token.text) == 1 and words("suffixes", "person").at_start(p.after))]


def _by_ending(offices: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Offices by each of their endings, themselves among them: 党工委书记 by 书记."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for office in offices:
        for at in range(len(office)):
            found[office[at:]].append(office)
    return found


def _taken_up(named: Sequence[BlankPlace], told: Mapping[int, str], by_ending: Mapping[str, Sequence[str]]) -> dict[int, Key]:
    """Who is called by the bare office at the head of a clause (书记X强调), when the text knows one holder of it before: 党工委书记X."""
    found: dict[int, Key] = {}
    first = {office: number for number, office in reversed([*told.items()])}
    for place in named:
        office = told.get(place.number, "")
        whole = [known for known in by_ending[office] if known != office] if office and place.clause == office else []
        if len(whole) == 1 and "副" not in whole[0] and first[whole[0]] < first[office]:
            found[place.number] = ("person", whole[0])
    return found


def _singled_out(named: Sequence[BlankPlace]) -> dict[int, Key]:
    """Who is told apart by what was said of him: X自愿放弃 … 自愿放弃的X, when it was said of nobody else."""
    deeds = {p.number: found[1] for p in named if (found := _WHO_DID.search(p.before))}
    said = {deed: [p.number for p in named if p.after.startswith(deed)] for deed in {*deeds.values()}}
    again = {number: said[deed][0] for number, deed in deeds.items() if len(said[deed]) == 1 and said[deed][0] < number}
    return {n: ("person", "singled out", deeds[number]) for number, first in again.items() for n in (first, number)}


def _addressed(scene: Scene, named: Sequence[BlankPlace]) -> dict[int, Key]:
    """The person that a letter speaks to, named again by the same title: X代表： … 感谢X代表."""
    titles = {word: p for p in named if p.token.line in scene.around.addressees and (word := words("suffixes", "person").at_start(p.after))}
    return {
        p.number: ("person", "addressed", word)
        for word in titles
        for p in named
        if p.after.startswith(word) and not _common_role(p).removesuffix(word)
    }


def _by_common_role(named: Sequence[BlankPlace], found: Mapping[int, Key]) -> dict[int, Key]:
    """Who has a role that others may have too, when all that the text tells of it but the first is what the one does: 经办人X证实, 由经办人X办理."""
    roles: defaultdict[str, list[BlankPlace]] = defaultdict(list)
    for place in named:
        role = _common_role(place)
        if place.number not in found and role and (role not in words("things", "many") or _qualified(place, role) != role):
            roles[role].append(place)
    return {
        p.number: key
        for role, members in roles.items()
        for key, same in _by_particular_role(role, members)
        if not _is_shared(same) and all(_is_again(p, same[0], role) for p in same[1:])
        for p in same
    }


def _by_particular_role(role: str, members: list[BlankPlace]) -> Iterator[tuple[Key, list[BlankPlace]]]:
    """Those of each particular role (办事处主任, 事务中心主任), then all who have it."""
    particular: defaultdict[str, list[BlankPlace]] = defaultdict(list)
    for place in members:
        particular[_qualified(place, role)].append(place)
    yield from ((("person", role, whole), same) for whole, same in particular.items())
    yield ("person", role, "again"), members


def _is_shared(members: Sequence[BlankPlace]) -> bool:
    """Whether a role has several names behind it: 副校长X、X."""
    return any(re.match(rf"(?:同志)?[、和与]{BLANK}", p.after) for p in members)


def _common_role(place: BlankPlace) -> str:
    """The role before a name or behind it."""
    before = place.before.rstrip(" \u3000")
    return words("roles", "before").at_end(before) or post(before) or words("roles", "before").at_start(place.after)


def _is_again(place: BlankPlace, first: BlankPlace, role: str) -> bool:
    """Whether a role is that of the one named before: said with no other words before it, and with the same ones or by one who acts."""
    whole, other = (_qualified(p, role) for p in (first, place))
    if place.paragraph == first.paragraph and re.split("；", place.before)[-1].count(BLANK) < place.number - first.number:
        return False  # another part of an enumeration speaks of another one
    same = other == whole and (len(other) - len(role) >= 2 or role in words("things", "many"))
    return whole.endswith(other) and (same or _acts(place, other))


def _qualified(place: BlankPlace, role: str) -> str:
    """A role with the words of its clause that make it particular."""
    led = _own_clause(place).removesuffix(role)
    found = _LED.search(led) if len(led) < len(place.clause) else None
    return (found[0] if found else "") + role


def _acts(place: BlankPlace, role: str) -> bool:
    """Whether one does something: he opens a clause that goes on, or a word before his role hands him the work."""
    led = place.before.removesuffix(role)[-1:]
    return bool(re.match(r"[\u4e00-\u9fff]{2}", place.rest)) and (_own_clause(place) == role or led in tuple(_BEFORE_OFFICE))


def _own_clause(place: BlankPlace) -> str:
    """The clause before a name without what singles its bearer out."""
    return _SINGLED.sub("", place.clause.rstrip(" \u3000"))


def _of_the_title(scene: Scene, named: Sequence[BlankPlace]) -> dict[int, Key]:
    """The only person of a title is the first of whom the text speaks, and whoever is called by the same word without a role."""
    titled = [p for p in named if p.token.line in scene.around.title]
    if len(titled) != 1:
        return {}
    word = words("things", "titles").at_start(titled[0].after)
    alone = bool(word) and not titled[0].after.startswith(f"{word}等") and not titled[0].after.startswith("等")
    behind = [p for p in named if p.number > titled[0].number]
    first = [p for p in behind[:1] if begins_clause(p) or p.clause in words("things", "many")]
    called = [
        p for p in behind if alone and p.after.startswith(word) and not _common_role(p).removesuffix(word) and not p.before.endswith(("、", "和"))
    ]
    others = _in_further_acts(called)
    same = [p for p in (*first, *called) if p.number not in others]
    return {p.number: ("person", "of the title") for p in (*titled, *same)} if same else {}


def _in_further_acts(called: Sequence[BlankPlace]) -> set[int]:
    """Those who are appointed, removed or moved in a paragraph of its own behind another such one: each act may be of somebody else."""
    acted = [p for p in called if _APPOINTS.fullmatch(p.before.strip(" \u3000")) or (not p.before.strip() and _IS_MOVED.match(p.after))]
    return {p.number for p in acted if p.paragraph != acted[0].paragraph}


def _given_office(place: BlankPlace) -> str:
    """The office that stands behind a name (X副县长, X任指挥长), "" when none does or many persons have it."""
    given = re.match(rf"(?:同志)?(?:任|担任|为{BLANK}[县市区镇乡])([^，。；、的]{{2,8}})(?=[，。；、的]|$)", place.after)
    if given and "为" in given[0][:3]:  # of a place whose name is a blank
        return given[1] if words("roles", "before").at_end(given[1]) and len(given[1]) >= _PARTICULAR else ""
    word = words("roles", "before").at_end(given[1]) if given else words("roles", "before").at_start(place.after)
    return "" if word in words("things", "roles") or word.endswith("人") else word


def _comrades(named: Sequence[BlankPlace], found: Mapping[int, Key]) -> dict[int, Key]:
    """One who is introduced (兹证明X, 调解员X同志, 由X同志任主任) and spoken of again by name alone, when the text calls no third one so."""
    titles = {p.number: words("things", "titles").at_start(p.after) for p in named}
    keys: dict[int, Key] = {}
    for title in sorted({*titles.values()} - {""}):
        called = [p for p in named if titles[p.number] == title]
        shown = [p for p in named if _SHOWN.search(p.before) and p not in called]
        pair = [*shown, *(p for p in called if not shown or p.number not in found)]
        if len(pair) == 2 and pair[0].paragraph != pair[1].paragraph and (pair[0] in shown or _is_introduced(pair[0], title, pair[1])):
            keys |= dict.fromkeys((p.number for p in pair), found.get(pair[0].number, ("person", title)))
    return keys


def _is_introduced(place: BlankPlace, title: str, again: BlankPlace) -> bool:
    """Whether one is told of by what he is or gets to do, and the other time by name alone."""
    given = re.match(rf"{title}(?:任|担任|负责|牵头)", place.after)
    said = re.search(r"[\u4e00-\u9fff]{2}(?:员|人士|者|户|师|主|工)$", place.before)
    return bool(given or said) and not _common_role(again).strip(title) and not again.before.endswith("、")


def _office(place: BlankPlace) -> str:
    """The office that a name stands behind, with the words that make it particular."""
    before = _TO_SIGN.sub("", place.before.rstrip(" 　")).rstrip(" 　：:")
    word = words("roles", "before").at_end(before)
    if not word:
        department = re.search(r"[\u4e00-\u9fff]{2,6}(?:科|处|室|部|局|办)$", before)
        return department[0].lstrip(_BEFORE_OFFICE) if department else ""
    if word in words("things", "roles") or word.endswith("人"):
        qualified = re.search(rf"([\u4e00-\u9fff]{{2,4}}){word}$", before)
        return qualified[0] if qualified and word == "负责人" and not place.label else ""
    head = re.search(rf"([\u4e00-\u9fffXx×*]{{0,3}}){word}$", before)
    return re.split(rf"[{_BEFORE_OFFICE}](?=..)", head[0].lstrip(_BEFORE_OFFICE))[-1] if head else word
