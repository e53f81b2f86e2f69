//! What the sentence leaves at the edges of a noun: adverbs, conjunctions and light verbs fall, by the tables of
//! [`lexicon::residue`](crate::lexicon::residue).

use super::sentence::Sentence;
use super::words::Words;
use crate::lexicon::nouns::{COUNTED, PRAISE, RESTATING, SUBJECT_FIGURES};
use crate::lexicon::ranks::{BEST, RANKINGS, SCOPES};
use crate::lexicon::residue::{
    BACK, BACK_KEPT, BARE, BOARDS, FRONT, FRONT_KEPT, FULL, FULL_VERBS, GAPS, MANNER, MANNER_KEPT,
    NO_OFFICES, OFFICES, TIMES_OF,
};
use crate::lexicon::set::{WordSet, find, rfind, words};
use crate::lexicon::standings::ASSESSED;

impl Sentence<'_> {
    /// Takes off a noun what is the sentence's and not the noun's, and the regions around it.
    pub(super) fn strip(&self, words: &mut Words) {
        if words.noun.is_empty() {
            return;
        }
        if let Some(gap) = self.gap(&words.noun) {
            words.noun = gap;
            return;
        }
        if let Some((noun, than)) = self.so_many_times(&words.noun) {
            (words.noun, words.than) = (noun, Some(than));
        }
        // 均溪镇引进项目: the name's first sign is no adverb.
        let named = self.mentions.iter().take(8).any(|mention| {
            let name = mention.span.slice(self.text);
            words.noun.starts_with(name) && FRONT.begins(name)
        });
        let noun = if named { self.without_region(&words.noun) } else { &words.noun };
        let front = cleaned(without_run(behind_means(before_start(noun))));
        let front = if words.direction.is_some() { without_manner(front) } else { front };
        let own = self.without_region(front);
        let own = behind_means(own);
        let own = cleaned(without_office(behind_cleft(own)));
        if let Some(full) = full_verb(own) {
            words.noun = full;
            return;
        }
        if own.len() < words.noun.len() {
            words.noun = own.to_string();
        }
    }

    /// `反超甲县12亿元`, `与甲县相差12亿元`: the gap between the two.
    fn gap(&self, noun: &str) -> Option<String> {
        if let Some((one, other)) = noun.strip_suffix("差距").and_then(|noun| noun.split_once(['与', '和']))
        {
            let other = other.trim_end_matches('的').trim_end_matches("之间");
            return (self.names_region(one) && self.names_region(other)).then(|| format!("与{other}差距"));
        }
        let front = FRONT.beginning(noun).and_then(|word| noun.strip_prefix(word)).unwrap_or(noun);
        if !GAPS.begins(front) && !GAPS.ends(noun) {
            return None;
        }
        let with =
            GAPS.iter().find_map(|verb| front.strip_prefix(verb).or_else(|| noun.strip_suffix(verb)))?;
        let with = with.trim_start_matches(['与', '和', '同']);
        self.names_region(with).then(|| format!("与{with}差距"))
    }

    /// `总量是甲市的2.4倍`: noun and the other whose figure it is so many times.
    fn so_many_times(&self, noun: &str) -> Option<(String, String)> {
        if !TIMES_OF.stands_in(noun) {
            return None;
        }
        TIMES_OF.iter().find_map(|verb| {
            let (front, than) = noun.split_once(verb)?;
            let than = than.trim_end_matches('的');
            let place =
                than.chars().count() <= 6 && words!["市", "县", "区", "省", "州", "盟", "旗"].ends(than);
            (place || self.names_region(than)).then(|| (cleaned(front).to_string(), than.to_string()))
        })
    }
}

/// Which way a list is ordered, behind what it is ordered by.
static ORDERS: WordSet = WordSet::new(&[
    "由好到差",
    "由差到好",
    "从好到差",
    "由高到低",
    "从高到低",
    "由低到高",
    "从低到高",
    "由大到小",
    "从大到小",
    "由快到慢",
    "由多到少",
    "从优到劣",
    "由优到劣",
]);

/// Times that an edge is looked at again; a hostile row of adverbs costs no more.
const ROUNDS: usize = 4;

/// A noun without what is not part of it; empty where nothing is left.
pub(super) fn cleaned(noun: &str) -> &str {
    let mut rest = noun;
    for _ in 0..ROUNDS {
        let before = rest.len();
        if !FRONT_KEPT.begins(rest) {
            rest = FRONT.longest(rest).and_then(|word| rest.strip_prefix(word)).unwrap_or(rest);
        }
        if !BACK_KEPT.ends(rest) {
            rest = BACK.longest_ending(rest).and_then(|word| rest.strip_suffix(word)).unwrap_or(rest);
        }
        if rest.len() == before {
            break;
        }
    }
    // 总量不大,可增幅有14%: a turn, and no part of the word.
    rest = rest.strip_prefix('可').filter(|rest| RESTATING.contains(rest)).unwrap_or(rest);
    // 这个总投资7亿元的园区: it points at what stands behind.
    rest = rest.strip_prefix("这个").filter(|rest| SUBJECT_FIGURES.contains(rest)).unwrap_or(rest);
    rest = ORDERS.longest_ending(rest).and_then(|word| rest.strip_suffix(word)).unwrap_or(rest);
    // 红榜(前三): who they are is said in brackets.
    let bare = rest.split('(').next().unwrap_or(rest);
    if BARE.contains(&rest) || bare.len() < rest.len() && BOARDS.contains(&bare) { "" } else { rest }
}

