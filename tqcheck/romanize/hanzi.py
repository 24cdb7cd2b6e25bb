"""The Chinese characters that write foreign names, with their pinyin: 特朗普 -> te lang pu.

Source: the characters of Xinhua's transcription tables (Names of the World's Peoples, a Comprehensive Dictionary, 1993), each with
the reading that it has in transcriptions, and the commonest surnames and place-name characters of mainland news.
"""

from functools import cache

_READINGS = (
    "a阿 ai艾爱埃 an安 ang昂 ao奥敖澳 ba巴芭 bai拜白百 ban班 bang邦 bao鲍保宝包 bei贝北 ben本 bi比毕碧彼 bian边 biao彪 bin宾彬 bing冰 bo博波伯勃柏玻 bu布不卜 "
    "ca察 cai蔡 can灿 ce策 cha查茶 chang昌长 chao超朝 chen陈 cheng成程 chi奇池 chuan川 chun春 ci茨慈 cong聪 cun村 da达大 dai戴代黛 dan丹旦 dang当 dao道岛 de德得 "
    "deng邓登 di迪蒂地 dian典 die迭 ding丁 dong东董 dou窦 du杜都 duan段 dui兑 dun顿敦 duo多朵 e厄额俄 en恩 er尔耳 fa法 fan范凡梵 fang方芳 fei费菲飞 fen芬 feng冯丰 "
    "fo佛 fu弗福夫富芙 ga加嘎 gai盖 gan甘 gang冈港 gao高 ge格戈葛哥 gen根 gong贡宫 gou苟 gu古谷顾 gua瓜 guan关 guang光广 gui圭 guo郭果国 ha哈 hai海 han汉翰罕韩 "
    "hang杭 hao豪浩 he赫何河贺 hei黑 heng亨恒 hong洪宏 hou侯 hu胡虎湖 hua华花 huai怀 huan欢 huang黄 hui惠辉 huo霍 ji吉基季纪 jia贾佳家 jian建简 jiang江姜 jiao焦 "
    "jie杰捷 jin金津 jing京静 jiu久 ju居 juan娟 jun军君 ka卡 kai凯开 kan坎 kang康 kao考 ke克科柯可 ken肯 kong孔 kou寇 ku库 kua夸 kuai快 kuang匡 kui奎 kun昆 kuo阔 la拉腊 "
    "lai莱赖来 lan兰岚 lang朗郎 lao劳老 le勒乐 lei雷蕾 leng冷 li利里力丽莉理李黎 lian连莲 liang良梁 liao廖 lie列 lin林琳 ling玲岭 liu刘柳 long龙隆 lou娄楼 lu鲁卢路露 "
    "luan鸾 lun伦 luo罗洛 lv吕 ma马玛 mai迈麦买 man曼 mang芒 mao毛茂 me么 mei梅美 men门 meng蒙孟 mi米密 mian缅 miao苗 min明民 ming名 mo莫摩默 mou缪 mu穆姆木 na纳娜那 "
    "nai奈乃 nan南楠 nao瑙 nei内 nen嫩 neng能 ni尼妮 nian年 niao鸟 nie涅聂 nin宁 niu纽牛 nong农 nu努 nuo诺 ou欧 pa帕 pai派 pan潘 pang庞 pao保 pei佩裴 pen彭 peng蓬 "
    "pi皮匹 ping平 po珀坡 pu普浦 qi齐契琪 qia恰 qian钱千 qiao乔 qie切 qin秦钦琴 qing青清 qiong琼 qiu丘 qu曲 quan全 ran然 rang让 rao饶 re热 ren仁 reng仍 ri日 rong荣容 "
    "rou柔 ru茹如 rui瑞 run润 ruo若 sa萨撒莎 sai赛塞 san桑三 sang丧 se瑟色 sen森 sha沙 shan山珊 shang尚 shao邵绍 she舍 shen申深沈 sheng圣胜盛生 shi史什施石士实 shou首 "
    "shu舒 shua耍 shuai帅 shuang双 shui水 shuo朔硕 shun顺 si斯思丝司 song松宋 su苏 suan算 sui绥 sun孙 suo索所 ta塔 tai泰台太 tan坦谭 tang汤唐 tao陶 te特 teng滕 ti提 tian田天 tie铁 "
    "ting廷婷 tong通童 tu图土 tuan团 tui推 tun屯 tuo托 wa瓦娃 wai外 wan万 wang旺王汪 wei韦维威魏伟卫 wen文温 weng翁 wo沃 wu乌武吴伍 xi西希锡习 xia夏霞 xian先 xiang香 "
    "xiao肖萧晓 xie谢歇 xin辛新欣 xing兴 xiong雄 xiu休修 xu许徐 xuan宣 xue雪 xun逊 ya亚雅娅 yan扬燕颜 yang杨洋阳 yao姚 ye耶叶 yi伊易伊以 yin因英 ying应 yong永勇 you尤 "
    "yu于余雨玉 yuan元袁 yue约越 yun云 za扎 zai宰 zan赞 zang藏 ze泽 zeng曾 zha乍 zhan詹 zhang张 zhao赵 zhe哲 zhen珍真 zheng郑 zhi芝治 zhong中钟 zhou周州 zhu朱珠 zhuan专 "
    "zhuo卓 zi兹子 zong宗 zu祖 zuo佐"
)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _READINGS.split():
        letters = group.rstrip("".join(c for c in group if not c.isascii()))
        for char in group[len(letters) :]:
            table.setdefault(char, letters)
    return table | {
        "明": "ming",
        "英": "ying",
        "扬": "yang",
        "保": "bao",
        "莎": "sha",
        "彭": "peng",
        "桑": "sang",
        "宁": "ning",
        "加": "jia",
        "什": "shi",
        "藏": "zang",
    }


SEPARATORS = "·•・‧ -"


def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """Pinyin syllables of each part of a name in characters (parts stand between · or blanks); () when a character is unknown."""
    table = _table()
    parts: list[tuple[str, ...]] = []
    word: list[str] = []
    for char in text + "·":
        if char in SEPARATORS:
            if word:
                parts.append(tuple(word))
            word = []
        elif char in table:
            word.append(table[char])
        else:
            return ()
    return tuple(parts)
