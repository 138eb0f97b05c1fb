"""The number formats that a sheet names by a number alone (ECMA-376 Part 1, 18.8.30), as a Chinese computer shows them."""

_MONTH, _DAY, _DATE, _CLOCK = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"', 'h"时"mm"分"'
_HALF_DAY, _SECONDS = f"上午/下午{_CLOCK}", 'ss"秒"'
_PLAIN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"}
_PLAIN_MONEY = dict.fromkeys((5, 6), '"¥"#,##0;"¥"-#,##0') | dict.fromkeys((7, 8), '"¥"#,##0.00;"¥"-#,##0.00')
_ACCOUNTS = {37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00"}
_ACCOUNTS_MONEY = {
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;-"¥"#,##0;"¥-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;-"¥"#,##0.00;"¥-"',
}
_MOMENTS = {
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
# 50 to 58 are 27 to 36 again, in another order.
_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), _MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _DAY),
    30: "m/d/yy",
    31: _DATE,
    32: _CLOCK,
    33: _CLOCK + _SECONDS,
    34: _HALF_DAY,
    35: _HALF_DAY + _SECONDS,
    55: _HALF_DAY,
    56: _HALF_DAY + _SECONDS,
}
BUILTIN = _PLAIN | _PLAIN_MONEY | _ACCOUNTS | _ACCOUNTS_MONEY | _MOMENTS | _CHINESE | {48: "##0.0E+0", 49: "@"}
"""Code by number; a number that is not here is General."""
