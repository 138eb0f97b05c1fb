"""LibreOffice as the judge of lines: the same settled document as a PDF and as our pages, line by line."""

import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from editor.layout import LIBREOFFICE, FontBook, Laid, LayoutCache, settle
from editor.model.document.document import Document
from editor.model.document.profile import LayoutProfile, profile_from_data
from editor.shipped import shipped_text
from editor.word import write_docx


def standard_profile() -> LayoutProfile:
    """The profile of GB/T 9704 that is shipped."""
    return profile_from_data("gbt9704", tomllib.loads(shipped_text("profiles/gbt9704.toml")))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one document: its lines and ours, page by page, without spaces."""

    name: str
    theirs: list[list[str]]
    ours: list[list[str]]

    @property
    def same_pages(self) -> bool:
        return len(self.theirs) == len(self.ours)

    @property
    def lines(self) -> int:
        return sum(len(page) for page in self.theirs)

    @property
    def differences(self) -> list[tuple[list[str], list[str]]]:
        """Their lines and ours at each place where they part."""
        theirs, ours = _flat(self.theirs), _flat(self.ours)
        changes = SequenceMatcher(None, list(map(_bare, theirs)), list(map(_bare, ours)), autojunk=False).get_opcodes()
        return [(theirs[at:to], ours[start:end]) for kind, at, to, start, end in changes if kind != "equal"]

    @property
    def same_lines(self) -> int:
        """How many of their lines are ours."""
        return self.lines - sum(len(theirs) for theirs, _ in self.differences)


def _flat(pages: list[list[str]]) -> list[str]:
    return [line for page in pages for line in page]


def _bare(line: str) -> str:
    """A line without the mark at its end: LibreOffice drops some hanging ones. One that moved shows in the next line."""
    return line.rstrip("，。、；：！？")


class Glyph(NamedTuple):
    """A character of a page: its baseline and left edge in twips from the page's upper left corner."""

    baseline: float
    left: float
    text: str


def our_lines(laid: Laid) -> list[list[str]]:
    """Our lines, page by page: no spaces, no empty lines, what stands on one baseline in cells as one line."""
    pages = [[(box.baseline, piece) for box in (*page.lines, page.footer) for piece in box.pieces] for page in laid.pages]
    return [_lines(Glyph(baseline, piece.x, piece.text) for baseline, piece in page) for page in pages]


def printed_lines(pdf: Path) -> list[list[str]]:
    """The lines of a PDF, page by page, in the same manner."""
    return [_lines(page) for page in pdf_glyphs(pdf)]


def pdf_glyphs(pdf: Path) -> Iterator[list[Glyph]]:
    """The characters of each page of a PDF."""
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            yield _glyphs(page.get_textpage(), page.get_height())


def _glyphs(page: pdfium.PdfTextPage, height: float) -> list[Glyph]:
    x, y = c_double(), c_double()
    found: list[Glyph] = []
    for index in range(raw.FPDFText_CountChars(page)):
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        # pdfium tells a hyphen at the end of a line by this code.
        text = chr(raw.FPDFText_GetUnicode(page, index)).replace("\x02", "-")
        found.append(Glyph((height - y.value) * 20, x.value * 20, text))
    return found


def _lines(glyphs: Iterable[Glyph]) -> list[str]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyph for glyph in glyphs if glyph.text.strip()):
        if rows and glyph.baseline - rows[-1][0].baseline < 40:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return ["".join("".join(glyph.text.split()) for glyph in sorted(row, key=lambda glyph: glyph.left)) for row in rows]


def offsets(laid: Laid, pdf: Path) -> Iterator[tuple[float, float]]:
    """How far right and down of ours each character stands in the PDF, in twips; characters that the PDF does not have are left out."""
    for page, glyphs in zip(laid.pages, pdf_glyphs(pdf), strict=True):
        for box in (*page.lines, page.footer):
            near = [glyph for glyph in glyphs if abs(glyph.baseline - box.baseline) < 40]
            for text, x in ((text, x) for piece in box.pieces for text, x in zip(piece.text, piece.xs, strict=False)):
                found = min((glyph for glyph in near if glyph.text == text), key=lambda glyph: abs(glyph.left - x), default=None)
                if found is not None:
                    yield found.left - x, found.baseline - box.baseline


def judged(documents: Sequence[Document], folder: Path, profile: LayoutProfile) -> Iterator[Verdict]:
    """The verdict on each document; all of them are given to LibreOffice at once."""
    fonts = FontBook.of(profile)
    settled = [settle(document, profile, fonts).document for document in documents]
    files = [folder / f"made-{number:03}.docx" for number in range(len(settled))]
    for file, document in zip(files, settled, strict=True):
        file.write_bytes(write_docx(document, profile))
    convert_all(files, folder)
    cache = LayoutCache()
    for file, document in zip(files, settled, strict=True):
        ours = our_lines(settle(document, profile, fonts, LIBREOFFICE, cache))
        yield Verdict(file.stem, printed_lines(file.with_suffix(".pdf")), ours)


def convert_all(files: Sequence[Path], folder: Path) -> None:
    """Let one LibreOffice make a PDF beside each Word file."""
    profile = (Path.home() / "libreoffice-profile").as_uri()
    office = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(folder)]
    done = subprocess.run([*office, *map(str, files)], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
