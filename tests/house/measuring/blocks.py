"""Numbers that stand for a heading (-2) and for the text run on (-1) where a name should stand."""

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tests.house.measuring.house import House, name_of

# Where the names of these numbers are made.
HOME = "editor.model.template"
_KINDS = (ast.Compare, ast.Call, ast.Tuple, ast.AnnAssign, ast.Assign, ast.arguments, ast.MatchValue)
_OWNERS = ("section", "id")


def block_numbers(house: House) -> Counter[str]:
    """Places where -1 or -2 is taken for a block, as far as the names around it tell, as `module: text`."""
    modules = (module for module in house.modules.values() if not f"{module.name}.".startswith(f"{HOME}."))
    return Counter(f"{module.name}: {found}" for module in modules for node in module.nodes(*_KINDS) for found in _found(node))


def _found(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(left=left, comparators=others) if _is_about_blocks([left, *others]):
            yield ast.unparse(node)
        case ast.Call(func=ast.Name(id="max" | "min"), args=args) if _is_about_blocks(args):
            yield ast.unparse(node)
        case ast.Call(args=args):
            yield from _behind_a_section(args)
            yield from (ast.unparse(each) for each in node.keywords if _is_block(each.arg or "") and _number(each.value))
        case ast.Tuple(elts=elements, ctx=ast.Load()):
            yield from _behind_a_section(elements)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield from _assigned(target, value)
        case ast.Assign(targets=[target], value=value):
            yield from _assigned(target, value)
        case ast.arguments():
            yield from _defaults(node)
        case ast.MatchValue(value=value) if _number(value) == -2:
            yield f"case {ast.unparse(node)}"
        case _:
            return


def _number(node: ast.AST | None) -> int:
    """-1 or -2 when it is written so; else 0."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))) if number in (1, 2):
            return -number
        case _:
            return 0


def _is_block(name: str) -> bool:
    return "block" in name.lower()


def _is_about_blocks(sides: list[ast.expr]) -> bool:
    numbers = [_number(side) for side in sides]
    return any(numbers) and (-2 in numbers or any(_is_block(name_of(side)) for side in sides))


def _behind_a_section(elements: list[ast.expr]) -> Iterator[str]:
    for before, after in pairwise(elements):
        number = _number(after)
        if number and name_of(before) and (number == -2 or name_of(before).strip("_").lower().endswith(_OWNERS)):
            yield f"{ast.unparse(before)}, {ast.unparse(after)}"


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for each, part in zip(target.elts, value.elts, strict=False):
            yield from _assigned(each, part)
    elif _number(value) and (_is_block(name_of(target)) or (_number(value) == -2 and name_of(target))):
        yield f"{ast.unparse(target)} = {ast.unparse(value)}"


def _defaults(arguments: ast.arguments) -> Iterator[str]:
    places = [*arguments.posonlyargs, *arguments.args]
    given = [
        *zip(places[len(places) - len(arguments.defaults) :], arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    yield from (f"{place.arg} = {ast.unparse(value)}" for place, value in given if value and _is_block(place.arg) and _number(value))
