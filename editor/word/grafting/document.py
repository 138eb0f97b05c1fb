"""The text of a written file takes up what stood in the old one, and the parts that it then refers to come along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from editor.word.grafting.blocks import Blocks, blocks_of
from editor.word.grafting.carrying import Carrier, accept, speaks_of_theme
from editor.word.grafting.cleaning import set_apart
from editor.word.grafting.headers import Headers
from editor.word.grafting.lines.lines import GraftedLine, lines_of
from editor.word.grafting.lines.pairs import paired
from editor.word.grafting.lines.placing import Placing
from editor.word.grafting.lines.styles import Styles, keep_numbers, numbers_in
from editor.word.grafting.lines.things import Thing, ThingKind, things_of
from editor.word.grafting.notes import comments_for, drop_comments, is_known, known_ids, notes_for
from editor.word.grafting.paragraphs import Given, block_controls, give_looks, given_looks, wrap_blocks
from editor.word.grafting.parts import REFERENCE, GraftTarget, Source, references
from editor.word.grafting.sections import is_foreign_part
from editor.word.grafting.settings import ties_of
from editor.word.package.marks import our_bookmarks
from editor.word.package.package import Package
from editor.word.package.relations import Relation
from editor.word.package.xml import Element, find, walk
from editor.word.reading.others_controls import controls_of_others
from editor.word.reading.pages import breaks_by_hand
from editor.word.reading.sheet import StyleSheet

_Known = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Put:
    """What was put into a document, which speaks by the ids of the old file until its parts are carried over: whole elements, and links that were put
    around text of the new one. `renamed` are the texts of links and looks (before, after) that are others by now.
    """

    nodes: tuple[Element, ...]
    shells: tuple[Element, ...]
    headers: Headers
    renamed: tuple[tuple[str, str], ...] = ()


def has_own_footers(package: Package) -> bool:
    """Whether somebody wrote into a header or a footer."""
    sheet = StyleSheet.of(package)
    kinds = ((kind, path) for kind in ("header", "footer") for path in package.related(kind))
    return any(is_foreign_part(path, package, sheet, header=kind == "header") for kind, path in kinds)


def put_into(written: Package, source: Source, styles: Styles, *, final: bool) -> Put | None:
    """Put into the document of the written file what finds a place there; None where there was nothing to put in, nor to say in the settings."""
    old, new, body = lines_of(source.package), lines_of(written), find(written.tree(written.main), "w:body")
    assert body is not None
    known = known_ids(source)
    if final:
        known["comment"] = frozenset()
    blocks, sheet = blocks_of(old, source.package), StyleSheet.of(source.package)
    given = {at: look for at, look in given_looks(old, source.package).items() if at not in blocks}
    others = controls_of_others(source.package)
    breaks = breaks_by_hand(source.package)
    things = [thing for thing in things_of(old, sheet, blocks, breaks, others) if _can_be_put(thing, source, known)]
    by_text = not (_has_places(old) and _has_places(new))
    pairs = paired(old, new, by_text=by_text, wanted=_wanted(len(old), blocks | given.keys(), things))
    dressed = give_looks(old, new, pairs, given, written)
    blocks |= _seen_alone(old, pairs, given)
    placing = Placing(old, new, pairs, styles, by_text=by_text)
    for thing in things:
        placing.add(thing)
    is_changed = placing.do()
    placer = Blocks(old, new, pairs, body, others)
    placed = {number: made for number in sorted(blocks) if _is_harmless(old[number], source, known) and (made := placer.place(number))}
    nodes = (*placing.nodes, *(node for made in placed.values() for node in made))
    for node in nodes:
        _tidied(node, known)
    by_now = {at: ([new[n].paragraphs[0]], new[n].text) for at, n in pairs.items()} | {at: (made, "") for at, made in placed.items()}
    wrapped = list(wrap_blocks(block_controls(others, old), old, by_now, styles))
    headers = Headers(source, written, body)
    headers.take(old, new, pairs, {number: made[-1] for number, made in placed.items()})
    is_more = is_changed or dressed or wrapped or placed or headers.made or headers.wanted or ties_of(source)
    return Put(nodes, tuple(placing.shells), headers, (*placing.renamed, *dressed, *wrapped)) if is_more else None


def _seen_alone(old: Sequence[GraftedLine], pairs: Mapping[int, int], given: Given) -> frozenset[int]:
    """The lines without text and without a counterpart of which something is seen: they are taken whole."""
    return frozenset(at for at in given if at not in pairs and not old[at].text.strip())


def _tidied(node: Element, known: _Known) -> None:
    drop_comments(node, known["comment"])
    accept(node)
    set_apart(node)


def _wanted(count: int, blocks: frozenset[int], things: Sequence[Thing]) -> list[bool]:
    """By line whether anything in it wants a place."""
    lines = {part.line for thing in things for part in (*thing.marks, *thing.stretches)} | blocks
    return [number in lines for number in range(count)]


def _has_places(lines: Sequence[GraftedLine]) -> bool:
    return any(path for line in lines for path in line.paths)


def _can_be_put(thing: Thing, source: Source, known: _Known) -> bool:
    """Whether all that a thing refers to can come along; text boxes with places of fields are the draft's."""
    relations = source.relations(source.package.main)
    own = [] if thing.node is None else [str(value) for key, value in thing.node.attrib.items() if value and REFERENCE.fullmatch(str(key))]
    if thing.kind == ThingKind.COMMENT and not any(is_known(mark.node, known) and mark.edge == 0 for mark in thing.marks):
        return False
    return all(source.can_take(relations.get(identity)) for identity in own) and all(_can_stand(mark.node, source, known) for mark in thing.marks)


