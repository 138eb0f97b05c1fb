"""What in an opened Word file reaches outside, and the same file without it."""

from collections.abc import Iterator

from editor.model.problem import NigaoError
from editor.model.returned.outside import STAYS_BEHIND, Outside
from editor.word.outside.addresses import programs_in, reaching_out, relationships_of
from editor.word.outside.parts import cut_references, may_reach, reaching_in
from editor.word.package.package import Package, once
from editor.word.package.relations import relations_path
from editor.word.package.xml import Element, get, remove, serialized

_TEXTS = ("header", "footer", "footnotes", "endnotes", "comments")
_DATA = "customXml/"
_DRAWN = (".xml", ".svg", ".vml")


@once
def read_outside(package: Package) -> tuple[Outside, ...]:
    """What in a Word file fetches, starts or leads to something elsewhere, or is hidden, each once, in the order of the file's parts.

    All that is not known to be harmless counts: relationships, codes of fields, addresses, programs, in whatever part they stand.
    """
    return tuple(dict.fromkeys(found for _, found in _found_in(package)))


def read_beside(package: Package) -> tuple[Outside, ...]:
    """What of it stands beside the text: in settings, styles, lists and building blocks, and programs and documents wherever they are."""
    texts = {package.main, *(path for kind in _TEXTS for path in package.related(kind))}
    beside = (found for path, found in _found_in(package) if path not in texts or found.kind in STAYS_BEHIND)
    return tuple(dict.fromkeys(beside))


@once
def _found_in(package: Package) -> tuple[tuple[str, Outside], ...]:
    """What was found, each with the path of the part that has it."""
    relations = ((part, found) for part, node in relationships_of(package) if (found := reaching_out(node)) is not None)
    programs = (("", found) for found in programs_in(package))
    return (*relations, *programs, *_in_parts(package))


def _in_parts(package: Package) -> Iterator[tuple[str, Outside]]:
    for path in _drawn(package):
        top = package.optional(path)
        yield from ((path, found.what) for found in (() if top is None else reaching_in(top)))


def _drawn(package: Package) -> Iterator[str]:
    """The parts that are read as text or pictures and may reach outside; data of custom parts is never shown."""
    paths = (path for path in package.paths if path.lower().endswith(_DRAWN) and not path.startswith(_DATA))
    return (path for path in paths if package.hides_by_style or may_reach(_bytes(package, path)))


def _bytes(package: Package, path: str) -> bytes:
    try:
        return package.part(path)
    except NigaoError:
        return b""


def without_outside(package: Package) -> Package:
    """The file without all that `read_outside` finds in it: what fields and links show stays as text, pictures from elsewhere go.

    The same package where there is nothing of the kind. Programs that nothing refers to any more are left for who carries parts over.
    """
    if not read_outside(package):
        return package
    gone = {path: ids for path in package.paths if (ids := _harmful_ids(package, path))}
    trees = {path: top for path in {*_drawn(package), *gone} if (top := _cleaned(package, path, gone.get(path, frozenset()))) is not None}
    trees |= {relations_path(path): _kept_relations(package, path) for path in gone}
    files = {path: serialized(trees[path]) if path in trees else _bytes(package, path) for path in package.paths}
    return package.with_parts(files, trees)


def _harmful_ids(package: Package, path: str) -> frozenset[str]:
    """The ids of the relationships of a part that lead outside."""
    top = package.optional(relations_path(path))
    nodes = () if top is None else (node for node in top if reaching_out(node) is not None)
    return frozenset(get(node, "Id") for node in nodes)


def _cleaned(package: Package, path: str, gone: frozenset[str]) -> Element | None:
    if package.optional(path) is None:
        return None
    top = package.copied(path)
    cut_references(top, gone)
    for found in list(reaching_in(top)):
        found.take_away()
    return top


def _kept_relations(package: Package, path: str) -> Element:
    top = package.copied(relations_path(path))
    for node in [node for node in top if reaching_out(node) is not None]:
        remove(node)
    return top
