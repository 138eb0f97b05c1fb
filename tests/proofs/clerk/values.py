"""What a clerk types into the fields of case 000, in their order, and what has to stand in the sentence for it."""

from typing import NamedTuple


class Filled(NamedTuple):
    """What is typed into a field, and what of it stands where the sample has its blank: what the sentence says already is not said twice."""

    typed: str
    printed: str


def _filled(line: str) -> Filled:
    typed, _, printed = line.partition("|")
    return Filled(typed.strip(), (printed or typed).strip())


_LINES = """
江畔城市建设集团有限公司
江畔城投发展有限公司
年度
十二届八次
五届十次全会 | 五届十次
东湖新城
集团党委
东湖新城
高新开发区 | 高新
“一核两带” | “一核两带”
东湖新城片区
东湖片区 | 东湖
东湖新区管委会
“双核” | 双核
公司
12个 | 12
五 | 五
128.6亿元 | 128.6
１，０２４．５０亿 | 1024.50
450000万元 | 45
市规划和自然资源局
望湖
约120亩 | 120亩
东湖东侧
子公司
望湖置业有限公司 | 望湖置业
江畔产业运营
3.5亿
滨江大道项目 | 滨江大道
5亿元 | 5亿
专项债
东湖污水处理厂
3000万元 | 3000
中长期
1.2亿元
“一江两岸” | 一江两岸
东湖片区
集团年度
120%
8月 | 8
市民中心
钢结构吊装； | 钢结构吊装
创新大厦
滨江大道
十一月底 | 11
望湖小学建设工程 | 望湖小学
地下室施工。 | 地下室施工
产业园二期
11月份 | 11
竣工验收
智慧停车
2027年3月 | 2027年3
设备安装工作 | 设备安装
3个
甲公司、乙公司等 | 甲公司、乙公司
产业园
“三会一课”
片区开发
“红色东湖” | 红色东湖
2026年 | 2026
东湖新城
"""
VALUES = tuple(_filled(line) for line in _LINES.strip().split("\n"))
