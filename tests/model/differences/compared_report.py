"""A report whose drafts are compared."""

TEMPLATE = """+++
format = 1
name = "对照"

[fields."单位"]
type = "org"

[fields."日期"]
type = "date"

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "金额", type = "money", unit = "万元"}]
+++
@标题 关于{{ 单位 }}工作的报告
@主送机关 {{ 主送 }}

开头一段话。

# 总体情况
{{ 日期 }}，{{ 单位 }}到位资金若干。
第二段说的是别的事情。
第三段又是另一件。

## 做法
先调查，后动手。

# 项目 {可选, 写}
{% for 行 in 项目 %}{{ 行.名称 }}投资{{ 行.金额 }}万元。{% endfor %}

# 下一步
还要接着做。

@署名 {{ 单位 }}
"""
