"""Reports with what people put in who check them in Word: comments, tracked changes, pictures."""

from pathlib import Path

from lxml import etree

from tests.desk.opening.damaged import change_document
from tests.desk.word_parts import dropped, paragraph, paragraphs_of, run, text_of, w
from tests.word.papers import R, W, packed, parts_of

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def put_comments(path: Path, *comments: tuple[str, str, str]) -> None:
    """Put comments into a report: the text that each is about, who wrote it, what it says."""
    change_document(path, lambda top: [_mark(top, number, marked) for number, (marked, _, _) in enumerate(comments)])
    parts = parts_of(path.read_bytes())
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    relation = f'<Relationship Id="cm" Type="{R}/comments" Target="comments.xml"/></Relationships>'
    override = f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}"/></Types>'
    made = {rels: _ended(parts[rels], relation, "</Relationships>"), types: _ended(parts[types], override, "</Types>")}
    path.write_bytes(packed({**parts, **made, "word/comments.xml": _comments(comments)}))


def _ended(part: bytes | str, more: str, end: str) -> str:
    return (part.decode() if isinstance(part, bytes) else part).replace(end, more)


def _comments(comments: tuple[tuple[str, str, str], ...]) -> str:
    top = etree.Element(w("comments"), nsmap={"w": W})
    for number, (_, author, text) in enumerate(comments):
        comment = etree.SubElement(top, w("comment"), {w("id"): str(number), w("author"): author, w("initials"): author[:1]})
        etree.SubElement(comment, w("p")).append(run(text))
    return etree.tostring(top, encoding="unicode")


def _mark(top: etree._Element, number: int, marked: str) -> None:
    """Put the range and the reference around the first run that holds a text."""
    paragraph = next(p for p in top.iter(w("p")) if marked in text_of(p))
    node = next((r for r in paragraph.iter(w("r")) if marked in text_of(r)), paragraph.find(w("r")))
    assert node is not None
    start, end, reference = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd")), etree.Element(w("r"))
    etree.SubElement(reference, w("commentReference")).set(w("id"), str(number))
    for mark in (start, end):
        mark.set(w("id"), str(number))
    text = node.find(w("t"))
    if text is not None and text.text and marked != text.text and marked in text.text:
        node = _split(node, text, marked)
    node.addprevious(start)
    node.addnext(end)
    end.addnext(reference)


def _split(node: etree._Element, text: etree._Element, marked: str) -> etree._Element:
    """The run with just the marked text, after its run was cut in three."""
    before, _, after = (text.text or "").partition(marked)
    middle = run(marked)
    text.text = before
    node.addnext(middle)
    if after:
        middle.addnext(run(after))
    for piece in node.getparent().iter(w("t")):  # type: ignore[union-attr]
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return middle


def put_tracked(path: Path, after: str, added: str) -> None:
    """Add a pending insertion behind the run that holds a text."""

    def add(top: etree._Element) -> None:
        node = next(r for r in top.iter(w("r")) if after in text_of(r))
        insertion = etree.Element(w("ins"), {w("id"): "90", w("author"): "主任"})
        insertion.append(run(added))
        node.addnext(insertion)

    change_document(path, add)


def put_picture(path: Path, beside: str) -> None:
    """Add a drawing behind the run that holds a text."""

    def add(top: etree._Element) -> None:
        node = next(r for r in top.iter(w("r")) if beside in text_of(r))
        made = etree.Element(w("r"))
        etree.SubElement(made, w("drawing"))
        node.addnext(made)

    change_document(path, add)


def edit_as_chief(path: Path, count: int) -> None:
    """Edit a report as somebody does who checks it: paragraphs rewritten, added, deleted and moved, `count` in all, a value changed in one place."""

    def edit(top: etree._Element) -> None:
        lines = [line for line in paragraphs_of(top[0]) if len(text_of(line)) > 20][1 : 2 * count : 2]
        for number, line in enumerate(lines):
            act = number % 5
            if act in (0, 1):
                _reword(line, number)
            elif act == 2:
                line.addnext(paragraph("补充一段：以上工作已经列入年度重点任务，由各科室按月报送进展，年底统一核对。", line))
            elif act == 3:
                dropped(line)
            else:
                lines[number - 3].addprevious(line)

    change_document(path, edit)


def _reword(line: etree._Element, number: int) -> None:
    texts = [t for t in line.iter(w("t")) if len(t.text or "") > 8 and not any(a.tag == w("sdt") for a in t.iterancestors())]
    for text in texts[:1]:
        said = text.text or ""
        text.text = f"{said[:4]}认真、扎实地{said[6:]}" if number % 2 else f"{said[:-3]}，并抓好落实{said[-1:]}"
