"""Tables that are keyed by the types of a field, and the types that they leave out."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tests.house.measuring.house import House, Module, name_of

TYPE = "FieldType"
# A handful of names that are types may be anything; more of them are a table of types.
_HANDFUL = 3
_KEYED = frozenset({"dict", "mapping", "mutablemapping", "defaultdict"})


@cache
def field_types(house: House) -> frozenset[str]:
    """The types of a field, from where they are written down: a `Literal` or an enum of the name `FieldType`."""
    for node in (node for module in house.modules.values() for node in module.nodes(ast.Assign, ast.ClassDef)):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript(slice=members)) if name == TYPE:
                return frozenset(ast.literal_eval(members))
            case ast.ClassDef(name=name, body=body) if name == TYPE:
                members = (one for one in body if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant))
                return frozenset(str(ast.literal_eval(one.value)) for one in members)
            case _:
                pass
    return frozenset()


def uncovered_types(house: House) -> Counter[str]:
    """Each table keyed by the types of a field that lacks some, as `module: name lacks a, b`."""
    return Counter(found for module in house.modules.values() for found in _uncovered_in(module, house))


def _uncovered_in(module: Module, house: House) -> Iterator[str]:
    types = field_types(house)
    for name, table, is_said in _tables(module):
        if isinstance(table, ast.Dict) and not table.keys:
            continue  # filled later, with what there is
        keys = _keys(table, types)
        if is_said or (len(keys) > _HANDFUL and keys <= types and isinstance(table, ast.Dict)):
            lacking = ", ".join(sorted(types - keys)) if keys <= types else "what a machine can read"
            if lacking:
                yield f"{module.name}: {name} lacks {lacking}"


def _tables(module: Module) -> Iterator[tuple[str, ast.expr, bool]]:
    """Each dict with the name that it gets and whether its type says that it is keyed by the types of a field."""
    named: dict[ast.expr, tuple[str, bool]] = {}
    for node in module.nodes(ast.AnnAssign, ast.Assign, ast.FunctionDef):
        match node:
            case ast.AnnAssign(target=target, annotation=annotation, value=ast.expr() as value):
                named[value] = name_of(target), _is_by_type(annotation)
            case ast.Assign(targets=[target, *_], value=value):
                named[value] = name_of(target), False
            case ast.FunctionDef(name=name, returns=ast.expr() as annotation) if _is_by_type(annotation):
                returned = (inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return))
                named.update((value, (name, True)) for value in returned if isinstance(value, ast.Dict))
            case _:
                pass
    yield from ((name, table, is_said) for table, (name, is_said) in named.items() if is_said or isinstance(table, ast.Dict))
    yield from (("a dict", node, False) for node in module.nodes(ast.Dict) if node not in named)


def _is_by_type(annotation: ast.expr) -> bool:
    match annotation:
        case ast.Constant(value=str(text)):
            return TYPE in text
        case ast.Subscript(value=kind, slice=ast.Tuple(elts=[key, *_])):
            return name_of(kind).lower() in _KEYED and TYPE in (name_of(key), getattr(key, "value", ""))
        case ast.Subscript(slice=inner):  # Final[…], ClassVar[…]
            return _is_by_type(inner)
        case _:
            return False


def _keys(table: ast.expr, types: frozenset[str]) -> frozenset[str]:
    """The keys of a table, or the table's own text, which no type is, when they can't be read."""
    match table:
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return frozenset(name for key, value in pairs for name in (_keys(value, types) if key is None else {_key(key)}))
        case ast.Tuple(elts=keys):
            return frozenset(map(_key, keys))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _keys(left, types) | _keys(right, types)
        case ast.Call(args=[inner, *_]) | ast.DictComp(generators=[ast.comprehension(iter=inner, ifs=[])]):
            return _keys(inner, types)
        case _:
            return types if name_of(table) in {TYPE, "FIELD_TYPES"} else frozenset({ast.unparse(table)})


def _key(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Attribute(value=ast.Name(id=name), attr=member) if name == TYPE:
            return member.lower()
        case _:
            return ast.unparse(node)
