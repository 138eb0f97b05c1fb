"""The proof with few documents, and the proof's own proof: a template that lost a line is found out."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from editor.desk import Desk, Opened
from editor.model.sample.inspection import left_out_of
from editor.model.sample.proof.proof import untold
from editor.model.template.template import Section, Template
from editor.reading import document_range
from editor.word import open_package, read_pieces
from tests.proofs.imports.documents import MadeDocument, made
from tests.proofs.imports.judging import broken_promises, letters_in


@pytest.mark.parametrize("seed", range(24))
def test_all_that_a_random_document_holds_is_in_the_template_or_told(seed: int, tmp_path: Path) -> None:
    assert list(broken_promises(made(seed), tmp_path)) == []


def _opened(document: MadeDocument, folder: Path) -> Opened:
    path = folder / f"样稿{document.suffix}"
    path.write_bytes(document.data)
    return Desk().open(path, read_as="sample")


def _robbed(template: Template, chance: Random) -> Template:
    """The template without one of its blocks or headings."""
    places: list[tuple[Section, int | None]] = [(section, None) for section in template.sections if section.heading]
    places += [(section, number) for section in template.sections for number in range(len(section.blocks))]
    section, number = chance.choice(places)
    if number is None:
        return template.with_section(replace(section, heading=""))
    return template.with_section(replace(section, blocks=(*section.blocks[:number], *section.blocks[number + 1 :])))


@pytest.mark.parametrize("seed", range(0, 24, 2))
def test_what_is_taken_out_of_a_template_is_told(seed: int, tmp_path: Path) -> None:
    document = made(seed)
    opened = _opened(document, tmp_path)
    seen = opened.inspection
    assert seen is not None
    robbed = _robbed(opened.draft.template, Random(seed))
    pieces = read_pieces(open_package(document.data, "样稿")) if document.suffix == ".docx" else opened.pieces or ()
    before, after = letters_in(opened.draft.template), letters_in(robbed)
    gone = [text for text in document.texts if text in before and text not in after]
    told = "".join(entry.text for entry in (*left_out_of(seen), *untold(seen, robbed, pieces, document_range(seen))))
    assert [text for text in gone if text not in "".join(told.split())] == []
