"""A number as a section of a format prints it: digits in their places, grouping, percent, powers of ten, fractions."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import dropwhile

from editor.model.text.numerals import chinese_number, formal_number
from editor.sheets.formats.code import FormatMark, FormatSection, FormatToken

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMERALS = {1: str.maketrans("0123456789", "〇一二三四五六七八九"), 2: str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖"), 3: _FULL_WIDTH}
_GENERAL_DIGITS = 10
_WHOLE_DIGITS = 15


def general(number: Decimal) -> str:
    """A number without a format: up to ten digits where it has decimals, whole ones with all of theirs."""
    if number == number.to_integral_value() and abs(number) < 10**_WHOLE_DIGITS:
        return f"{number:.0f}"
    small = abs(number) < Decimal("1e-9")
    if small or abs(number) >= 10**_GENERAL_DIGITS:
        return _short_power(number)
    decimals = _GENERAL_DIGITS - max(1, number.adjusted() + 1)
    shown = f"{_rounded(number, decimals):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _short_power(number: Decimal) -> str:
    mantissa, _, power = f"{number:.5E}".partition("E")
    return f"{mantissa.rstrip('0').rstrip('.')}E{power[0]}{power[1:].zfill(2)}"


def shown_number(number: Decimal, section: FormatSection) -> str:
    """A number that is not negative, or whose sign the section says itself, in the places of a section."""
    if section.has(FormatMark.GENERAL):
        return _general_in(number, section)
    if section.has(FormatMark.SLASH) and section.has(FormatMark.DIGIT):
        return _in_numerals(_fraction(number, section.tokens), section.numerals)
    if section.has(FormatMark.EXPONENT):
        return _power(number, section.tokens)
    scaled = number * 100 ** sum(token.kind == FormatMark.PERCENT for token in section.tokens)
    return _in_numerals(_placed(scaled, section.tokens), section.numerals)


def _general_in(number: Decimal, section: FormatSection) -> str:
    return "".join(_spoken(number, section.numerals) if token.kind == FormatMark.GENERAL else _plain(token) for token in section.tokens)


def _spoken(number: Decimal, numerals: int) -> str:
    """A number read aloud (一百二十三, 壹佰贰拾叁) where the section wants that, else its digits."""
    if numerals == 1:
        return chinese_number(number)
    if numerals == 2 and number == number.to_integral_value():
        return formal_number(int(number))
    return _in_numerals(general(number), numerals)


def _in_numerals(text: str, numerals: int) -> str:
    return text.translate(_NUMERALS[numerals]) if numerals else text


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def _placed(number: Decimal, tokens: tuple[FormatToken, ...]) -> str:
    """Whole part and decimals in their places; commas behind the last place divide by a thousand each, others group."""
    at = next((i for i, token in enumerate(tokens) if token.kind == FormatMark.POINT), len(tokens))
    whole, behind = tokens[:at], tokens[at + 1 :]
    places = [i for i, token in enumerate(tokens) if token.kind == FormatMark.DIGIT]
    last = places[-1] if places else -1
    thousands = sum(token.kind == FormatMark.COMMA for token in tokens[last + 1 :]) if places else 0
    last_whole = max((i for i in places if i < at), default=-1)
    thousands += sum(token.kind == FormatMark.COMMA for token in tokens[last_whole + 1 : at]) if last > at > 0 <= last_whole else 0
    first_whole = min((i for i in places if i < at), default=-1)
    grouped = any(token.kind == FormatMark.COMMA for token in tokens[max(first_whole, 0) : max(last_whole, 0)])
    decimals = sum(token.kind == FormatMark.DIGIT for token in behind)
    value = _rounded(number / 1000**thousands, decimals)
    digits, _, rest = f"{value:f}".partition(".")
    return _whole(digits, whole, grouped=grouped) + ("." if at < len(tokens) else "") + _decimals(rest, behind)


def _whole(digits: str, tokens: tuple[FormatToken, ...], *, grouped: bool) -> str:
    """The digits before the point, from the last place to the first, which takes all that are left."""
    left = "" if digits == "0" else digits
    places, count, made = sum(token.kind == FormatMark.DIGIT for token in tokens), 0, ""
    for token in reversed(tokens):
        if token.kind != FormatMark.DIGIT:
            made = _plain(token) + made
            continue
        places -= 1
        taken, left = (left, "") if not places else (left[-1:], left[:-1])
        for digit in reversed(taken or {"0": "0", "?": " "}.get(token.text, "")):
            made = digit + ("," if grouped and count and count % 3 == 0 and digit != " " else "") + made
            count += 1
    return made


def _decimals(digits: str, tokens: tuple[FormatToken, ...]) -> str:
    """The digits behind the point; those of # that are zero at the end go."""
    wanted = [token.text for token in tokens if token.kind == FormatMark.DIGIT]
    open_end = len(list(dropwhile(lambda pair: pair[1] != "0" and pair[0] == "0", reversed(list(zip(digits, wanted, strict=False))))))
    made, at = "", 0
    for token in tokens:
        if token.kind == FormatMark.DIGIT:
            made += digits[at] if at < open_end else " " if token.text == "?" else ""
            at += 1
        else:
            made += _plain(token)
    return made


