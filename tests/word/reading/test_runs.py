"""The text of a report with the places that it comes from, as other programs save them."""

from editor.word import open_package, read_runs, read_values
from tests.word.papers import control, foreign, p

BEGIN, END = '<w:bookmarkStart w:id="7" w:name="_ng0123456789_1"/>', '<w:bookmarkEnd w:id="7"/>'
PLAIN = "<w:text/>"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _runs(*paragraphs: str, **others: str) -> list[list[tuple[str, bool]]]:
    """By paragraph its stretches of text, each with whether a field fills it."""
    read = read_runs(open_package(foreign("".join(paragraphs), **others)))
    return [[(run.text, bool(run.path)) for run in paragraph.runs] for paragraph in read]


def _values(*paragraphs: str) -> list[str]:
    return [value.text for value in read_values(open_package(foreign("".join(paragraphs))))]


def test_of_a_control_that_was_saved_as_several_copies_the_last_one_counts() -> None:
    copies = "".join(control(_run(text), tag="单位", more=PLAIN) for text in ("江畔", "水务", "江畔水务"))
    line = p(_run("由"), BEGIN, copies, END, _run("办"))
    assert _values(line) == ["江畔水务"]
    assert _runs(line) == [[("由", False), ("江畔水务", True), ("办", False)]]


def test_two_empty_bookmarks_of_one_name_are_the_ends_of_a_place() -> None:
    lines = p(BEGIN, END, _run("甲")), p(_run("乙"), BEGIN, END, _run("丙"))
    assert _values(*lines) == ["甲\n乙"]
    assert _runs(*lines) == [[("甲", True)], [("乙", True), ("丙", False)]]


def test_a_number_of_the_program_with_no_text_behind_it_is_prose() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    read = _runs(p(properties=item), p("甲", properties=item), numbering=numbering)
    assert ["".join(text for text, _ in line) for line in read] == ["1.", "2.甲"]
    assert not any(is_filled for line in read for _, is_filled in line)
