"""Word files out: composed, settled, written, grafted on what the report was opened from, proved, put in place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editor.composing import open_fields
from editor.desk.saving.keeping import Bases, foreign_of, keep_old, lost_with
from editor.desk.saving.meanwhile import met
from editor.desk.saving.printing import Caches, lay_out
from editor.desk.saving.result import Meanwhile, SaveResult
from editor.layout import FontBook, Laid
from editor.model.document.profile import LayoutProfile, ProfileOf
from editor.model.document.single_places import single_places
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_to_json
from editor.model.problem import ExitCode, NigaoError, Problem
from editor.model.returned.foreign import Foreign
from editor.model.session.seen import Seen
from editor.model.words import tr
from editor.storage.files.meanwhile import OvertakenError, busy_elsewhere, only_over
from editor.storage.files.reading import bytes_at, content_digest
from editor.storage.files.writing import write_safely
from editor.word import Expected, Grafted, Package, expected_of, graft, lost_of, prove, read_foreign, write_docx, write_package

_TRIES = 20


@dataclass(frozen=True, slots=True)
class PageLook:
    """How a draft becomes pages: the layout profile and the faces for it."""

    profile: LayoutProfile
    fonts: FontBook


@dataclass(frozen=True, slots=True, eq=False)
class WrittenReport:
    """A report as it will be saved, and what it was made of; what composing remarked is in `caches`."""

    draft: Draft
    look: PageLook
    final: bool
    base: Package | None
    expected: Expected
    grafted: Grafted
    caches: Caches
    laid: Laid

    def is_of(self, draft: Draft, look: PageLook, base: Package | None, *, final: bool) -> bool:
        """Whether it was made of the same."""
        return self.draft is draft and self.look == look and self.final == final and self.base is base

    def refuse_unproved(self) -> None:
        """Raise NigaoError where the file does not say what it should; one that holds more than what was written is proved already."""
        problems = [] if self.grafted.package is not None else prove(self.grafted.data, self.expected)
        if problems:
            raise NigaoError(tr("没有保存：写好的文件核对不上，{why}", why=problems[0].text), ExitCode.UNWRITABLE)

    @property
    def title(self) -> str:
        """The title of the document."""
        return self.laid.document.title

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What composing remarked."""
        return self.caches.problems


def written_file(
    draft: Draft, look: PageLook, base: Package | None, *, final: bool, to_print: bool = False, caches: Caches | None = None
) -> WrittenReport:
    """A draft's Word file with what its base holds more; one `to_print` has no controls, which LibreOffice would draw as the boxes of a form.

    With the `caches` of a draft of the same template only what differs from it is composed and laid out.
    """
    caches = caches or Caches()
    laid = lay_out(draft, look.profile, look.fonts, caches=caches, final=final)
    document, is_clean = single_places(laid.document).document, final or to_print
    expected, inner = expected_of(document, final=is_clean), None if is_clean else draft_to_json(draft)
    if base is None:
        grafted = Grafted(write_docx(document, look.profile, inner, is_clean))
    else:
        package = write_package(document, look.profile, inner, is_clean)
        grafted = graft(package, base, lambda data: not prove(data, expected), final=is_clean)
    return WrittenReport(draft, look, final, base, expected, grafted, caches, laid)


def _is_same(one: Package | None, other: Package | None) -> bool:
    """Whether both are one file: of two windows that save at once, each may have opened it."""
    return one is not None and other is not None and one.data == other.data


def _telling_all(done: SaveResult, copies: Sequence[Path]) -> SaveResult:
    """The result with the copies that were made before somebody wrote the file again."""
    earlier = tuple(copy for copy in dict.fromkeys(copies) if copy not in (done.kept, done.meanwhile.beside))
    return replace(done, meanwhile=replace(done.meanwhile, earlier=earlier)) if earlier else done


