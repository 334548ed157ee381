//! Where the lines of a head may end that a browser breaks: it knows no costs, only places.

use super::joints::{Joint, Level, joints};
use super::tokens::atoms;
use super::vocabulary::Vocabulary;
use super::words::Words;
use crate::text::breaks::{BreakRules, breaks};
use crate::text::context::characters;
use crate::text::locale::Locale;

/// The greatest cost of a place that is as good as any other, in squares of em. Tuned by eye; see docs/tuning.md.
const GOOD: i64 = 7;
/// The greatest cost of one between words of which none leans on the other. Tuned by eye; see docs/tuning.md.
const FAIR: i64 = 12;
/// Characters that go on a line of the largest heads of a book on a telephone. Longer pieces are parted
/// at places that are less good. Tuned by eye; see docs/tuning.md.
const LONGEST: usize = 8;

/// Places of a level and a cost, or better.
struct Tier {
    level: Level,
    cost: i64,
}

/// From the best places to the last that cut no word.
const TIERS: [Tier; 5] = [
    Tier { level: Level::Good, cost: GOOD },
    Tier { level: Level::Good, cost: FAIR },
    Tier { level: Level::Awkward, cost: GOOD },
    Tier { level: Level::Good, cost: i64::MAX },
    Tier { level: Level::Awkward, cost: i64::MAX },
];

impl Tier {
    fn has(&self, joint: &Joint) -> bool {
        joint.level <= self.level && joint.cost <= self.cost
    }
}

/// Where a line of a head may end: byte offsets of the characters that may begin one, in ascending order.
/// Blanks are left to the browser. Nothing of a text that is not written in Han characters.
pub(crate) fn turns(text: &str, locale: Locale, vocabulary: &Vocabulary) -> Vec<usize> {
    let characters = characters(text, locale.region);
    let rules = BreakRules { locale, headline: true, ..BreakRules::default() };
    let after = breaks(text, &characters, rules).after;
    let joints = joints(&atoms(&characters, &after), &Words::with(vocabulary));
    let mut chosen: Vec<bool> = joints.iter().map(|joint| TIERS[0].has(joint)).collect();
    for tier in &TIERS[1..] {
        choose(&mut chosen, &joints, tier);
    }
    let is_beside_blank = |at: usize| characters[at].class.is_blank() || characters[at + 1].class.is_blank();
    let inner = 0..characters.len().saturating_sub(1);
    inner.filter(|&at| chosen[at] && !is_beside_blank(at)).map(|at| characters[at + 1].at as usize).collect()
}

