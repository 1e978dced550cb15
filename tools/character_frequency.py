"""Makes the list of Chinese characters by frequency that the guess at a file's encoding stands on; stdlib only.

The frequencies are those of the words in jieba's dict.txt (https://github.com/fxsjy/jieba, MIT licence), which are
simplified ones. So a traditional character is as frequent as the simplified one it stands for, or at least as its
place in Big5 says, whose first level holds the frequent ones.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TARGET = Path(__file__).resolve().parent.parent / "resources" / "encodings" / "characters.txt"

# Once in how many characters, as a power of two.
RAREST = 19
BIG5_FREQUENT = 13
GB2312_FREQUENT = 15
STEPS = 2  # to each power of two

# What no dictionary counts, as newspapers have it.
COUNTED_BY_HAND = {
    4: "，",
    5: "。、",
    7: "“”《》：；「」（）\u3000",
    8: "？！—…·",
    9: "『』０１２３４５６７８９％",
    11: "‘’〈〉【】～•‧－／①②③④⑤⑥⑦⑧⑨⑩",
    12: "○〇℃°×±→■●★◆▲",
    10: "嘅喺咗啲嚟冇佢哋咁嗰唔乜嘢噉睇諗攞畀",  # Cantonese
}

# Simplified and traditional by turns.
PAIRS = (
    "们們国國来來这這时時为為个個说說会會没沒还還后後开開发發与與实實现現尔爾华華湾灣学學应應该該书書区區对對"
    "过過间間问問关關门門见見员員车車东東长長马馬鸟鳥鱼魚龙龍风風飞飛电電话話语語读讀写寫听聽觉覺观觀业業产產"
    "经經济濟总總统統组組织織结結给給红紅级級约約线線练練绝絕继繼续續维維网網络絡纪紀细細终終绍紹绿綠编編"
    "议議论論设設证證评評识識试試诗詩调調谈談谁誰请請诸諸让讓认認记記许許变變边邊达達进進远遠运運连連选選迁遷"
    "适適递遞逻邏点點热熱灯燈炼煉无無当當将將军軍农農写寫冲衝决決况況净淨减減几幾刘劉则則刚剛创創办辦务務动動"
    "劳勞势勢历歷压壓厂廠厅廳县縣双雙众眾优優伤傷传傳体體价價众眾伟偉侧側侦偵债債倾傾偿償儿兒党黨兰蘭兴興"
    "养養内內义義乡鄉买買卖賣乱亂争爭于於亏虧云雲亚亞亲親亿億仅僅从從仓倉仪儀号號叶葉吗嗎启啟员員响響"
    "唤喚问問团團园園围圍图圖圆圓圣聖场場坏壞块塊坚堅坛壇报報声聲壳殼处處备備复復够夠头頭夸誇夹夾夺奪奋奮奖獎"
    "妇婦妈媽娱娛孙孫宁寧宝寶实實审審宪憲宫宮宽寬宾賓对對寻尋导導寿壽尽盡层層属屬岁歲岛島岭嶺带帶帮幫师師帅帥"
    "干幹并並广廣庆慶庄莊库庫庙廟废廢张張弹彈强強归歸录錄径徑彻徹忆憶怀懷态態怜憐恋戀恶惡恼惱惊驚惨慘惯慣愿願"
    "戏戲战戰户戶执執扩擴扫掃扬揚护護报報担擔拥擁择擇挂掛挥揮损損换換据據摆擺摄攝敌敵数數断斷旧舊显顯晓曉暂暫"
    "术術机機杀殺杂雜权權条條杨楊极極构構枪槍标標树樹样樣桥橋档檔检檢楼樓欢歡欧歐残殘气氣汇匯汉漢汤湯沟溝泽澤"
    "洁潔测測济濟浓濃涛濤润潤涨漲渐漸温溫湿濕满滿灭滅灵靈灾災烟煙烧燒爱愛爷爺状狀独獨狱獄猎獵献獻环環"
    "画畫疗療疯瘋监監盖蓋盘盤着著睁睜矿礦码碼础礎确確礼禮离離种種积積称稱稳穩穷窮竞競笔筆签簽简簡类類粮糧紧緊"
    "罗羅罚罰联聯职職肃肅肤膚肿腫胜勝脑腦脸臉脱脫节節艺藝芦蘆苏蘇范範荐薦荣榮药藥获獲营營虑慮虽雖补補装裝"
    "规規视視览覽触觸计計订訂训訓讨討访訪诉訴词詞译譯诚誠详詳误誤谋謀谢謝谱譜贝貝负負财財责責败敗货貨质質贫貧"
    "购購贯貫贵貴费費资資赛賽赞贊赵趙赶趕趋趨跃躍践踐踪蹤转轉轮輪软軟轻輕载載较較辆輛辈輩输輸辞辭迈邁违違迟遲"
    "邮郵邻鄰郑鄭酱醬释釋里裡针針钟鐘钢鋼钱錢铁鐵铃鈴银銀销銷锁鎖错錯锦錦镇鎮镜鏡闭閉闲閒闻聞阅閱队隊阳陽"
    "阴陰阵陣阶階际際陆陸陈陳险險随隨隐隱难難雾霧静靜韩韓页頁顶頂项項顺順须須顾顧顿頓预預领領频頻题題颜顏额額"
    "饭飯饮飲馆館驻駐驾駕验驗骗騙鲁魯鲜鮮鸡雞鸣鳴麦麥黄黃齐齊齿齒龄齡么麼台臺只隻余餘面麵准準历曆冲沖里裏户戸"
)


def words() -> Iterable[tuple[str, int]]:
    """The words of jieba's dictionary, each with how often it stood in the text they were counted in."""
    place = find_spec("jieba")
    if place is None or place.origin is None:
        raise SystemExit("jieba is not installed; run make first.")
    for line in (Path(place.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.rsplit(" ", 2)
        yield word, int(count)


def counted(words: Iterable[tuple[str, int]]) -> Counter[str]:
    """How often each character stands in these words."""
    counts: Counter[str] = Counter()
    for word, count in words:
        for character in filter(_is_chinese, word):
            counts[character] += count
    return counts


def rarity(counts: Mapping[str, int]) -> dict[str, float]:
    """Each character with the power of two that says once in how many characters it stands."""
    total = sum(counts.values())
    rare = {character: math.log2(total / count) for character, count in counts.items()}
    for simplified, traditional in zip(PAIRS[::2], PAIRS[1::2], strict=True):
        rare[traditional] = min(rare[simplified], rare.get(traditional, RAREST))
    for characters, most in ((_big5(), BIG5_FREQUENT), (_gb2312(), GB2312_FREQUENT)):
        rare |= {character: min(rare.get(character, most), most) for character in characters}
    by_hand = {character: power for power, characters in COUNTED_BY_HAND.items() for character in characters}
    return rare | by_hand


def listed(rare: Mapping[str, float]) -> str:
    """The file: a power of two and its characters on each line, the most frequent first."""
    lines: defaultdict[float, list[str]] = defaultdict(list)
    for character, power in sorted(rare.items(), key=lambda one: (one[1], one[0])):
        lines[round(power * STEPS) / STEPS].append(character)
    return "".join(f"{power:g} {''.join(lines[power])}\n" for power in sorted(lines) if power <= RAREST)


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _big5() -> str:
    """The first level of Big5."""
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    codes = (bytes((lead, trail)) for lead in range(0xA4, 0xC7) for trail in trails)
    return "".join(filter(_is_chinese, (code.decode("big5", "ignore") for code in codes if code <= b"\xc6\x7e")))


def _gb2312() -> str:
    """The first level of GB 2312."""
    codes = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", "ignore") for code in codes)


def main() -> None:
    """Write the file anew."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(listed(rarity(counted(words()))).encode())


if __name__ == "__main__":
    main()