def _can_stand(node: Element, source: Source, known: _Known) -> bool:
    return not our_bookmarks(node) and source.has_all(node) and is_known(node, known)


def _is_harmless(line: GraftedLine, source: Source, known: _Known) -> bool:
    """Whether a line can be taken whole; comments that are not taken leave it as it is."""
    notes = {kind: ids for kind, ids in known.items() if kind != "comment"}
    boxes = [box for paragraph in line.paragraphs for box in walk(paragraph, "w:txbxContent")]
    return not any(map(our_bookmarks, boxes)) and all(source.has_all(paragraph) and is_known(paragraph, notes) for paragraph in line.paragraphs)


def put_parts(put: Put, document: Element, source: Source, target: GraftTarget, styles: Styles) -> set[str]:
    """Carry over the parts that what was put in refers to, which then goes by its ids in the new file; the kinds of notes that came along."""
    carrier = Carrier(source, target, styles)
    for node in put.nodes:
        styles.adapt(node)
    old = source.relations(source.package.main)
    used = [*(found for node in put.nodes for found in references(node)), *(found for shell in put.shells for found in references(shell, deep=False))]
    wanted: dict[str, Relation] = {identity: carrier.carried(old[identity]) for _, _, identity in used}
    wanted.update({one.relation.identity: carrier.carried(one.relation) for one in put.headers.wanted if one.relation})
    notes = notes_for(document, source, carrier)
    further = [*notes, *comments_for(document, source, carrier)]
    wanted.update({relation.identity: relation for relation in further})
    wanted.update(_numbering(put, source, carrier, styles))
    wanted.update(_theme(put, source, carrier, styles))
    ids = target.identities(wanted)
    for node, key, identity in used:
        node.set(key, ids[identity])
    for one in put.headers.wanted:
        one.refer(ids[one.relation.identity] if one.relation else one.own)
    return {relation.word for relation in notes}


def _numbering(put: Put, source: Source, carrier: Carrier, styles: Styles) -> dict[str, Relation]:
    numbers = numbers_in(*put.nodes, *styles.added) | carrier.numbers
    relations = source.relations(source.package.main).values()
    found = next((relation for relation in relations if relation.word == "numbering" and source.can_take(relation)), None)
    if found is None or not numbers:
        return {}
    return {found.identity: carrier.carried(found, lambda top: keep_numbers(top, numbers))}


def _theme(put: Put, source: Source, carrier: Carrier, styles: Styles) -> dict[str, Relation]:
    """The theme, where something takes its colours or fonts from there."""
    used = carrier.uses_theme or any(speaks_of_theme(etree.tostring(node)) for node in (*put.nodes, *styles.added))
    relations = source.relations(source.package.main).values()
    found = next((relation for relation in relations if relation.word == "theme" and source.can_take(relation)), None)
    return {found.identity: carrier.carried(found)} if used and found is not None else {}
