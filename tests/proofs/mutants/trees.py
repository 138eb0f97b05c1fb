"""Damage to the XML of a part: elements dropped, doubled, moved and nested, wild attributes and texts, entities, encodings and namespaces."""

from collections.abc import Callable
from random import Random

from lxml import etree

from tests.proofs.mutants.damage import Mutator

Element = etree._Element
Change = Callable[[Element, Random], None]
WILD = (
    *("", "0", "-1", "1", "2147483648", "-2147483649", "99999999999999999999", "9" * 400, "1.5", "1e9", "1e999", "NaN", "inf", "-0", "0x10", " 7 "),
    *("٣", "²", "true", "false", "on", "off", "none", "auto", "both", "restart", "nextColumn", "FFFFFFFFFF", "GGGGGG", "%", "5000%", "50%", "\t"),
    *("字", "..", "rId0", "word/document.xml", "http://www.w3.org/", "{x}", "<", "&#0;", "a" * 3000, "100pt", "-1cm", "2026-13-45T99:99:99Z"),
    *("10000-01-01T00:00:00Z", "en-XX"),
)
_LAUGHS = "".join("<!ENTITY a%d '%s'>" % (level, f"&a{level - 1};" * 10) for level in range(1, 10))  # noqa: UP031 - a format in a format
_ENTITIES = (
    *(f"<!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>{_LAUGHS}]>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    *('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>'),
    *('<!DOCTYPE x [<!ATTLIST p a CDATA "b"><!ENTITY a "字">]>',),
)
_DEEP = (60, 200, 1000)


def on_tree(change: Change) -> Mutator:
    """A mutator of a part's bytes that changes its tree; what is no XML any more stays as it is."""

    def mutator(data: bytes, chance: Random) -> bytes:
        try:
            top = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        except etree.XMLSyntaxError:
            return data
        change(top, chance)
        return etree.tostring(top.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    return mutator


def any_of(top: Element, chance: Random, tag: str = "*") -> Element:
    """Any element below the top of that name; the top itself where there is none."""
    found = list(top.iter(tag))
    return chance.choice(found[1:] or found or [top])


def dropped(top: Element, chance: Random) -> None:
    """An element less; what was in it stays, or goes too."""
    node = any_of(top, chance)
    parent = node.getparent()
    if parent is None:
        return
    if chance.random() < 0.3:
        at = parent.index(node)
        parent[at:at] = list(node)
    parent.remove(node)


def doubled(top: Element, chance: Random) -> None:
    """An element twice, or some hundred times."""
    node = any_of(top, chance)
    parent = node.getparent()
    if parent is not None:
        text = etree.tostring(node, with_tail=False)
        for _ in range(chance.choice((1, 1, 1, min(300, 300_000 // len(text))))):
            parent.insert(parent.index(node), etree.fromstring(text))


def moved(top: Element, chance: Random) -> None:
    """An element somewhere else."""
    node, target = any_of(top, chance), any_of(top, chance)
    if node is not top and node not in target.iterancestors() and node is not target:
        target.insert(chance.randrange(len(target) + 1), node)


def nested(top: Element, chance: Random) -> None:
    """An element in itself, far deeper than anybody writes."""
    node = any_of(top, chance)
    shell = etree.Element(node.tag, nsmap=node.nsmap)
    for name, value in node.attrib.items():
        shell.set(name, value)
    inner = shell
    for _ in range(chance.choice(_DEEP)):
        inner = etree.SubElement(inner, node.tag)
    inner.text = node.text
    for child in list(node):
        inner.append(child)
    node.append(shell)


def renamed(top: Element, chance: Random) -> None:
    """An element that is called as another one, or as none."""
    node = any_of(top, chance)
    node.tag = chance.choice((any_of(top, chance).tag, any_of(top, chance).tag, "x", "{urn:x}y"))


def wild_attribute(top: Element, chance: Random) -> None:
    """An attribute with a value that nobody expects there, or without one, or gone, or another's."""
    nodes = [node for node in top.iter("*") if node.attrib]
    if nodes:
        node = chance.choice(nodes)
        name = chance.choice(node.keys())
        way = chance.randrange(6)
        if way == 0:
            del node.attrib[name]
        elif way == 1:
            other = chance.choice(nodes)
            node.set(name, other.get(chance.choice(other.keys())) or "")
        else:
            node.set(name, chance.choice(WILD))


def wild_text(top: Element, chance: Random) -> None:
    """Another text in an element, or some where none is."""
    texts = [node for node in top.iter("*") if node.text]
    node = chance.choice(texts) if texts and chance.random() < 0.8 else any_of(top, chance)
    node.text = chance.choice((*(w for w in WILD), "{{ 甲 }}", "{% if %}", "X年X月X日", "____", "\n\n", "\u202e", "\u200b", "字" * 3000, " " * 2000))
    if chance.random() < 0.2:
        node.tail = "字"


def shuffled(top: Element, chance: Random) -> None:
    """The children of an element in another order."""
    node = any_of(top, chance)
    children = list(node)
    chance.shuffle(children)
    node[:] = children


def emptied(top: Element, chance: Random) -> None:
    """An element without anything in it."""
    node = any_of(top, chance)
    node.clear(keep_tail=True)


def with_entities(data: bytes, chance: Random) -> bytes:
    """A document type before the root element, with entities that one of its texts uses."""
    head, mark, rest = data.partition(b"?>") if data.startswith(b"<?xml") else (b"", b"", data)
    use = chance.choice((b"&a;", b"&a0;", b"&a9;", b"&undefined;", b""))
    rest = rest.replace(b"</w:t>", use + b"</w:t>", 3)
    return head + mark + chance.choice(_ENTITIES).encode() + rest


def in_another_encoding(data: bytes, chance: Random) -> bytes:
    """The part in another encoding, with the right name in its declaration, a wrong one or none."""
    text = data.decode("utf-8", errors="replace")
    text = text.partition("?>")[2] if text.startswith("<?xml") else text
    encoding = chance.choice(("UTF-16", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "GB18030", "ISO-8859-1", "UTF-7", "IBM037", "Shift_JIS"))
    told = chance.choice((encoding, encoding, "UTF-8", "UTF-16", "x-unknown", ""))
    declaration = f'<?xml version="{chance.choice(("1.0", "1.0", "1.1", "2.0"))}" encoding="{told}"?>' if told else ""
    return (declaration + text).encode(encoding, "xmlcharrefreplace")


def other_namespaces(data: bytes, chance: Random) -> bytes:
    """Strict namespaces, unknown ones, other prefixes, or none declared."""
    old = b"http://schemas.openxmlformats.org/"
    changes = (
        (old, b"http://purl.oclc.org/ooxml/"),
        (b"/2006/main", b"/main"),
        (b"wordprocessingml", b"drawingml"),
        (b"xmlns:w=", b"xmlns:v="),
        (b"<w:", b"<W:"),
        (b"w:val=", b"val="),
        (b"xmlns:r=", b"xmlns:rr="),
        (b"/relationships/", b"/relationshops/"),
    )
    made = data
    for before, after in chance.sample(changes, chance.choice((1, 1, 2))):
        made = made.replace(before, after)
    if chance.random() < 0.3:
        made = made.replace(old, b"http://purl.oclc.org/ooxml/").replace(b"/2006/", b"/")
    return made


def odd_around(data: bytes, chance: Random) -> bytes:
    """Something before, behind or around the root element, or its text in another form."""
    comment = b"<!--" + b"x" * 100 + b"-->"
    ways = (comment + data, data + comment, data + data, b"\xef\xbb\xbf" + data, data.replace(b"<w:t>", b"<w:t><![CDATA[<w:p/>]]>", 5), b"\n" + data)
    processed = data.replace(b"</w:p>", b"<?x y?><!-- z --></w:p>")
    return chance.choice((*ways, processed, processed, data.replace(b"><", b">\n  <")))


TREES: tuple[Change, ...] = (
    *(dropped, dropped, dropped, doubled, doubled, moved, moved, moved, nested, renamed, renamed),
    *(wild_attribute, wild_attribute, wild_attribute, wild_attribute, wild_text, wild_text, shuffled, emptied),
)
RAW: tuple[Mutator, ...] = (with_entities, in_another_encoding, other_namespaces, odd_around)
