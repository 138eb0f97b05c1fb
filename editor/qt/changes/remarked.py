"""What the checks found, as the rows of a list by sections: each can be mended or left alone, all of one rule at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt

from editor.checks import Finding
from editor.model.acts.mending import Mend, mended, mending_of
from editor.model.returned.placed import TextPlace
from editor.model.session.session import Session
from editor.model.text.marking import Stretch, StretchKind
from editor.model.words import tr
from editor.qt.changes.rows import ChangeRow, EveryAct, RowAct, RowFilter
from editor.qt.session.live_checks import LiveChecks

_REACH = 60
"""How many characters of a long sentence are shown before the words and behind them."""


class Remarked:
    """The rows of a session's findings, those of one section together, certain ones first. A fix is an edit of the session like any other."""

    remark = ""
    every: tuple[EveryAct, ...] = ()

    def __init__(self, session: Session, checks: LiveChecks) -> None:
        self.session, self._checks = session, checks
        self.name = tr("校核意见")
        self.hints = (("Enter", tr("改")), ("Del", tr("这处不提")), ("Shift+Del", tr("都不提")), ("Shift+Enter", tr("这类全改")))
        self.headings: Mapping[int, str] = {}
        self.filters = (RowFilter(tr("全部"), self._take_all), RowFilter(tr("能改的"), self._take_mendable), RowFilter(tr("不提的"), self._take_left))
        self._chosen = self._all
        self._found: list[Finding] = []
        self._mended: frozenset[Finding] = frozenset()

    def _take_all(self) -> None:
        self._chosen = self._all

    def _take_mendable(self) -> None:
        self._chosen = self._mendable

    def _take_left(self) -> None:
        self._chosen = self._left

    def _all(self) -> Sequence[Finding]:
        return self._checks.findings

    def _mendable(self) -> Sequence[Finding]:
        return [finding for finding in self._checks.findings if self._can_mend(finding)]

    def _left(self) -> Sequence[Finding]:
        return self._checks.left_alone

    def title(self) -> str:
        """How many rows there are."""
        count = len(self._found)
        if self._chosen == self._left:
            return tr("{count} 条不提", count=count) if count else tr("没有不提的意见")
        return tr("{count} 条意见", count=count) if count else tr("没有意见")

    def rows(self) -> tuple[ChangeRow, ...]:
        """A row for each finding by now; the headings are those of their sections."""
        found = self._found = self._now()
        starts = (number for number, one in enumerate(found) if not number or _section(one) != _section(found[number - 1]))
        self.headings = {number: _section(found[number]) or tr("版头与标题") for number in starts}
        mendable = frozenset(filter(self._can_mend, found))
        alike = Counter(finding.rule for finding in mendable)
        return tuple(self._row(finding, alike[finding.rule] if finding in mendable else 0) for finding in found)

    def _now(self) -> list[Finding]:
        """The findings by now. Between a fix and the next look at the draft the others stay where they are, for the next key to find them there."""
        if self._mended and not self._checks.is_current:
            return [finding for finding in self._found if finding not in self._mended]
        self._mended = frozenset()
        return list(self._in_sections(self._chosen()))

    @staticmethod
    def _in_sections(findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings section by section, each as it comes first, those of class A before the others."""
        for _, group in groupby(findings, key=_section):
            yield from sorted(group, key=attrgetter("level"))

    def _row(self, finding: Finding, alike: int) -> ChangeRow:
        paragraph = self._checks.paragraph(finding)
        place = TextPlace(paragraph.section, paragraph.block, paragraph.text, *finding.at)
        stretches = tuple(_stretches(finding, paragraph.text, mends=alike > 0))
        said = tr("{words}，改为{fix}", words=finding.words, fix=finding.fix or tr("（删去）")) if alike else finding.words
        kind, look = finding.title, "prob" if finding.is_sure else "warn"
        acts = tuple(self._acts(finding, alike))
        spoken = tr("，").join((said, finding.why))
        return ChangeRow(finding, kind, "", place, (kind, spoken), stretches, spoken, look, why=finding.why, acts=acts)

    def _acts(self, finding: Finding, alike: int) -> Iterator[RowAct]:
        """Enter mends, Del leaves alone; with Shift the same is done to all that are alike."""
        enter, delete, leave = Qt.Key.Key_Return, Qt.Key.Key_Delete, partial(self._checks.leave_alone, finding)
        if self._chosen == self._left:
            yield RowAct("again", tr("恢复提示"), delete, partial(self._checks.tell_again, finding))
            return
        if alike:
            yield RowAct("fix", tr("改"), enter, partial(self._mend, [finding]))
        if alike > 1:
            yield RowAct("fix_all", tr("这类全改"), enter, partial(self._mend_rule, finding.rule), shift=True)
        yield RowAct("here", tr("这处不提"), delete, partial(leave, everywhere=False))
        words = finding.words if len(finding.words) <= _SHORT else f"{finding.words[:_SHORT]}…"
        yield RowAct("everywhere", tr("“{words}”都不提", words=words), delete, partial(leave, everywhere=True), shift=True)

    # Mending

    def _as_mend(self, finding: Finding) -> Mend:
        return Mend(self._checks.paragraph(finding), *finding.at, finding.fix or "")

    def _can_mend(self, finding: Finding) -> bool:
        """Whether a finding has a fix for words that the draft holds itself, so that they can be told from what is computed."""
        return finding.fix is not None and not self.session.locked and bool(mending_of(self.session.draft, self._as_mend(finding)))

    def _mend_rule(self, rule: str) -> None:
        self._mend([finding for finding in self._mendable() if finding.rule == rule])

    def _mend(self, findings: Sequence[Finding]) -> None:
        """Put the fixes into the draft, a step of undo together; nothing where the text is another one by now."""
        there = [finding for finding in self._checks.findings if finding in findings]
        if not there:
            return
        what = tr("改：{rule}", rule=there[0].title) if len(there) == 1 else tr("全改：{rule}（{count} 处）", rule=there[0].title, count=len(there))
        self.session.seal()
        self._mended = frozenset(there)
        self.session.edit(mended(self.session.draft, map(self._as_mend, there)), what)
        self.session.seal()
        self._checks.refresh()


_SHORT = 6


def _section(finding: Finding) -> str:
    return finding.place.section


def _stretches(finding: Finding, text: str, *, mends: bool) -> Iterator[Stretch]:
    """The sentence of a finding with its words marked, and what should stand there; of a long sentence what is near."""
    start, end = finding.at
    first = text.find(finding.sentence)
    left, right = (first, first + len(finding.sentence)) if 0 <= first <= start and end <= first + len(finding.sentence) else (0, len(text))
    before, behind = text[max(left, start - _REACH) : start], text[end : min(right, end + _REACH)]
    yield Stretch(("…" if start - _REACH > left else "") + before, StretchKind.SAME)
    yield Stretch(text[start:end], StretchKind.WAS if mends else StretchKind.MEANT)
    if mends and finding.fix:
        yield Stretch(finding.fix, StretchKind.NOW)
    yield Stretch(behind + ("…" if end + _REACH < right else ""), StretchKind.SAME)
