"""A line of markup after its paragraph was rewritten elsewhere: prose as it stands there, slots where their control, or their text, still is."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from editor.model.document.document import Run
from editor.model.returned.edited import EditedRun, key_of
from editor.model.template.field import cell_of
from editor.model.template.markup import TokenKind, joined_markup, literal, slot, tokens_of

_SPACES = re.compile(r"[ \t\u3000]+")


@dataclass(frozen=True, slots=True)
class MarkupPiece:
    """A stretch of a composed paragraph: the text on the page, the markup that made it, and its field path where it is one's own value.

    `source` is the path that it was computed from where it is not.
    """

    text: str
    markup: str
    path: str = ""
    slot: bool = False
    source: str = ""


def pieces_of(markup: str, runs: Iterable[Run]) -> list[MarkupPiece]:
    """The stretches of the composed runs with their markup; where statements made them, slots are named by their fields alone."""
    groups = [(key, "".join(run.shown for run in same)) for key, same in groupby(runs, key=_origin)]
    slots = [markup[token.start : token.end] for token in tokens_of(markup) if token.kind == TokenKind.SLOT]
    by_order = len(slots) == sum(key[0] is not None for key, _ in groups)
    left = iter(slots)
    pieces: list[MarkupPiece] = []
    for (path, _, derived), text in groups:
        if path is None:
            pieces.append(MarkupPiece(text, literal(text)))
        elif by_order:
            pieces.append(MarkupPiece(text, next(left), "" if derived else path, slot=True, source=path if derived else ""))
        else:
            pieces.append(MarkupPiece(text, literal(text) if derived or cell_of(path) else slot(path), "" if derived else path, slot=not derived))
    return pieces


def _origin(run: Run) -> tuple[str | None, int, bool]:
    return run.field, run.place, run.derived


def rewritten(
    pieces: Sequence[MarkupPiece], runs: Sequence[EditedRun], keys: Container[str], *, by_text: bool = False, fresh: Container[str] = ()
) -> tuple[str, ...]:
    """The markup of an edited paragraph, one line for each of its lines; `keys` are the fields that a new slot may name.

    `by_text`: the controls are gone, so a slot stays where its text stands, as it does where its own control alone is gone; but for those of the
    `fresh` fields, which say something else by now.
    """
    left = {run.path for run in runs if run.path}
    waiting = [piece for piece in pieces if piece.path]
    markup: list[tuple[str, bool]] = []
    loose = [p for p in pieces if p.slot and (by_text or not p.path or (p.path not in left and key_of(p.path) not in fresh))]
    for run in runs:
        known = next((piece for piece in waiting if piece.path == run.path), None) if run.path else None
        if known is not None:
            waiting.remove(known)
            markup.append((known.markup, True))
        elif run.path and run.path in keys:
            markup.append((slot(run.path), True))
        else:
            markup += _with_slots(run.text, loose)
    return tuple(line for text in joined_markup(markup).split("\n") if (line := _SPACES.sub(_one_space, text).strip()))


def _one_space(match: re.Match[str]) -> str:
    """Tabs are spaces to a line of markup."""
    return match[0].replace("\t", " ")


def _with_slots(text: str, loose: list[MarkupPiece]) -> Iterator[tuple[str, bool]]:
    """The text as pieces of markup with the slots (True) whose text stands in it, each once and in order."""
    at = 0
    for piece in tuple(loose):
        found = text.find(piece.text, at) if len(piece.text) > 1 else -1
        if found >= 0:
            yield text[at:found], False
            yield piece.markup, True
            loose.remove(piece)
            at = found + len(piece.text)
    yield text[at:], False


def values_between(pieces: Sequence[MarkupPiece], text: str, computed: Container[str] = ()) -> dict[str, str] | None:
    """The values by path that stand between the prose that is still as it was; None where it isn't, or where two values touch.

    Of what was computed, only that from the `computed` paths is told.
    """
    if any(one.slot and other.slot for one, other in pairwise(pieces)):
        return None
    pattern = "".join("(.*?)" if piece.slot else re.escape(piece.text) for piece in pieces)
    match = re.fullmatch(pattern, text, re.DOTALL)
    if match is None:
        return None
    paths = [piece.path or (piece.source if piece.source in computed else "") for piece in pieces if piece.slot]
    return {path: found for path, found in zip(paths, match.groups(), strict=True) if path}


def without_front(runs: Sequence[EditedRun], size: int) -> tuple[EditedRun, ...]:
    """The runs without their first characters."""
    left: list[EditedRun] = []
    for run in runs:
        cut = min(size, len(run.text)) if not run.path else 0
        size -= cut
        left.append(replace(run, text=run.text[cut:]))
    return tuple(run for run in left if run.text)


def between(runs: Sequence[EditedRun], start: int, stop: int) -> tuple[EditedRun, ...]:
    """The runs of the characters from `start` up to `stop`."""
    at, cut = 0, list[EditedRun]()
    for run in runs:
        cut.append(replace(run, text=run.text[max(0, start - at) : max(0, stop - at)]))
        at += len(run.text)
    return tuple(run for run in cut if run.text)
