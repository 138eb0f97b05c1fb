"""One text for what stands differently in the repetitions of a section or a row: markup that asks for the number of the row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from editor.model.draft.flat import Item
from editor.model.template.template import Prose, Section

Version = tuple[Item, ...]


def by_row(versions: Sequence[Version]) -> Version | None:
    """The items that show in each repetition, in order, what its version shows; None where markup can't do so."""
    if len(set(versions)) == 1:
        return versions[0]
    heads = [[item for item in version if isinstance(item, Section)] for version in versions]
    if not all(isinstance(item, Prose | Section) for version in versions for item in version) or len({len(head) for head in heads}) > 1:
        return None
    if not heads[0]:
        return _lines([[item.text for item in version if isinstance(item, Prose)] for version in versions])
    if len(heads[0]) > 1 or not all(isinstance(version[0], Section) for version in versions):
        return None
    firsts = [head[0] for head in heads]
    if len({replace(one, heading="", run_on="") for one in firsts}) > 1:
        return None
    head = replace(firsts[0], heading=by_index([one.heading for one in firsts]), run_on=by_index([one.run_on for one in firsts]))
    return (head, *_lines([[item.text for item in version if isinstance(item, Prose)] for version in versions]))


def _lines(texts: Sequence[Sequence[str]]) -> tuple[Prose, ...]:
    longest = max(map(len, texts))
    return tuple(Prose(by_index([text[at] if at < len(text) else "" for text in texts])) for at in range(longest))


def by_index(texts: Sequence[str]) -> str:
    """Markup that shows each text in its repetition, the most frequent wherever no other is asked for."""
    usual = max(dict.fromkeys(texts), key=texts.count)
    others: Mapping[str, list[int]] = {text: [n for n, one in enumerate(texts, 1) if one == text] for text in dict.fromkeys(texts) if text != usual}
    markup, word = "", "if"
    for text, rows in others.items():
        if text:
            markup += f"{{% {word} {_test('==', ' or ', rows)} %}}{text}"
            word = "elif"
    silent = others.get("", [])
    if not others or not usual:
        return f"{markup}{{% endif %}}" if others else usual
    if silent:
        return f"{markup}{{% {word} {_test('!=', ' and ', silent)} %}}{usual}{{% endif %}}"
    return f"{markup}{{% else %}}{usual}{{% endif %}}"


def _test(sign: str, joint: str, rows: Sequence[int]) -> str:
    return joint.join(f"loop.index {sign} {row}" for row in rows)
