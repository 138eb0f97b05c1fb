"""Many files of one draft that differ in some of its values: what they share is opened, composed and laid out once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Protocol

from editor.composing import PlainSlots, Slot, TextStand, differ_plainly
from editor.desk.saving.printing import Caches
from editor.desk.saving.word_files import PageLook, WrittenReport, written_file
from editor.layout import AtRest, Flow, FontBook, Laid, first_page_lacks_body
from editor.model.document.document import Run
from editor.model.document.profile import LayoutProfile
from editor.model.document.single_places import single_places
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.model.problem import Problem
from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.storage.files.reading import bytes_at
from editor.word import Package, ProvedFile, TextForm, may_hold_more, package_in

_KEPT = 4000
"""Flows that are kept of all paragraphs of a report together."""
Values = Mapping[str, Value]
DrawPdf = Callable[[Laid, LayoutProfile], bytes]
"""Draws laid out pages as the bytes of a PDF; the window gives it."""


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """The bytes of a copy's files by ending, and what there is to remark."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


class CopyStyle(Enum):
    """What a copy is: a report that can be opened and filled again, one without controls and data that may still have holes, a clean copy."""

    REPORT = auto()
    PLAIN = auto()
    FINAL = auto()


class Copies(Protocol):
    """Makes files of one draft or Word form, one set of values after the other. For one thread."""

    @property
    def template(self) -> Template:
        """The fields."""
        ...

    def holes(self, values: Values) -> tuple[Field, ...]:
        """The fields that a person would be asked for with these values, in document order."""
        ...

    def made(self, values: Values, endings: Collection[str]) -> MadeCopy:
        """The proved files with these values (.docx, .pdf); raises NigaoError where one can't be made."""
        ...


