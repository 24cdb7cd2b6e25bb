"""How common syllables are in names: three classes each, for ranking the readings of a relay spelling.

Source: put together for this project by judgement, from the syllables that surnames, given names and place names are made of; the
classes are coarse on purpose and hold no single names.
"""

from functools import cache

_PINYIN_COMMON = frozenset(
    str.split(
        "an bei bao bin bo chang chao chen cheng chun da dong de fang fei feng fu gang guang gui guo hai han hao he hong hua huai huang hui jian jiang "
        "jin jing jun ji jia jie kang kou lan li lian liang lin ling liu long lu luo mei meng min ming nan ning ping qi qin qing quan ren rong rui shan shang "
        "shen sheng shi shu si song su sun tai tang tao tian tong wang wei wen wu xi xia xian xiang xiao xin xing xu xue ya yan yang yi yin ying yong yu "
        "yuan yue yun ze zhang zhao zhen zheng zhi zhong zhou zhu zi zong zhuang zhan"
    )
)
_PINYIN_KNOWN = frozenset(
    str.split(
        "a ai ba bai ban bi bian biao bing cai cang cao ce cha chi chong chu chuan ci dai dan dang dao deng di dian ding dou du duan dun duo e en er fa "
        "fan fen fo gan gao ge gen geng gong gou gu guan ha heng hou hu huan huo jiao jiu ju juan jue kai ke kong ku kuan kun lai lang lao le lei leng lie "
        "lun lv ma mai man mao men mi mian miao mo mou mu na nei ni nian niu nong nv ou pan pang pei peng pi pu qian qiang qiao qiong qiu qu ru ruan "
        "sa sai san sha shao she shou shuang shui shun suo sui ta tan teng ti tie ting tu tuo wan xie xiong xiu xuan xun yao ye you zang zeng zhe zhuo zou zu zuo "
        "cen cong cui chai chan bu bang nai ruo tun xiuyan kui kuang lou luan"
    )
)


def pinyin_cost(syllable: str) -> float:
    """0 for a common syllable of Chinese names, more for rarer ones (`syllable`: pinyin, ü as v)."""
    return 0.0 if syllable in _PINYIN_COMMON else 0.7 if syllable in _PINYIN_KNOWN else 2.0


_MORAE_RARE = frozenset(
    str.split(
        "n' je she che hyo hyu hya pya pyu pyo bya byu byo mya myu myo nya nyu nyo rya gya gyu wi we wo fa fi fe fo vi"
    )
)
_MORAE_SOME = frozenset(
    str.split("kya kyu ryu ryo gyo ja ju jo cha chu cho sha shu sho pa pi pu pe po ze de zo n kyo e")
)


def mora_cost(mora: str) -> float:
    """0 for a common mora of Japanese names, more for rarer ones (`mora`: Hepburn)."""
    return 1.5 if mora in _MORAE_RARE else 0.2 if mora in _MORAE_SOME else 0.0


# Syllables that Korean surnames, given names (Sino-Korean readings) and place names are made of.
_HANGUL = frozenset(
    "가각간갈감갑강개거건검겸경계고곡곤공곽관광괴교구국군권귀규균근금기길김나낙난남내녕노농뇌누능니다단달담당대덕도독동두득등라락란랑래량려력련렬령로록론룡루류륙률륭륵릉리린림립"
    "마막만매맹명모목몽묘무묵문물미민밀박반발방배백번범법벽변별병보복봉부북분불비빈빙사산살삼상새색생서석선설섬성세소속손송수숙순숭승시식신실심쌍아악안알암압앙애액앵야약양어억언엄업여역"
    "연열염엽영예오옥온옹와완왕요욕용우욱운울웅원월위유육윤율융은을음읍응의이익인일임입자작잔잠장재저적전절점정제조족존종좌주죽준중즉증지직진질집차찬찰참창채책처척천철첨첩청체초촌총"
    "최추축춘충취치칠침쾌타탁탄탈탐태택토통퇴투특파판팔패편평포표품풍피필하학한할함합항해행향허헌혁현협형혜호혼홍화환활황회획효후훈휘휴흑흥희"
)


@cache
def hangul_cost(char: str) -> float:
    """0 for a syllable that Korean names are made of, more for any other (`char`: one Hangul syllable)."""
    return 0.0 if char in _HANGUL else 2.5
