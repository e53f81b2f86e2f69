//! Lists of names: `A、B和C的比重`, `省市两级…率`, `一三产业`.

use crate::lexicon::nouns::CONTRACTIONS;
use crate::lexicon::set::{WordSet, find, word_table, words};

/// Splits a name into `count` members (any number where `count` is 0); the tail that the last one
/// carries goes to all of them. `None` where it is no list of that many.
pub fn members(name: &str, count: usize, contracted: bool) -> Option<Vec<String>> {
    let list = name.contains('、')
        && !CONTRACTIONS.iter().any(|(word, _)| word.contains('、') && name.contains(word));
    for (word, parts) in CONTRACTIONS {
        if let Some(at) = find(name, word)
            && !list
            && (count == 0 && contracted || parts.len() == count)
        {
            let (front, tail) = (&name[..at], &name[at + word.len()..]);
            return Some(parts.iter().map(|part| format!("{front}{part}{tail}")).collect());
        }
    }
    let mut pieces = apart(name);
    if let Some(last) = pieces.pop() {
        // The last 和 parts the last two members, where it is needed to reach the number.
        let cut = ["以及", "和", "与", "及"]
            .iter()
            .filter_map(|join| find(last, join).map(|at| (at, join.len())))
            .min();
        match cut {
            Some((at, length)) if at > 0 && (count == 0 || pieces.len() + 2 == count) => {
                pieces.push(&last[..at]);
                pieces.push(&last[at + length..]);
            }
            _ => pieces.push(last),
        }
    }
    if pieces.len() > MOST
        || pieces.len() < 2
        || pieces.iter().any(|piece| piece.is_empty())
        || count != 0 && pieces.len() != count
    {
        return None;
    }
    if let Some(levels) = levels(&pieces) {
        return Some(levels);
    }
    let members: Vec<String> = pieces.iter().map(|piece| piece.trim_end_matches('等').to_string()).collect();
    Some(shared_tail(members))
}

