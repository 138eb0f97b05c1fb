"""Reports in which all stands that a draft can hold: repeated sections, tables of every kind, elements that share a paragraph."""

from pathlib import Path

from editor.desk import Desk, with_samples
from editor.model.draft.draft import Draft
from tests.desk.elements import ALL, draft_of
from tests.desk.made import filled_draft
from tests.shipped import KNOWN

REPEATED = """+++
format = 1
name = "巡河通报"
kind = "通报"
seal = "seal"

[fields."县名"]
type = "org"

[fields."河段"]
type = "rows"
columns = [{key = "河名", type = "org"}, {key = "里程", type = "number"}, {key = "问题", type = "text"}, {key = "整改日", type = "date"}]

[fields."有无违建"]
type = "choice"
choices = ["有", "无"]
+++
@发文机关标志 {{ 县名 }}河长办公室文件
@发文字号 清河办〔2026〕9号
@标题 关于{{ 县名 }}各河段巡查情况的通报
@主送机关 各乡镇人民政府

今年四月，{{ 县名 }}河长办公室沿河逐段查看，现将查到的情况通报如下。

# {{ 段.河名 }}的情况 {每 段 in 河段}
查看{{ 段.河名 }}共{{ 段.里程 }}公里，主要问题是{{ 段.问题 }}。
以上问题要在{{ 段.整改日 }}之前改完，并把照片报来。

# 其他事项 {可选, 写}
沿河{% if 有无违建 == "有" %}还有违建，另行通报{% else %}没有违建{% endif %}。
## 照片怎么报
照片发到邮箱，注明地点。

# 没有写进去的一节 {可选}
这一节没有打开。

各乡镇要举一反三。

@署名 {{ 县名 }}河长办公室
@成文日期 2026年4月30日
@附注 联系电话见通讯录
@抄送机关 县政府办公室，县水务局
@印发机关 {{ 县名 }}河长办公室
@印发日期 2026年5月1日

@附件 各河段里程表
下表按河名排列。

@附件 巡查要点
巡查要看水面，也要看两岸。
"""
REPEATED_VALUES = {
    "县名": "清溪县",
    "河段": (
        {"河名": "上清河", "里程": "12.5", "问题": "岸边堆有垃圾", "整改日": "2026-05-10"},
        {"河名": "下清河", "里程": "8", "问题": "水面漂着浮萍", "整改日": "2026-05-12"},
        {"河名": "白溪", "里程": "20.3", "问题": "护坡塌了一处", "整改日": "2026-05-15"},
    ),
    "有无违建": "无",
}
TABLES = """+++
format = 1
name = "物资清点报告"
kind = "报告"

[fields."库名"]
type = "org"

[fields."物资"]
type = "rows"
columns = [{key = "品名", type = "text"}, {key = "数量", type = "number"}, {key = "存放处", type = "text"}]

[fields."总数"]
type = "number"
computed = "物资 | 合计('数量')"

[fields."负责人"]
type = "person"
+++
@标题 关于{{ 库名 }}物资清点情况的报告
@主送机关 县应急局

{{ 库名 }}按要求清点了物资，情况报告如下。

# 清点结果
| 序号 | 品名 | 数量 | 存放处 |
| {{ loop.index }} | {{ 物资.品名 }} | {{ 物资.数量 }} | {{ 物资.存放处 }} |
| 合计 | | {{ 总数 }} | 见附表 |
清点由{{ 负责人 }}牵头。

# 存放要求
| 类别 | 要求 | 负责人 |
| 木材 | 架空堆放，不靠墙 | {{ 负责人 }} |
| 绳索 | 挂放，每月晾晒一次 | 值班员 |
| 油料 | 单独存放，远离火源 | {{ 负责人 }} |

@署名 {{ 库名 }}
@成文日期 2026年3月8日
"""
TABLES_VALUES = {
    "库名": "城南仓库",
    "物资": (
        {"品名": "编织袋", "数量": "3000", "存放处": "东一间"},
        {"品名": "铁锹", "数量": "120", "存放处": "东二间"},
        {"品名": "救生衣", "数量": "85", "存放处": "西一间"},
    ),
    "负责人": "白若川",
}


def repeated_draft() -> Draft:
    """A report with a section for each row of a field, optional sections, attachments, a seal and 版记."""
    return draft_of(REPEATED).with_values(REPEATED_VALUES)


def tables_draft() -> Draft:
    """A report with a table over the rows of a field, with a sum under it, and one of fixed rows."""
    return draft_of(TABLES).with_values(TABLES_VALUES)


def all_drafts(desk: Desk) -> dict[str, Draft]:
    """The known templates with their samples, and drafts with every element, section and table, by name."""
    known = {draft.template.name: with_samples(draft) for draft in (desk.open(path).draft for path in KNOWN)}
    forms = {f"要素 {name}": draft_of(text) for name, text in ALL.items()}
    return {**known, **forms, "值守": filled_draft(), "巡河": repeated_draft(), "物资": tables_draft()}


def saved(desk: Desk, draft: Draft, path: Path) -> bytes:
    """The Word file of a draft."""
    path.unlink(missing_ok=True)
    desk.save_word(draft, path)
    return path.read_bytes()