/// A noun in front of a growth or a fall, without the adverbs that say how it went.
pub(super) fn without_manner(noun: &str) -> &str {
    let mut rest = noun;
    for _ in 0..ROUNDS {
        if MANNER_KEPT.ends(rest) || BACK_KEPT.ends(rest) {
            break;
        }
        match MANNER.longest_ending(rest).and_then(|word| rest.strip_suffix(word)) {
            Some(front) => rest = front,
            None => break,
        }
    }
    rest
}

/// `粮食产量连续四年稳定在80万吨`: the noun without how long it has been so.
fn without_run(noun: &str) -> &str {
    let run = find(noun, "连续").filter(|at| *at > 0 && words!["年", "个月", "季度", "次"].ends(noun));
    run.and_then(|at| noun.get(..at)).unwrap_or(noun)
}

/// `产值由五年前的4亿元增加到6亿元`: the noun without where the figure came from.
fn before_start(noun: &str) -> &str {
    let from = noun.rfind(['由', '从']).filter(|at| *at > 3);
    let from = from.filter(|at| {
        words!["前", "年初", "年末", "年底", "同期", "去年", "上年", "期初"]
            .ends(noun.get(*at..).unwrap_or_default())
    });
    from.and_then(|at| noun.get(..at)).unwrap_or(noun)
}

/// `以机电出口带动进出口总额`: the noun without the means by which it came about.
fn behind_means(noun: &str) -> &str {
    if !words!["以", "靠", "凭借", "依靠", "依托"].begins(noun) {
        return noun;
    }
    let end = ["带动", "拉动", "推动", "支撑"]
        .iter()
        .filter_map(|verb| rfind(noun, verb).map(|at| at + verb.len()))
        .max();
    end.and_then(|at| noun.get(at..)).filter(|rest| rest.chars().count() >= 2).unwrap_or(noun)
}

/// `项目单位真正花掉`, `新开工项目才动`: the word of a name for a verb of speech, behind whoever or whatever does it.
fn full_verb(noun: &str) -> Option<String> {
    if !FULL_VERBS.ends(noun) {
        return None;
    }
    if let Some((_, full)) = FULL.iter().find(|(short, _)| *short == noun) {
        return Some((*full).to_string());
    }
    let (short, full) = FULL
        .iter()
        .filter(|(short, _)| short.chars().count() >= 2 || *short == "动")
        .find(|(short, _)| noun.ends_with(short))?;
    let front = noun.strip_suffix(short)?.trim_end_matches(['已', '才', '只', '又', '再']);
    let front = front
        .trim_end_matches("真正")
        .trim_end_matches("实际")
        .trim_end_matches("目前")
        .trim_end_matches("眼下");
    // Whoever spends is no part of the name; what is begun is.
    if DOERS.ends(front) || front.chars().count() == 1 && short.chars().count() >= 3 {
        return Some((*full).to_string());
    }
    COUNTED.ends(front).then(|| format!("{front}{full}"))
}

/// Who pays and spends.
static DOERS: WordSet =
    WordSet::new(&["财政", "单位", "部门", "市里", "县里", "区里", "州里", "地区", "业主"]);

/// `拿得出手的是工业投资`: the noun behind what is said to stand out.
fn behind_cleft(noun: &str) -> &str {
    let at = rfind(noun, "的是").map(|at| at + "的是".len());
    at.and_then(|at| noun.get(at..)).filter(|rest| rest.chars().count() >= 2).unwrap_or(noun)
}

/// `区住建局完成投资` without the office that did it.
pub(super) fn without_office(noun: &str) -> &str {
    let doing = words!["完成投资", "完成固定资产投资", "累计完成投资", "投资", "完成率"];
    let Some(figure) = doing.longest_ending(noun) else { return noun };
    let at = noun.len() - figure.len();
    let (office, figure) = noun.split_at(at);
    if OFFICES.ends(office) && !NO_OFFICES.ends(office) { figure } else { noun }
}

/// Whether a noun is a township's name and nothing more.
pub(super) fn township(noun: &str) -> bool {
    noun.chars().count() <= 4
        && ["镇", "乡", "街道"].iter().any(|end| noun.ends_with(end) && noun != *end)
        && !words!["城镇", "集镇", "小镇", "下乡", "返乡", "强镇", "重镇", "名镇", "建制镇"].ends(noun)
}

