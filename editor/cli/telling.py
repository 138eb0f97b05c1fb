"""Results for reading, where no JSON was asked for."""

from collections.abc import Iterable, Iterator

from editor.checks import Finding
from editor.desk import ReadBack
from editor.model.returned.placed import comments_of, tracked_count
from editor.model.sample.inspection import Inspection
from editor.model.text.series import in_row
from editor.model.words import tr


def inspection_lines(seen: Inspection) -> Iterator[str]:
    """What the reader saw: elements, headings by level, noise, and each field with its places."""
    elements = (
        (tr("标题"), seen.title),
        (tr("主送"), seen.addressee),
        (tr("署名"), seen.signature),
        (tr("日期"), seen.date),
        (tr("文种"), seen.kind),
    )
    yield from (f"{name}\t{text}" for name, text in elements if text)
    yield tr("编码\t{encoding}", encoding=seen.source.encoding)
    yield tr("不属于正文的行\t{count}", count=len(seen.noise_lines))
    yield tr("层级\t{count}", count=len(seen.headings))
    yield from (f"{'  ' * heading.level}{heading.text}" for heading in seen.headings)
    yield tr("空位\t{count}", count=len(seen.slots))
    places: dict[str, int] = {}
    for slot in seen.slots:
        places[slot.field] = places.get(slot.field, 0) + 1
    yield from (f"  {field}\t{tr('{count} 处', count=count)}" for field, count in places.items())


def value_lines(report: ReadBack) -> Iterator[str]:
    """The values by field, then what was changed outside of the program."""
    for field in report.fields:
        value = report.draft.value(field.key)
        yield f"{field.key}\t{value if isinstance(value, str) else tr('{count} 行', count=len(value))}"
    if report.changed_fields:
        yield tr("在别处改过的填写项\t{names}", names=in_row(report.changed_fields))
    yield from (tr("在别处改过的正文\t{was} → {now}", was=change.was, now=change.now) for change in report.changed_texts)
    for placed in comments_of(report.foreign):
        yield tr("批注\t{text}", text="\t".join(part for part in (placed.thing.author, placed.thing.text, placed.thing.marked) if part))
    if count := tracked_count(report.foreign):
        yield tr("修订\t{count} 处，已按接受看待", count=count)


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """A line for each finding: where it stands, its class and rule, the words, what should stand there, and why."""
    for found in findings:
        where = tr("第 {line} 行", line=found.place.line + 1)
        fix = "" if found.fix is None else f" → {found.fix or tr('（删去）')}"
        yield f"{where}\t{found.level.value}\t{found.rule}\t{found.words}{fix}\t{found.why}"