/// The pieces between the 、 of a name; one in brackets or quotes parts nothing (县(市、区), “三上、三争”行动).
fn apart(name: &str) -> Vec<&str> {
    let (mut pieces, mut from, mut deep) = (Vec::new(), 0, 0u32);
    for (at, sign) in name.char_indices() {
        match sign {
            '(' | '（' | '“' | '‘' | '《' | '[' | '【' => deep += 1,
            ')' | '）' | '”' | '’' | '》' | ']' | '】' => deep = deep.saturating_sub(1),
            '、' if deep == 0 => {
                pieces.push(&name[from..at]);
                from = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    // What is never closed may have lost its other half: then the signs tell nothing.
    if deep > 0 {
        return name.split('、').collect();
    }
    pieces.push(&name[from..]);
    pieces
}

/// What short members share with the last (中直与地方经济).
const KINDS: &[&str] = &["制经济", "经济", "产业", "企业", "工业", "人口", "居民", "消费"];

/// Members of a list at the most; a longer one is not split.
const MOST: usize = 64;

/// Tails that the last member of a list shares with the others.
const TAILS: &[&str] = &[
    "人均可支配收入",
    "人均纯收入",
    "可支配收入",
    "增加值",
    "零售额",
    "增速",
    "总量",
    "产量",
    "销量",
    "产值",
    "投资",
    "价格",
    "收入",
    "处理率",
    "比重",
    "的比重",
    "占比",
    "规模",
    "数量",
    "播种面积",
    "种植面积",
    "面积",
    "存栏",
    "出栏",
    "余额",
    "营业额",
    "销售额",
    "货运量",
    "客运量",
    "周转量",
    "吞吐量",
    "利润",
    "税收",
    "出口",
    "进口",
];

/// What ends the names of places and offices.
static PLACES: WordSet = word_table![
    "街道",
    "镇",
    "乡",
    "村",
    "社区",
    "局",
    "委",
    "办",
    "县",
    "区",
    "市",
    "州",
    "旗",
    "盟",
    "公司",
    "集团",
    "学校",
    "医院",
    "卫生院",
    "敬老院",
    "幼儿园",
    "机构",
    "企业",
    "单位",
    "部门",
    "商场",
    "景区",
    "开发区",
    "园区",
];

/// `甲街道、乙镇、丙镇办结率`: what stands behind the last place is of all of them.
fn behind_places(last: &str, others: &[String]) -> Option<String> {
    let places = others.iter().all(|member| PLACES.ends(member));
    let cut = PLACES
        .iter()
        .filter_map(|end| find(last, end).map(|at| at + end.len()))
        .filter(|at| *at < last.len())
        .min()?;
    let tail = last.get(cut..).filter(|tail| tail.chars().count() >= 2)?;
    (places && cut >= 6).then(|| tail.to_string())
}

/// `生产安全事故起数、死亡人数`: what comes of a thing whose number is told first is of that thing.
fn shared_front(members: &mut [String]) {
    const COMES: &[&str] = &["死亡人数", "受伤人数", "伤亡人数", "直接经济损失", "死亡数", "受灾人数"];
    let Some((first, others)) = members.split_first_mut() else { return };
    let Some(front) = first.strip_suffix("起数").or_else(|| first.strip_suffix("次数")) else { return };
    if !front.is_empty() {
        for member in others.iter_mut().filter(|member| COMES.contains(&member.as_str())) {
            member.insert_str(0, front);
        }
    }
}

/// `限额以上批发、零售、住宿业销售额`: the size in front of the first is that of all.
fn shared_size(members: &mut [String]) {
    const SIZES: &[&str] = &["限额以上", "限上", "规模以上", "规上"];
    let Some((first, others)) = members.split_first_mut() else { return };
    let Some(size) = SIZES.iter().find(|size| first.starts_with(**size)) else { return };
    // 规上工业、服务业增加值 share it; a member that is a figure of the whole economy does not.
    let trades = ["批发", "零售", "住宿", "餐饮"];
    for member in others.iter_mut().filter(|member| trades.iter().any(|trade| member.starts_with(trade))) {
        member.insert_str(0, size);
    }
}

fn shared_tail(mut members: Vec<String>) -> Vec<String> {
    shared_front(&mut members);
    shared_size(&mut members);

    let Some((last, others)) = members.split_last() else { return members };
    if let Some(tail) = behind_places(last, others) {
        let count = members.len() - 1;
        for member in &mut members[..count] {
            member.push_str(&tail);
        }
        return members;
    }
    if let Some(tail) = KINDS.iter().find(|tail| last.ends_with(**tail) && last.len() > tail.len())
        && others.iter().all(|member| !member.ends_with(tail) && member.chars().count() <= 4)
    {
        let tail = tail.to_string();
        let count = members.len() - 1;
        for member in &mut members[..count] {
            member.push_str(&tail);
        }
        return members;
    }
    // 省级审计、环保督察反馈问题整改率: the rate, and what it is of.
    if let Some(tail) = rate_of_things(last)
        && others.iter().all(|member| !own_tail(member) && !member.ends_with("问题"))
    {
        let tail = tail.to_string();
        let count = members.len() - 1;
        for member in &mut members[..count] {
            member.push_str(&tail);
        }
        return members;
    }
    // 固定资产投资、零售总额增速: what all of them are told in, whatever their own tails.
    if let Some(tail) = ["增速", "增幅"].iter().find(|tail| last.ends_with(**tail) && last.len() > tail.len())
        && others.iter().all(|member| !words!["增速", "增幅", "率", "比重", "占比", "指数"].ends(member))
    {
        let count = members.len() - 1;
        for member in &mut members[..count] {
            member.push_str(tail);
        }
        return members;
    }
    let Some(tail) = TAILS
        .iter()
        .filter(|tail| last.ends_with(**tail) && last.len() > tail.len())
        .max_by_key(|tail| tail.len())
    else {
        return members;
    };
    // 出口额、用电量等: each has a tail of its own.
    if others.iter().any(|member| own_tail(member)) {
        return members;
    }
    let tail = tail.to_string();
    let count = members.len() - 1;
    for member in &mut members[..count] {
        member.push_str(&tail);
    }
    members
}

/// The rate at the end of a name with the things that it is of, and what they came by (反馈问题整改率).
fn rate_of_things(last: &str) -> Option<&str> {
    let thing =
        ["问题", "项目", "事项", "案件", "任务"].iter().filter_map(|thing| last.rfind(thing)).max()?;
    let came = ["反馈", "交办", "发现", "通报", "移交", "督办", "转办"];
    let at = came
        .iter()
        .filter(|verb| last.get(..thing).is_some_and(|front| front.ends_with(**verb)))
        .map(|verb| thing - verb.len())
        .next();
    let tail = last.get(at.unwrap_or(thing)..)?;
    (last.ends_with('率') && at.or(Some(thing)).is_some_and(|at| at > 0)).then_some(tail)
}

fn own_tail(member: &str) -> bool {
    words!["额", "值", "率", "量", "数", "速", "资", "收入", "比", "GDP", "面积", "指数", "价格"].ends(member)
}

/// `省、市问题发现率`: levels of one thing.
fn levels(pieces: &[&str]) -> Option<Vec<String>> {
    const LEVELS: &[(&str, &str)] = &[("省", "省级"), ("市", "市级"), ("县", "县级"), ("区", "区级")];
    let level = |piece: &str| {
        LEVELS.iter().find(|(short, long)| piece == *short || piece == *long).map(|(_, level)| *level)
    };
    let (last, front) = pieces.split_last()?;
    let (short, own) = LEVELS.iter().find(|(short, _)| last.starts_with(short))?;
    let tail = last.get(short.len()..)?.trim_start_matches('级');
    let mut members = Vec::new();
    for piece in front {
        members.push(format!("{}{tail}", level(piece)?));
    }
    members.push(format!("{own}{tail}"));
    Some(members)
}