/// What else ends a clause with 按 that parts a whole (按经营地统计).
static PARTING: WordSet = WordSet::new(&["统计", "划分", "计算", "区分", "分类", "分组", "核算"]);

/// `按经营单位所在地分`, `分产业看`: what follows parts what was told before.
pub(super) fn parts(clause: &str) -> bool {
    clause.starts_with('按') && (clause.ends_with(['分', '看']) || PARTING.ends(clause))
        || clause.starts_with('分') && clause.ends_with('看')
}

/// A heading or theme up to the words that only praise (`城市更新扎实推进` speaks of 城市更新).
pub(super) fn until_praise(said: &str) -> &str {
    let mut from = 0;
    while let Some(at) = said.get(from..).and_then(|rest| PRAISE.place(rest)).map(|at| from + at) {
        let (front, rest) = said.split_at(at);
        // A word that stood before, at the very beginning, is the name's own.
        let first = |word: &str| rest.starts_with(word) && find(said, word) == Some(at);
        if at >= 9 && PRAISE.iter().any(|word| first(word)) {
            return front;
        }
        from = at + rest.chars().next().map_or(1, char::len_utf8);
    }
    said
}

/// `在全省投资增速排名中`, `营商环境考评中`: what is ranked, without among whom and that it is a ranking.
pub(super) fn of_ranking(noun: &str) -> &str {
    let Some(inner) = noun.strip_suffix(['中', '里', '上']) else { return noun };
    let inner = inner.trim_start_matches(['在', '从']);
    let inner = SCOPES.beginning(inner).and_then(|scope| inner.strip_prefix(scope)).unwrap_or(inner);
    let bare = RANKINGS.longest_ending(inner).and_then(|word| inner.strip_suffix(word)).unwrap_or(inner);
    let told = bare.len() < inner.len() || ASSESSED.ends(inner) || BEST.ends(inner);
    match (told, bare.is_empty()) {
        (true, false) => bare,
        (true, true) => inner,
        _ => noun,
    }
}

/// Whether a noun only points at places just named (四市, 两地, 三县).
pub(super) fn pointing(noun: &str) -> bool {
    // 15市中, 15个城市里: the whole that is spoken of.
    let all = noun.trim_start_matches(|c: char| c.is_ascii_digit());
    let whole = ["市中", "个市中", "个城市中", "座城市中", "县区中", "个县区中", "省中", "个省份中", "市里"];
    if all.len() < noun.len() && whole.contains(&all) {
        return true;
    }
    let mut chars = noun.chars();
    let figure = chars.next().is_some_and(|c| "两二三四五六七八九十".contains(c));
    figure && chars.next().is_some_and(|c| "市县区地省州盟旗城镇乡".contains(c)) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{cleaned, without_manner, without_office};

    #[test]
    fn edges_fall_and_words_stay() {
        for (noun, left) in [
            ("而服务业增加值", "服务业增加值"),
            ("则是外贸进出口总额", "外贸进出口总额"),
            ("更高", ""),
            ("则以", ""),
            ("综合得分同为", "综合得分"),
            ("总产值高居", "总产值"),
            ("再生铅产量", "再生铅产量"),
            ("就业困难人员", "就业困难人员"),
            ("更新管网", "更新管网"),
            ("均衡指数", "均衡指数"),
            ("高新技术企业", "高新技术企业"),
            ("达标企业", "达标企业"),
            ("技术合同", "技术合同"),
            ("引进人才", "引进人才"),
            ("农民人均", "农民人均"),
            ("其他收入", "其他收入"),
            ("新签约", "新签约"),
            ("冲刺", ""),
            ("在库项目", "在库项目"),
            ("短板是研发投入强度", "研发投入强度"),
        ] {
            assert_eq!(cleaned(noun), left, "{noun}");
        }
    }

    #[test]
    fn manner_falls_before_a_growth() {
        for (noun, left) in [
            ("工业用电量稳步", "工业用电量"),
            ("逆势", ""),
            ("出口微", "出口"),
            ("小微", "小微"),
            ("人均", "人均"),
        ] {
            assert_eq!(without_manner(noun), left, "{noun}");
        }
    }

    #[test]
    fn where_a_figure_came_from_falls() {
        for (noun, left) in [
            ("粮食产量从五年前", "粮食产量"),
            ("参保率由年初", "参保率"),
            ("自由贸易额", "自由贸易额"),
            ("从业人员", "从业人员"),
        ] {
            assert_eq!(super::before_start(noun), left, "{noun}");
        }
    }

    #[test]
    fn offices_are_no_indicators() {
        for (noun, left) in [
            ("县水利局完成投资", "完成投资"),
            ("空间布局投资", "空间布局投资"),
            ("新区管委会累计完成投资", "累计完成投资"),
            ("技改投资", "技改投资"),
        ] {
            assert_eq!(without_office(noun), left, "{noun}");
        }
    }
}
