"""Fields: one label and one key for each blank or group of blanks, unique in the document."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from editor.model.sample.inspection import SlotSpan
from editor.model.template.field import KEY_LIMIT, FieldType, key_of
from editor.model.text.numerals import chinese_number
from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BlankPlace
from editor.reading.names.names import base_label
from editor.reading.names.numbers.listed import with_those_before
from editor.reading.names.pen import are_for_pen
from editor.reading.names.qualifiers import qualifiers, says_too_little
from editor.reading.names.said.blank import BlankSetting, NamedBlank
from editor.reading.page.tokens import BlankToken

_FORBIDDEN = re.compile(r"[{}|\"'\s]")
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class NamedField:
    """A field's key, its label, its type and unit, how sure the reader is (0 to 2), and whether each of its places is for the pen."""

    key: str
    label: str
    kind: Kind
    sure: int
    pen: bool = False


class _Labels:
    """Labels already given; finds a free one for the next field."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def give(self, base: str, blank: NamedBlank, *, is_shared: bool) -> tuple[str, bool]:
        """A free label for a blank, and whether it is as plain as hoped for; one that others would have too says what tells it from them."""
        is_free = base not in self._taken
        wanted = [] if is_free and not is_shared else [*_qualified(base, blank, is_first=is_free)]
        label = next((one for one in wanted if one not in self._taken), base if is_free and not wanted else "")
        if not label:
            return self._numbered(wanted[0] if wanted else base), False
        self._taken.add(label)
        return label, True

    def _numbered(self, base: str) -> str:
        count = self._counts.get(base, 1)
        while (label := f"{base}（其{chinese_number(count + 1)}）") in self._taken:
            count += 1
        self._counts[base] = count + 1
        self._taken.add(label)
        return label


def _qualified(base: str, blank: NamedBlank, *, is_first: bool) -> Iterator[str]:
    """A label with each of the words that tell its blank from others."""
    for word in qualifiers(blank, base, is_first=is_first):
        label = word + base.removeprefix(word[-2:])
        if len(label) <= _LONGEST and not base.startswith(word):
            yield label


class _Keys:
    """Keys already given; the names that tags, merge fields and controls have are kept for their own fields."""

    def __init__(self, tokens: Iterable[BlankToken], taken: Iterable[str]) -> None:
        self._own = {key_of(token.name) for token in tokens if token.is_tag}
        self._taken = set(taken)

    def give(self, label: str, tokens: Iterable[BlankToken]) -> str:
        """The key of a field: the name that the file itself gives it, else its first label without marks that a template gives a meaning."""
        named = next((key_of(token.name) for token in tokens if token.is_tag), "")
        base = named or key_of(_FORBIDDEN.sub("", normalize("NFC", label)))
        key, count = base, 1
        while key in self._taken or (not named and key in self._own):
            count += 1
            key = f"{base[: KEY_LIMIT - len(str(count)) - 1]}_{count}"
        self._taken.add(key)
        return key


def name_fields(
    places: Sequence[BlankPlace], kinds: Sequence[Kind], ids: Sequence[str | None], settings: Sequence[BlankSetting], given: Sequence[SlotSpan] = ()
) -> list[NamedField]:
    """The field of each blank, in order; blanks of one group share it. No label and no key is one of those that were `given` already."""
    labels, keys = _Labels(slot.label for slot in given), _Keys((p.token for p in places), (slot.field for slot in given))
    groups = _members(ids)
    fields = [members for n, key in enumerate(ids) if (members := groups.get(key or "", [n]))[0] == n]
    blanks = [_speaking(members, places, kinds, settings) for members in fields]
    bases = with_those_before(blanks, [base_label(blank) for blank in blanks])
    counts = Counter(bases)
    named: dict[int, NamedField] = {}
    for members, blank, base in zip(fields, blanks, bases, strict=True):
        label, plain = labels.give(base, blank, is_shared=counts[base] > 1 or says_too_little(blank, base))
        kind = _kind_of_field([kinds[n] for n in members], is_own=settings[members[0]].own)
        pen = are_for_pen(NamedBlank(places[n], kinds[n], settings[n]) for n in members)
        field = NamedField(keys.give(label, [places[n].token for n in members]), label, kind, min(kind.sure, 2 if plain else 1), pen)
        named.update(dict.fromkeys(members, field))
    return [named[n] for n in range(len(places))]


def _members(ids: Sequence[str | None]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for n, group in enumerate(ids):
        if group:
            found.setdefault(group, []).append(n)
    return found


def _kind_of_field(kinds: list[Kind], *, is_own: bool) -> Kind:
    """The type of a field: that of most of its blanks; the unit that writes is one unless it is named by its place."""
    common = _common_kind(kinds)
    return Kind(FieldType.ORG, sure=1) if is_own and common.type != FieldType.PLACE else common


def _speaking(members: list[int], places: Sequence[BlankPlace], kinds: Sequence[Kind], settings: Sequence[BlankSetting]) -> NamedBlank:
    """The blank of a field that says most of it."""
    speaker = members[0] if len(members) == 1 else _speaker(members, places, kinds, settings)
    spoken_to = all(settings[n].addressee for n in members)
    return NamedBlank(places[speaker], kinds[speaker], replace(settings[speaker], whole=spoken_to))


def _speaker(members: list[int], places: Sequence[BlankPlace], kinds: Sequence[Kind], settings: Sequence[BlankSetting]) -> int:
    return max(members, key=lambda n: (_says(settings[n], kinds[n]), bool(places[n].token.name), bool(places[n].label), kinds[n].sure, -n))


def _says(setting: BlankSetting, kind: Kind) -> int:
    """How much an element says of its blank; a year is named by the title, not by the date that it is a part of."""
    if kind.type == FieldType.YEAR:
        return 2 * setting.title
    return 2 * setting.own + 2 * (setting.signature or setting.addressee or setting.date) + setting.title


def _common_kind(kinds: list[Kind]) -> Kind:
    counts: dict[FieldType, int] = {}
    for kind in kinds:
        counts[kind.type] = counts.get(kind.type, 0) + 1 + kind.sure
    best = max(counts, key=lambda t: counts[t])
    return max((k for k in kinds if k.type == best), key=lambda k: (k.sure, bool(k.unit)))
