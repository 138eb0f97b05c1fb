"""Random things put into a report at random places, of a draft that was edited at random too: each is in the new file or told as lost."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.model.document.document import Document, Paragraph, Run
from editor.model.returned.foreign import Foreign
from editor.word import Grafted, expected_of, graft, open_package, prove, read_foreign, read_runs, read_values, write_docx
from tests.word.grafting.random_things import AROUND, PARTLY, POINTS, Put, with_things
from tests.word.papers import profile, report

DOCUMENT = report()
WRITTEN = write_docx(DOCUMENT, profile(), "{}")
KINDS = st.sampled_from((*POINTS, *AROUND, "picture paragraph"))
PUTS = st.lists(st.builds(Put, KINDS, st.integers(0, 99), st.integers(0, 20), st.integers(1, 4)), max_size=12)
CUTS = st.lists(st.tuples(st.sampled_from(("drop", "double", "rewrite", "append")), st.integers(0, 99)), min_size=1, max_size=3)


def _cut(document: Document, cuts: list[tuple[str, int]]) -> Document:
    """The report after edits of its prose."""
    blocks = list(document.blocks)
    for act, number in cuts:
        plain = [
            at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.runs and all(run.field is None for run in block.runs)
        ]
        if not plain:
            break
        at = plain[number % len(plain)]
        block = blocks[at]
        assert isinstance(block, Paragraph)
        if act == "drop":
            del blocks[at]
        elif act == "double":
            blocks.insert(at, block)
        else:
            text = f"新写{block.text[2:]}" if act == "rewrite" else f"{block.text}另行补充。"
            blocks[at] = replace(block, runs=(Run(text),), breaks=())
    return replace(document, blocks=tuple(blocks))


def _texts(data: bytes) -> list[str]:
    """The paragraphs; the end of a page is read as the end of a line, which a draft does not take for another text."""
    return [text for paragraph in read_runs(open_package(data)) if (text := paragraph.text.replace("\n", ""))]


def _without_breaks(data: bytes) -> list[Foreign]:
    return [thing for thing in read_foreign(open_package(data)) if thing.kind != "break"]


def _checked(document: Document, base: bytes) -> Grafted:
    written = write_docx(document, profile(), "{}")
    made = graft(open_package(written), open_package(base))
    assert [problem.text for problem in prove(made.data, expected_of(document))] == []
    again = graft(open_package(written), open_package(made.data))
    assert (again.data == made.data, again.lost) == (True, ())
    assert _texts(made.data) == _texts(written)
    assert read_values(open_package(made.data)) == read_values(open_package(written))
    return made


@settings(max_examples=40, deadline=None, derandomize=True)
@given(puts=PUTS)
def test_of_a_draft_that_was_not_edited_nothing_is_lost(puts: list[Put]) -> None:
    base = with_things(WRITTEN, puts)
    made = _checked(DOCUMENT, base)
    # The end of a page inside a value is a break of the value's lines to a draft.
    assert {thing.kind for thing in made.lost} <= {"break"}
    assert _without_breaks(made.data) == _without_breaks(base)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(puts=PUTS, cuts=CUTS)
def test_of_any_draft_each_thing_is_there_or_told(puts: list[Put], cuts: list[tuple[str, int]]) -> None:
    base = with_things(WRITTEN, puts)
    made = _checked(_cut(DOCUMENT, cuts), base)
    there = Counter((thing.kind, thing.text) for thing in (*made.lost, *read_foreign(open_package(made.data))) if thing.kind not in PARTLY)
    assert there == Counter((thing.kind, thing.text) for thing in read_foreign(open_package(base)) if thing.kind not in PARTLY)