class _Joining:
    """Joins the files of drafts that differ from a report that was written and proved in values that stand by themselves, and of which the
    pages decide the same: composing says what stands in their places, layout what they decide, and proof that the file is that one with these texts.
    """

    def __init__(self, written: WrittenReport, holes: tuple[Field, ...]) -> None:
        self.holes, self.problems = holes, written.problems
        self._written, self._rest = written, written.caches.layout.at_rest()
        self._slots = PlainSlots(written.draft, written.caches.composing)

    def texts(self, draft: Draft) -> list[str] | None:
        """What stands in the places of values in a draft; None for one that may differ in more."""
        return self._slots.texts(draft)

    def joined(self, draft: Draft, texts: Sequence[str]) -> bytes | None:
        """The proved bytes of a draft's file with these texts in the places of values; None where more may be settled."""
        if self._cut is None or not self._holds(texts, self._cut.paragraphs):
            return None
        data = self._cut.form.written(texts, draft_to_json(draft))
        return data if data is not None and self._cut.proof.proves(data, texts) else None

    @property
    def is_cut(self) -> bool:
        """Whether anything can be joined from it."""
        return self._cut is not None

    def _holds(self, texts: Sequence[str], paragraphs: Sequence["_Paragraph"]) -> bool:
        flows = {paragraph.block: paragraph.flow(texts) for paragraph in paragraphs}
        known = {at: flow for at, flow in flows.items() if flow is not None}
        return len(known) == len(flows) and self._rest is not None and self._rest.holds(known)

    @cached_property
    def _cut(self) -> "_CutFile | None":
        places, laid = self._slots.places, self._written.laid
        is_own = all(laid.document.blocks[slot.block] == slot.paragraph for slot in places)
        if not places or self._rest is None or not is_own or first_page_lacks_body(laid):
            return None
        runs = [slot.paragraph.runs[slot.run] for slot in places]
        groups = [list(group) for _, group in groupby(enumerate(places), key=lambda one: one[1].block)]
        try:
            return _CutFile(
                TextForm(single_places(laid.document).document, self._written.look.profile, [(slot.block, slot.run) for slot in places]),
                ProvedFile(self._written.grafted.data, [(run.field or "", run.place) for run in runs]),
                [_Paragraph(group, self._rest, _KEPT // len(groups)) for group in groups],
            )
        except ValueError:
            return None


class _CutFile(NamedTuple):
    form: TextForm
    proof: ProvedFile
    paragraphs: Sequence["_Paragraph"]


class _Paragraph:
    """A paragraph with values, of which the flow is asked once for all that are set alike."""

    def __init__(self, slots: Sequence[tuple[int, Slot]], rest: AtRest, kept: int) -> None:
        """With the numbers of its slots, which stand behind each other; so many flows and one are kept."""
        self._first, self._end = slots[0][0], slots[-1][0] + 1
        self._slots, self._rest, self._kept = [slot for _, slot in slots], rest, kept
        self.block, self._paragraph = self._slots[0].block, self._slots[0].paragraph
        self._alike = [rest.alike(self.block, self._paragraph.runs[slot.run].style) for slot in self._slots]
        self._known = dict[str, Flow | None]()

    def flow(self, texts: Sequence[str]) -> Flow | None:
        """Its flow with its share of the texts; None where more of it may be settled."""
        own = texts[self._first : self._end]
        shape = "\n".join(map(str.translate, own, self._alike))
        return self._known[shape] if shape in self._known else self._asked(shape, own)

    def _asked(self, shape: str, own: Sequence[str]) -> Flow | None:
        shown = [run.shown for run in self._paragraph.runs]
        for slot, text in zip(self._slots, own, strict=True):
            shown[slot.run] = text
        # Word ends lines without a look at where runs of one style end.
        styles = [run.style for run in self._paragraph.runs]
        runs = (Run("".join(shown), styles[0]),) if len(set(styles)) == 1 else tuple(map(Run, shown, styles))
        if len(self._known) > self._kept:
            self._known.clear()
        self._known[shape] = flow = self._rest.flow(self.block, replace(self._paragraph, runs=runs))
        return flow


class ReportCopies:
    """The copies of a draft, laid out by its profile. A report that differs in values alone from the last one that was cut for it is joined from
    that, where its pages decide the same, and made from its start where not.
    """

    def __init__(self, draft: Draft, look: PageLook, base: Package | None, style: CopyStyle, pdf: DrawPdf | None) -> None:
        """With what other programs put into the report `base` that the draft was opened from."""
        self._draft, self._look, self._base, self._pdf = draft, look, base, pdf
        self._final, self._plain = style is CopyStyle.FINAL, style is not CopyStyle.REPORT
        self._caches = Caches()
        self._stand = TextStand(self._caches.composing)
        self._last: tuple[Values, Draft, list[str] | None] | None = None
        self._joining: _Joining | None = None
        self._before: Draft | None = None

    @property
    def template(self) -> Template:
        """The draft's own."""
        return self._draft.template

    def _with(self, values: Values) -> tuple[Draft, list[str] | None]:
        """The draft with these values, and what stands in their places where it may be joined; the same ones for the same values."""
        if self._last is None or self._last[0] is not values:
            draft = self._draft.with_values(values)
            self._last = values, draft, self._joining.texts(draft) if self._joining is not None else None
        return self._last[1:]

    def holes(self, values: Values) -> tuple[Field, ...]:
        """The fields that would print a hole, told by the composed text."""
        draft, texts = self._with(values)
        return self._stand(draft).fields(draft) if texts is None or self._joining is None else self._joining.holes

    def made(self, values: Values, endings: Collection[str]) -> MadeCopy:
        """The Word file, and the pages as this program draws them."""
        draft, texts = self._with(values)
        before, self._before = self._before, draft
        if texts is not None and self._joining is not None and ".pdf" not in endings and (data := self._joining.joined(draft, texts)):
            return MadeCopy({".docx": data}, self._joining.problems)
        written = written_file(draft, self._look, self._base, final=self._final, to_print=self._plain, caches=self._caches)
        written.refuse_unproved()
        if self._base is None and not self._plain and self._is_like_more(draft, texts, before):
            self._joining = _Joining(written, self.holes(values))
        files = {".docx": written.grafted.data}
        if ".pdf" in endings and self._pdf is not None:
            files[".pdf"] = self._pdf(written.laid, self._look.profile)
        return MadeCopy(files, written.problems)

    def _is_like_more(self, draft: Draft, texts: Sequence[str] | None, before: Draft | None) -> bool:
        """Whether those to come may be joined from a draft that was made from its start: it is the first, it could have been joined if the one that
        was to be cut could be, or it differs from the one before in nothing else.
        """
        if self._joining is None or before is None:
            return True
        return differ_plainly(draft, before, self._caches.composing) if texts is None else not self._joining.is_cut


def copies_of(draft: Draft, profile: LayoutProfile, fonts: FontBook, *, base: Path | None, style: CopyStyle, pdf: DrawPdf | None) -> Copies:
    """What makes the files of a draft, with what other programs put into the report `base`; raises NigaoError where that can't be read."""
    package = package_in(bytes_at(base)) if base is not None else None
    base_with_more = package if package is not None and may_hold_more(package) else None
    return ReportCopies(draft, PageLook(profile, fonts), base_with_more, style, pdf)
