"""Family names, and whether words are the name of a person."""

import re

FAMILY_NAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘杜戴夏钟汪姜范姚谭廖邹熊陆郝孔崔康毛邱秦史侯邵孟"
)
_MORE = frozenset(
    "钱龙万段雷汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵"
)
_NAME = re.compile(r"(?P<family>[\u4e00-\u9fff])[ \u3000]*[\u4e00-\u9fff]{1,2}(?:[（(]女[）)])?|[\u4e00-\u9fff]{2,4}·[\u4e00-\u9fff]{2,8}")


def is_person(text: str) -> bool:
    """Whether words look like the name of a person: a family name with one or two characters, 张　三 too."""
    match = _NAME.fullmatch(text)
    return match is not None and (match["family"] is None or match["family"] in FAMILY_NAMES or match["family"] in _MORE)