def _plain(token: FormatToken) -> str:
    return token.text if token.kind in (FormatMark.LITERAL, FormatMark.PERCENT, FormatMark.SLASH) else ""


def _power(number: Decimal, tokens: tuple[FormatToken, ...]) -> str:
    """A number with a power of ten; with several whole places the power is a multiple of their count."""
    at = next(i for i, token in enumerate(tokens) if token.kind == FormatMark.EXPONENT)
    head, tail = tokens[:at], tokens[at + 1 :]
    point = next((i for i, token in enumerate(head) if token.kind == FormatMark.POINT), len(head))
    step = max(1, sum(token.kind == FormatMark.DIGIT for token in head[:point]))
    decimals = sum(token.kind == FormatMark.DIGIT for token in head[point:])
    power = number.adjusted() // step * step if number else 0
    if abs(_rounded(number.scaleb(-power), decimals)) >= 10**step:
        power += step
    sign = "-" if power < 0 else "+" if tokens[at].text.endswith("+") else ""
    width = sum(token.kind == FormatMark.DIGIT and token.text == "0" for token in tail)
    behind = "".join(_plain(token) for token in tail)
    return _placed(number.scaleb(-power), head) + "E" + sign + str(abs(power)).zfill(width) + behind


def _fraction(number: Decimal, tokens: tuple[FormatToken, ...]) -> str:
    """A whole number and a fraction, the denominator as it is given or as long as it has places."""
    at = next(i for i, token in enumerate(tokens) if token.kind == FormatMark.SLASH)
    given = "".join(token.text for token in tokens[at + 1 :] if token.text.isdigit()).lstrip("0")
    places = sum(token.kind == FormatMark.DIGIT for token in tokens[at + 1 :])
    mixed = sum(_starts_run(tokens, i) for i in range(at)) > 1
    whole = int(number) if mixed else 0
    rest = Fraction(number) - whole
    part = Fraction(round(rest * int(given)), int(given)) if given else rest.limit_denominator(10 ** max(1, places) - 1)
    top, bottom = (round(rest * int(given)), int(given)) if given else (part.numerator, part.denominator)
    if mixed and top == bottom:
        whole, top = whole + 1, 0
    shown = f"{top}/{bottom}" if top or not mixed else ""
    return " ".join(piece for piece in (str(whole) if mixed and (whole or not top) else "", shown) if piece)


def _starts_run(tokens: tuple[FormatToken, ...], at: int) -> bool:
    return tokens[at].kind == FormatMark.DIGIT and (at == 0 or tokens[at - 1].kind != FormatMark.DIGIT)
