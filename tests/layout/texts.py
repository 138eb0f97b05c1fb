"""Made-up documents for comparing layouts: meaningless sentences with everything in them that makes a line hard to break."""

import random
from collections.abc import Callable

from editor.model.document.document import Cell, Document, Paragraph, Run, Table

_SYLLABLES = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本"
    "去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权"
    "收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连"
    "断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙"
)
_LATIN = ("GDP", "PM2.5", "Wi-Fi", "A4", "5G", "APP", "ISO 9001", "e-mail", "COVID-19", "Excel", "www.example.cn", "Q3", "VIP", "T+1", "km/h", "kg")
_UNITS = ("%", "℃", "‰", "万元", "人次", "平方米", "km", "个百分点", "亩", "°", "kg", "mm")
_BRACKETS = tuple(zip("（《“‘【〔(「[", "）》”’】〕)」]", strict=True))
_ENDS = "。。。。。；；！？"
_INSIDE = "，，，，，，、、、：——…"


class TextMaker:
    """Makes paragraphs and documents from a seed; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._places = 0

    def ideographs(self, count: int) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=count))

    def some(self, least: int = 1, most: int = 12) -> str:
        return self.ideographs(self._random.randint(least, most))

    def number(self) -> str:
        digits = self._random.choice(("{:d}", "{:.1f}", "{:.2f}", "{:,d}", "{:d}-{:d}", "第{:d}"))
        whole = self._random.randint(1, 10 ** self._random.randint(1, 7))
        value = float(whole) if "f" in digits else whole
        return digits.format(value, whole + 3) + self._random.choice((*_UNITS, "", ""))

    def date(self) -> str:
        year, month, day = self._random.randint(1998, 2031), self._random.randint(1, 12), self._random.randint(1, 28)
        return self._random.choice(
            (f"{year}年{month}月{day}日", f"{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}", f"{year}年")
        )

    def bracketed(self) -> str:
        opening, closing = self._random.choice((*_BRACKETS, ("“《", "》”")))
        return opening + self.some(1, 9) + closing

    def latin(self) -> str:
        return self._random.choice(_LATIN)

    def dotted(self) -> str:
        return f"{self.some(1, 3)}·{self.some(1, 3)}"

    def clause(self) -> str:
        parts: list[Callable[[], str]] = [
            self.number,
            self.date,
            self.bracketed,
            self.latin,
            self.dotted,
        ]
        text = self.some(2, 14)
        for _ in range(self._random.choice((0, 0, 1, 1, 2))):
            text += self._random.choice(parts)() + self.some(0, 9)
        return text

    def sentence(self) -> str:
        marks = [mark * 2 if mark in "—…" else mark for mark in self._random.choices(_INSIDE, k=self._random.randint(0, 4))]
        return "".join(self.clause() + mark for mark in marks) + self.clause() + self._random.choice(_ENDS)

    def body(self, sentences: int) -> Paragraph:
        runs: list[Run] = []
        for _ in range(sentences):
            style = self._random.choice(("", "", "", "", "加粗", "楷体字符", "黑体字符"))
            if runs and runs[-1].field is None and runs[-1].style == style:
                style = "楷体字符" if style == "加粗" else "加粗"
            runs.append(Run(self.sentence(), style=style))
            if self._random.random() < 0.4:
                runs.append(self.field(style))
        return Paragraph("正文", tuple(runs))

    def field(self, style: str) -> Run:
        self._places += 1
        value = self._random.choice((self.number, self.date, self.some, self.clause))()
        filled = self._random.random() < 0.8
        return Run(value if filled else "", style, f"填写项{self._places}", self.some(2, 6), 1, filled)

    def heading(self, level: int) -> Paragraph:
        number = (self._random.choice(("一、", "二、", "十一、")), "（二）", "3.", "（4）")[level - 1]
        style = ("一级标题", "二级标题", "三级标题", "四级标题")[level - 1]
        return Paragraph(style, (Run(number + self.some(4, 16) + self._random.choice(("", "", "：", "。"))),))

    def table(self) -> Table:
        columns = self._random.randint(2, 5)
        head = tuple(Cell(Paragraph("表头", (Run(self.some(2, 6)),))) for _ in range(columns))
        rows = [tuple(self._cell(column) for column in range(columns)) for _ in range(self._random.randint(2, 12))]
        return Table((head, *rows))

    def _cell(self, column: int) -> Cell:
        if column == 0:
            return Cell(Paragraph("表格正文", (Run(self.some(2, 24)),)))
        return Cell(Paragraph("表格正文", (Run(str(self._random.randint(1, 99999))),)), numeric=True)

    def document(self, tables: bool = True) -> Document:
        """A report of one to six pages."""
        blocks: list[Paragraph | Table] = [
            Paragraph("标题", (Run("关于" + self.some(6, 40) + "的报告"),)),
            Paragraph("空行"),
            Paragraph("主送机关", (Run(self.some(4, 10) + "、" + self.some(2, 30) + "："),)),
        ]
        for _ in range(self._random.randint(2, 9)):
            if self._random.random() < 0.6:
                blocks.append(self.heading(self._random.randint(1, 4)))
            blocks += [self.body(self._random.randint(1, 5)) for _ in range(self._random.randint(1, 4))]
            if tables and self._random.random() < 0.15:
                blocks.append(self.table())
        return Document((*blocks, *self._ending()))

    def _ending(self) -> tuple[Paragraph, ...]:
        count = self._random.randint(0, 3)
        names = [f"{'附件：' if at == 0 else ''}{at + 1}. {self.some(4, 40)}" for at in range(count)]
        notes = [Paragraph("附件说明", (Run(name),)) for name in names]
        date = f"2026年{self._random.randint(1, 12)}月{self._random.randint(1, 28)}日"
        signature = Paragraph("署名", (Run(self.some(4, 14)),)), Paragraph("成文日期", (Run(date),))
        return (*([Paragraph("空行")] if notes else []), *notes, Paragraph("空行"), *signature)
