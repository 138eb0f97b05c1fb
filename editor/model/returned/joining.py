"""Two drafts that grew from one become one: what was changed here stays, what was changed elsewhere comes in, and nothing takes another's place."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from editor.model.draft.draft import Draft
from editor.model.draft.flat import flattened
from editor.model.draft.named import with_named
from editor.model.returned.change import Change, ChangeKind, Choice, choice_of, take
from editor.model.template.field import Value
from editor.model.template.template import Section, Template

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Joined:
    """A draft with what was changed here and elsewhere. Where not all of it has room in one (`is_whole` is False), what was changed here stands.

    `by_text` says that the text was joined change by change, since both had changed it.
    """

    draft: Draft
    is_whole: bool
    by_text: bool = False


def joined(base: Draft, mine: Draft, theirs: Draft, changes: Sequence[Change] = (), read: Draft | None = None) -> Joined:
    """What became of `base` here and elsewhere, as one draft.

    Where both changed the text and not just values, `changes` are those that make `read` of `base`: `theirs` as its text tells it, where its own
    data tells it otherwise.
    """
    frame = _frame(base.template, mine.template, theirs.template)
    is_read = frame is not None or read is None or not _hides(theirs, base)
    header, header_fits = _header(base.template, mine.template, theirs.template)
    if frame is None and read is not None:
        theirs = replace(read, switches=theirs.switches)
    if frame is None and _has_twins(base, mine, theirs):
        return Joined(mine, is_whole=False, by_text=True)
    texts = [change for change in changes if not change.key and change.kind != ChangeKind.LOOSE]
    draft = _with_header(_with_texts(base, mine, texts), header) if frame is None else mine.with_template(frame)
    values, values_fit = _joined(held, (base, mine, theirs), {*base.values, *mine.values, *theirs.values}, mine.values)
    switches, switches_fit = _joined(_switch, (base, mine, theirs), {*base.switches, *mine.switches, *theirs.switches}, mine.switches)
    made = with_named(replace(draft, values=values, switches=switches, verbatim=mine.verbatim | theirs.verbatim), theirs, base)
    if not _says(made, base, mine):
        return Joined(mine, is_whole=False, by_text=frame is None)
    texts_fit = frame is not None or all(choice_of(made, change) == Choice.WORD for change in texts)
    values_fit = values_fit and (header_fits or frame is not None)
    return Joined(made, is_read and values_fit and switches_fit and texts_fit and _says(made, base, theirs), frame is None)


def held(draft: Draft, key: str) -> Value:
    """The value of a field, also of one that the draft has no place for; an empty text when there is none."""
    return draft.value(key) if key in draft.template.by_key else draft.values.get(key, "")


def _frame(base: Template, mine: Template, theirs: Template) -> Template | None:
    """The template that has the changes of both; None where both changed it."""
    if theirs in (base, mine):
        return mine
    return theirs if mine == base else None


_NAMES = ("name", "kind", "layout", "form", "seal", "numbering", "about", "tags")


def _header(base: Template, mine: Template, theirs: Template) -> tuple[dict[str, object], bool]:
    """What was said otherwise there of the report as a whole and not here, and whether nothing was said otherwise in two ways."""
    theirs_own = {name: getattr(theirs, name) for name in _NAMES if getattr(theirs, name) != getattr(base, name)}
    taken: dict[str, object] = {name: value for name, value in theirs_own.items() if getattr(mine, name) == getattr(base, name)}
    off = [lines for lines in theirs.off if lines not in base.off and lines not in mine.off]
    return {**taken, "off": (*mine.off, *off)}, all(name in taken or getattr(mine, name) == value for name, value in theirs_own.items())


def _with_header(draft: Draft, header: Mapping[str, object]) -> Draft:
    return draft.with_template(replace(draft.template, **header))  # pyright: ignore[reportArgumentType]


def _has_twins(base: Draft, mine: Draft, theirs: Draft) -> bool:
    """Whether a new section here and one there go by the same id."""
    return bool((mine.template.by_id.keys() & theirs.template.by_id.keys()) - base.template.by_id.keys())


def _with_texts(base: Draft, mine: Draft, changes: Iterable[Change]) -> Draft:
    """The draft with the changes of the text whose place nobody touched here: another place may have the same words."""
    before, here = (Counter(map(repr, flattened(one.template.sections))) for one in (base, mine))
    for change in changes:
        was = {repr(item) for edit in change.edits for item in edit.ours}
        if all(before[item] == here[item] for item in was):
            mine = take(mine, change, Choice.WORD)
    return mine


def _joined(
    read: Callable[[Draft, str], T], drafts: tuple[Draft, Draft, Draft], names: Iterable[str], own: Mapping[str, T]
) -> tuple[dict[str, T], bool]:
    """What each name stands for by now, and whether no name was given two new things; where one was, what it has here stays."""
    made, fits = dict(own), True
    for name in sorted(names):
        was, here, there = (read(draft, name) for draft in drafts)
        if there not in (was, here):
            fits = fits and here == was
            if here == was:
                made[name] = there
    return made, fits


def _switch(draft: Draft, section: str) -> bool:
    found = draft.template.by_id.get(section)
    return draft.switches.get(section, found is None or found.on)


def _hides(one: Draft, base: Draft) -> bool:
    """Whether a draft has something otherwise than `base` that its text does not show: in sections that are not written."""
    sections = (section for section in one.template.sections if not one.is_on(section.id))
    if any(not _is_same(section, base.template.by_id.get(section.id)) for section in sections):
        return True
    return any(held(one, key) != held(base, key) and not (key in one.template.by_key and one.places_of(key)) for key in one.values)


def _says(made: Draft, base: Draft, one: Draft) -> bool:
    """Whether what one draft has otherwise than `base` has a place in the one that was made: its values, and its sections with text of their own."""
    new = (key for key in one.values if held(one, key) != held(base, key) and key in one.template.by_key)
    if any(one.places_of(key) and not (key in made.template.by_key and made.places_of(key)) for key in new):
        return False
    return all(made.is_on(section.id) for section in one.written if not _is_same(section, base.template.by_id.get(section.id)))


def _is_same(section: Section, before: Section | None) -> bool:
    return before is not None and (section is before or section == before)
