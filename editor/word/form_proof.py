"""Proof of a filled form: it is read again, and every line is the old one but for what was filled."""

from collections.abc import Sequence

from editor.model.problem import NigaoError, Problem
from editor.model.words import tr
from editor.word.forms import Filling, WordForm


def prove_filled(form: WordForm, written: bytes, fillings: Sequence[Filling]) -> list[Problem]:
    """What is wrong with a filled copy, nothing when it is proved; a problem names the line of the form (from 0) where it is known."""
    try:
        copy = WordForm(written)
    except NigaoError as error:
        return [Problem(error.text)]
    return [*_line_problems(form, copy, fillings), *_part_problems(form, copy, fillings)]


def _line_problems(form: WordForm, copy: WordForm, fillings: Sequence[Filling]) -> list[Problem]:
    expected = [(number, part) for number, line in enumerate(_expected(form, fillings)) for part in line.split("\n")]
    for (number, wanted), found in zip(expected, copy.source.lines, strict=False):
        if wanted != found:
            return [Problem(tr("写出的表里，“{line}”这一行与填写的不同。", line=form.source.lines[number][:12]), line=number)]
    return [] if len(expected) == len(copy.source.lines) else [Problem(tr("写出的表里，行数与原来的不同。"))]


def _expected(form: WordForm, fillings: Sequence[Filling]) -> list[str]:
    lines = list(form.source.lines)
    for filling in sorted(fillings, reverse=True):
        line = lines[filling.line]
        lines[filling.line] = line[: filling.start] + form.shown(filling) + line[filling.end :]
    return lines


def _part_problems(form: WordForm, copy: WordForm, fillings: Sequence[Filling]) -> list[Problem]:
    """The parts in which nothing was filled are the same bytes; what says that the file is a template or has macros may have gone."""
    before, after = form.parts(), copy.parts()
    touched = {form.part_of(filling.line) for filling in fillings}
    same = [path for path in before if path in after and path not in touched and path != "[Content_Types].xml" and not path.endswith(".rels")]
    lost = [path for path in before if path not in after and "vba" not in path]
    changed = [path for path in same if before[path] != after[path]]
    return [Problem(tr("写出的表里，“{path}”丢了或变了。", path=path)) for path in (*lost, *changed)]
