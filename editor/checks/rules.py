"""All rules: those of resources/rules with their finders, and those that an office's own lists of words make."""

from collections.abc import Collection, Iterable
from functools import cache

from editor.checks.finders import attachments, codes, counts, dates, elements, marks, numbering, numbers, rates, spelling, sums, words
from editor.checks.terms.finding import Level
from editor.checks.terms.rule import CheckRule, Finders, read_rules

_FINDERS = Finders(
    in_passage={
        "amounts": numbers.amounts,
        "a_few": numbers.a_few,
        "broken_groups": numbers.broken_groups,
        "backwards": dates.backwards,
        "dates_in_numerals": dates.in_numerals,
        "day_counts": dates.day_counts,
        "firm_codes": codes.firm_codes,
        "full_width_forms": marks.full_width_forms,
        "changes": rates.changes,
        "half_capitals": numbers.half_capitals,
        "half_dates": dates.half_dates,
        "half_in_numerals": dates.half_in_numerals,
        "half_width": marks.half_width,
        "holes": words.holes,
        "impossible_dates": dates.impossible,
        "ji": words.ji,
        "means": rates.means,
        "more_than_due": rates.more_than_due,
        "products": rates.products,
        "misheard_idioms": spelling.misheard_idioms,
        "misspelt_words": spelling.misspelt_words,
        "mixed": numbers.mixed,
        "nested_brackets": marks.nested_brackets,
        "nested_titles": marks.nested_titles,
        "doubled": words.doubled,
        "durations": sums.durations,
        "anniversaries": sums.anniversaries,
        "points": sums.points,
        "nested_quotes": marks.nested_quotes,
        "parts_of_whole": numbers.parts_of_whole,
        "parts_of_year": dates.parts_of_year,
        "person_numbers": codes.person_numbers,
        "rates": rates.rates,
        "said_twice": words.said_twice,
        "shares": sums.shares,
        "spaces": marks.spaces,
        "straight_quotes": marks.straight_quotes,
        "totals": sums.totals,
        "unit_ranges": numbers.unit_ranges,
        "unpaired": marks.unpaired,
        "weekdays": dates.weekdays,
        "years_in_numerals": numbers.years_in_numerals,
    },
    in_text={
        "addressee_colon": elements.addressee_colon,
        "addressees": elements.addressees,
        "asks_in_report": elements.asks_in_report,
        "asks_twice": elements.asks_twice,
        "attachment_lone_number": attachments.lone_number,
        "attachment_mentions": attachments.mentions,
        "attachment_name_marks": attachments.name_marks,
        "attachment_numbers": attachments.numbers,
        "attachment_without_match": attachments.without_match,
        "closing_of_other_kind": elements.closing_of_other_kind,
        "copied_below": elements.copied_below,
        "digits_with_comma": numbering.digits_with_comma,
        "grouping": numbers.grouping,
        "heading_stop": marks.heading_stop,
        "line_ends": marks.line_ends,
        "listed": counts.listed,
        "long_title": elements.long_title,
        "no_addressee": elements.no_addressee,
        "no_contact": elements.no_contact,
        "no_copy_number": elements.no_copy_number,
        "no_date": elements.no_date,
        "no_stop": marks.no_stop,
        "no_signatory": elements.no_signatory,
        "other_issuer": elements.other_issuer,
        "other_style": numbering.other_style,
        "out_of_order": numbering.out_of_order,
        "printed_before": dates.printed_before,
        "printed_without_word": elements.printed_without_word,
        "signatory": elements.signatory,
        "skipped_level": numbering.skipped_level,
        "title_without_kind": elements.title_without_kind,
        "two_ways": spelling.two_ways,
        "unpaired": marks.unclosed_paragraphs,
        "wrong_rank": numbering.wrong_rank,
        "you": words.you,
    },
)


@cache
def all_rules() -> tuple[CheckRule, ...]:
    """Every shipped rule, read once."""
    return tuple(read_rules(_FINDERS))


def rules_of(own: Iterable[CheckRule] = (), *, hints: bool | Collection[str] = False) -> tuple[CheckRule, ...]:
    """The rules of class A, those of class B too that `hints` names, or all of them, and an office's own."""
    return (*(rule for rule in all_rules() if rule.level == Level.SURE or hints is True or (hints and rule.name in hints)), *own)


def hint_rules() -> tuple[CheckRule, ...]:
    """The rules of class B."""
    return tuple(rule for rule in all_rules() if rule.level == Level.HINT)
