"""What Word and WPS do to every file that they save, whatever was edited: none of it is an edit."""

import copy

from lxml import etree

from tests.desk.word_parts import Element, part_of, text_of, w, with_part

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def saved_by_word(data: bytes) -> bytes:
    """The report as Word saves it: marks of revisions, proofing and rendering, runs in pieces, style ids of its own, a control around a paragraph."""
    document, styles = part_of(data, "word/document.xml"), part_of(data, "word/styles.xml")
    for paragraph in document.iter(w("p")):
        paragraph.set(w("rsidR"), "00AB12CD")
        paragraph.set(w("rsidRDefault"), "00AB12CE")
    for number, run in enumerate(list(document.iter(w("r")))):
        _handled(run, number)
    _mark_last_place(document[0])
    _wrap(max((p for p in document[0] if p.tag == w("p")), key=lambda p: len(text_of(p))))
    _rename_styles(document, styles)
    return with_part(with_part(data, "word/document.xml", document), "word/styles.xml", styles)


def made(tag: str, *children: Element, **values: str) -> Element:
    """An element of Word with these attributes and children."""
    node = etree.Element(w(tag), {w(name): value for name, value in values.items()})
    node.extend(children)
    return node


def _handled(run: Element, number: int) -> None:
    run.set(w("rsidRPr"), f"00{number:06X}")
    look = run.find(w("rPr"))
    run.insert(0 if look is None else 1, made("lastRenderedPageBreak"))
    texts = run.findall(w("t"))
    if len(texts) != 1 or len(texts[0].text or "") < 2:
        return
    rest = copy.deepcopy(run)
    middle = len(texts[0].text or "") // 2
    for text, part in ((texts[0], slice(None, middle)), (rest.findall(w("t"))[0], slice(middle, None))):
        text.text = (text.text or "")[part]
        text.set(_SPACE, "preserve")
    run.addnext(rest)
    run.addnext(made("proofErr", type="spellStart"))
    rest.addnext(made("proofErr", type="spellEnd"))
    if number % 5 == 0:
        tag = made("smartTag", element="place", uri="urn:schemas")
        rest.addprevious(tag)
        tag.append(rest)


def _mark_last_place(body: Element) -> None:
    last = [p for p in body if p.tag == w("p")][-1]
    last.append(made("bookmarkStart", id="9001", name="_GoBack"))
    last.append(made("bookmarkEnd", id="9001"))


def _wrap(paragraph: Element) -> None:
    content = made("sdtContent")
    paragraph.addprevious(made("sdt", made("sdtPr", made("docPartObj")), content))
    content.append(paragraph)


def _rename_styles(document: Element, styles: Element) -> None:
    names = {style.get(w("styleId"), ""): f"a{number}" for number, style in enumerate(styles.iter(w("style")))}
    for style in styles.iter(w("style")):
        style.set(w("styleId"), names[style.get(w("styleId"), "")])
    for top in (document, styles):
        for node in top.iter(*(w(tag) for tag in _REFERENCES)):
            node.set(w("val"), names.get(node.get(w("val"), ""), ""))