/// Chooses the places of a tier inside of all pieces that are too long.
fn choose(chosen: &mut [bool], joints: &[Joint], tier: &Tier) {
    let mut start = 0;
    for end in 1..=joints.len() {
        if end < joints.len() && !chosen[end - 1] {
            continue;
        }
        if end - start > LONGEST {
            for at in start..end - 1 {
                chosen[at] = tier.has(&joints[at]);
            }
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head with bars where its lines may end.
    fn barred(text: &str, words: &[&str]) -> String {
        let vocabulary: Vocabulary = words.iter().copied().collect();
        let mut out = text.to_owned();
        let turns = turns(text, Locale::of(&"zh-Hans-CN".into()), &vocabulary);
        turns.into_iter().rev().for_each(|at| out.insert(at, '|'));
        out
    }

    #[test]
    fn lines_end_between_words() {
        let heads = [
            "三年|清淤|截污|十二公里",
            "老房子|漏雨|怎么办",
            "“小切口”|要有大作为",
            "为什么|越来越|多的|年轻人|回到|古镇",
            "停车难|怎么破？|社区|有办法",
            "一根|晾衣竿|议了|两小时",
            "三年|治理|通过|验收|水上巴士|明日|试航",
            "“问计于民”|写进|一年的|清单",
            "在家门口|看病|越来越|方便了",
            "他们|把旧|仓库|改成了|图书馆",
            "把论文|写在|稻田里",
            "从三百多扇|窗到|六百扇窗",
            "我区|与浙江|大学|签署|战略|合作|协议",
            "让老年人|吃得好、|住得下、|走得出",
            "第42家|社区|食堂|在芦桥|开张",
            "2026年|一季度|GDP|同比|增长|6.5%",
            "全市|新增|充电桩|3800个",
            "下周|一起|三条|“微公交”|开跑",
            "《橹声|是有|颜色的》|首发式|在区|图书馆|举行",
            "《红楼梦》|展览|在区|图书馆|开幕",
            "鹭埭|村民|喜迁|新居",
            "区委|书记|陈建国|走访|慰问|困难|群众",
            "沈砚秋|顾一鸣|获评|全市|十佳|记者",
            "老旧|小区|加装|电梯|第100台|投用",
            "夜里|亮着的|窗|从三百多扇|回到|六百扇",
            "水上巴士|“春归号”|清晨|六点|离岸",
            "不仅仅是|一碗面",
            "谁来|为骑手|留一盏灯",
            "最后|一公里|有人|管了",
            "孩子们的|暑假|去哪儿了",
            "城管|执法|为何|先敬礼|再开口",
            "今年|夏天会|更热吗",
            "没有|围墙的|公园|来了",
            "一个|人的|邮局",
            "老街坊的|新邻居",
            "十五分钟|生活圈|再添|新成员",
            "网格员|带着|喇叭|进弄堂",
            "二手|书店|为什么|总在巷子|深处",
            "这座桥修|还是|不修？|听大家的",
            "高考期间|噪声|管控|升级",
            "全国|两会上的|“溪湾声音”",
            "碳达峰|路上的|小城|样本",
            "一次性|告知 一次性|办好",
            "AI|助手|进政务|大厅 办事|不再|排长队",
            "5G|信号|恢复 全区|停课|一天",
            "与时间|赛跑的人",
            "关于|进一步|优化|营商|环境的|若干|措施",
            "企业家|座谈会|提出|二十三条|建议",
            "地铁|5号线|二期|工程|今日|开通|试运营",
            "防汛|Ⅲ级|应急|响应|启动",
            "村里|来了|第一|书记",
            "要想富|先修路",
            "向群众|学习 向实践|学习",
            "首届|邻里节|将于4月15日|开幕",
            "数字|人民币|能在菜场用了",
            "图书|漂流到乡村|小学",
            "长三角|一体化|示范区|揭牌",
            "电动车|充电|难题|有了|新解法",
            "居民|自己|投票|决定|楼道|颜色",
            "“一老一小”|服务|清单|公布",
            "医保码|一码|通行",
            "老手艺|遇上|年轻人",
            "第A01版",
            "民生·|服务",
            "副刊 芦汀",
            "家门口的|“微改造”|改出了|什么",
            "城中村里的|篮球赛",
            "被遗忘的|码头",
            "和平|路上的|梧桐",
            "对口|帮扶|十年路",
            "着力|打通|堵点",
            "的士|司机的|夜班",
            "过节|不忘|守岗人",
            "了不起的|小修小补",
            "老人|跑得快",
            "走不动的路 有人接",
            "从“要我干”|到“我要干”",
            "怎么样|才能|少走弯路",
            "该不该|给孩子买手机",
            "市民|讲堂|下周|开讲",
            "王阿姨|和她的|三百把|钥匙",
            "图书馆|与菜场之间",
            "桥下|空间|“活”|起来",
            "向海|而生 因桥而兴",
            "四十一万方|淤泥|去了|哪里",
        ];
        assert_eq!(heads.map(|head| barred(&head.replace('|', ""), &[])), heads);
    }

    #[test]
    fn the_words_of_the_article_are_whole() {
        for (words, head) in [
            (["一河四岸"], "一河四岸|串起|新生活"),
            (["邻里食堂"], "邻里食堂|开张"),
            (["云端课桌"], "云端课桌|进山村"),
        ] {
            assert_eq!(barred(&head.replace('|', ""), &words), head);
            assert_ne!(barred(&head.replace('|', ""), &[]), head, "it takes the words");
        }
    }

    #[test]
    fn pieces_that_are_too_long_are_parted_where_it_is_least_bad() {
        assert_eq!(barred("《红楼梦》展览", &[]), "《红楼梦》|展览");
        assert_eq!(barred("《橹声是有颜色的》", &[]), "《橹声|是有|颜色的》");
    }

    #[test]
    fn blanks_and_western_text_are_left_to_the_browser() {
        assert_eq!(barred("Boats of Xiwan: a short guide", &[]), "Boats of Xiwan: a short guide");
        let turns =
            turns("Boats of Xiwan, a short guide", Locale::of(&"en-GB".into()), &Vocabulary::default());
        assert_eq!(turns, [0; 0]);
    }
}