class WordFiles:
    """Saves reports as Word files. What was opened and made to tell the losses of a save is kept until a report is saved, so that nothing is done
    twice; the methods may be called from any thread.
    """

    def __init__(self, profile_of: ProfileOf) -> None:
        """`profile_of` gives the layouts by name."""
        self._profile_of = profile_of
        self._bases = Bases()
        self._made: WrittenReport | None = None

    def save(
        self,
        draft: Draft,
        path: Path,
        look: PageLook,
        *,
        final: bool = False,
        base: Path | None = None,
        known: Sequence[Foreign] = (),
        seen: Seen | None = None,
    ) -> SaveResult:
        """Write a draft's Word file with what other programs put into its base; what is `known` of a base that is gone is lost.

        What lies at the path and is not what was `seen` there last is taken in or put beside; without `seen` it may be replaced, whatever it is.
        What is written while this is at work wants a new look in any case.
        """
        copies: list[Path] = []
        for _ in range(_TRIES):
            there = bytes_at(path)
            meanwhile = Meanwhile() if seen is None else met(path, there, seen, draft)
            copies += [] if meanwhile.beside is None else [meanwhile.beside]
            try:
                done = self._save_over(there, meanwhile, meanwhile.draft or draft, path, look, copies, final=final, base=base, known=known)
                return _telling_all(done, copies)
            except OvertakenError:
                seen = seen or Seen(content_digest(there))
        raise busy_elsewhere(path)

    def _save_over(  # noqa: PLR0913 - what is written, how, and what it is made from
        self,
        there: bytes,
        meanwhile: Meanwhile,
        draft: Draft,
        path: Path,
        look: PageLook,
        copies: list[Path],
        *,
        final: bool,
        base: Path | None,
        known: Sequence[Foreign],
    ) -> SaveResult:
        """Write the file over these bytes; raises OvertakenError where others lie there by then. A copy that is made is put into `copies`."""
        source = None if meanwhile.is_other and base in (None, path) else self._bases.of(base, path, draft)
        written = self._written(draft, look, source, final=final)
        written.refuse_unproved()
        grafted, gone = written.grafted, () if base is None or source is not None else lost_of(known, (), final=final)
        old = self._bases.at(path)
        kept = None
        if meanwhile.beside is None:
            kept = keep_old(path, old, look.profile, self._profile_of, grafted.lost if _is_same(old, source) else None)
        copies += [] if kept is None else [kept]
        foreign = () if grafted.package is None else foreign_of(grafted.package, draft, None if final else written.caches.composing)
        # Reads it back: the bytes in place are those that were proved.
        write_safely(path, grafted.data, last=only_over(content_digest(there)))
        self._bases.forget()
        self._made = None
        asked = open_fields(draft, written.caches.composing, final=final)
        return SaveResult(asked, written.problems, kept, grafted.lost or gone, foreign, content_digest(grafted.data), meanwhile)

    def losses(self, draft: Draft, base: Path, look: PageLook) -> tuple[Foreign, ...]:
        """What of a report's foreign structure would find no place if the draft were saved now."""
        source = self._bases.of(base, base, draft)
        if source is None or not read_foreign(source):
            return ()
        self._made = written = self._written(draft, look, source, final=False)
        return written.grafted.lost

    def lost_with(self, base: Path, known: Sequence[Foreign]) -> tuple[Foreign, ...]:
        """What of the things that are known of a report can't be written again since its file is gone or can't be read; nothing where it can."""
        return lost_with(self._bases, base, known)

    def to_print(self, draft: Draft, look: PageLook, *, final: bool, base: Path | None) -> WrittenReport:
        """A draft's Word file for LibreOffice to print, with what the report `base` holds more."""
        source = None if base is None else self._bases.of(base, base, draft)
        self._bases.forget()
        return written_file(draft, look, source, final=final, to_print=True)

    def _written(self, draft: Draft, look: PageLook, source: Package | None, *, final: bool) -> WrittenReport:
        made = self._made
        if made is not None and made.is_of(draft, look, source, final=final):
            return made
        return written_file(draft, look, source, final=final)
