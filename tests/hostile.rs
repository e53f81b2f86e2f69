//! What must hold of an analysis for every text: no panic, spans that slice, an ordered and balanced
//! result, the same result twice, and a cost that grows in step with the text.
//!
//! `PROPTEST_CASES=2000 cargo test --test properties` asks more than the 256 cases of every run.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use shaipin::analyse;
use shaipin::document;
use shaipin::report::Report;
use shaipin::report::json::{fate_counts, report_json};
use shaipin::source::{SourceText, Span, clean};

/// Words, figures and marks, parted by blanks, that meet in digests.
const WORDS: &str = "增长 下降 提高 降低 同比 环比 比上年 较上年 全市 全省 全国 第一 第 前三 前 后 末位 倒数 排名 位居 列 升至 \
    并列 最高 唯一 完成 达 达到 实现 累计 其中 分别 依次 均 各 占 共 新增 签约 开工 力争 计划 预计 建成后 总投资 年度投资 \
    增速 增幅 降幅 完成率 得分 指数 总量 个 家 项 人 户 次 亿元 万元 元 万 亿 千 百 十 半 两 多 余 几 来 近 约 超 超过 突破 \
    以上 以下 以内 左右 不足 不低于 个百分点 % ‰ 分 亩 平方公里 公里 万平方米 吨 倍 成 折 翻番 位次 位 名 一 二 三 四 五 六 \
    七 八 九 零 〇 廿 百分之 千分之 点 分之 年 月 日 底 末 上半年 一季度 截至 目前 今年 去年 十四五 期间 以来 至 到 的 和 及 与 \
    项目 工程 企业 指标 财政收入 工业增加值 固定资产投资 社会消费品零售总额 义乌市 金华 义乌 东阳市 武义县 金华开发区 新区 我市 \
    我县 市委书记 县委副书记 全面贯彻 一是 二是 首先 方面 工作 主要经济指标 重大项目 七张问题清单 城市更新 专项债 特色亮点 \
    数字化改革 来源 编辑 责任编辑 网站首页 附件 表 单位： 0 1 2 5 7 10 12.5 3.14 100 2022 2021年 1—4月 4月底 1,234 1,23 99.9 \
    5G GDP A B2 O 1+3 ３ ．５ － − — – ～ ~ - ， 。 、 ； ： ！ ？ , . ; : ! ? （ ） ( ) 《 》 “ ” ‘ ’ \" ' 【 】 · • / + # @ \
    _ = & < > | │ |---| 位次 县区 指标 单位 计量单位 合计 其中： 序号 增速位次 全省位次 — 3 — 第2页 <td> </td> <p> <br> </p> &nbsp; &#20159; 臺 億 區 ㎡ é ² 😀 1、 （一） (1 一、 1. ① 第十四 每 /亩 比";

fn piece() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = WORDS.split_whitespace().collect();
    prop_oneof![
        12 => prop::sample::select(words).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            "\n", "\t", " ", "　", "\r\n", "\u{200B}", "\0", "  ", "\t3\t", "\n| 甲县 | 5.1 | 2 |\n", "\n义乌市  7.2  1\n东阳市  6.8  2\n",
            "\n指标\t义乌市\t东阳市\n", "\n位次\t1\t2\n", "\n县区\t投资\t\t位次\n\t总量\t增速\t\n义乌市\t3\t4\t1\n",
            "\n义乌市,3.1,4.2\n东阳市,3.3,4.0\n武义县,2,1\n",
        ]).prop_map(str::to_owned),
        1 => "[0-9]{1,3}(\\.[0-9]{1,2})?",
        1 => "[0-9]{25,45}",
        1 => "[一二三四五六七八九十百千万亿零两点]{1,9}",
        1 => "\\PC{1,3}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..90).prop_map(|pieces| pieces.concat())
}

/// Whether a span cuts the text between characters.
fn fits(text: &str, span: Span) -> bool {
    text.get(span.start() as usize..span.end() as usize).is_some()
}

/// What is amiss with the analysis of a text.
fn amiss(source: &SourceText, report: &Report) -> Result<(), String> {
    let text = source.text.as_str();
    let inside = |span: Span, what: &str| {
        if fits(text, span) { Ok(()) } else { Err(format!("{what} {span:?} does not fit the text")) }
    };
    let mut ids = BTreeSet::new();
    let mut last = 0;
    for claim in &report.claims {
        inside(claim.span, "claim")?;
        inside(claim.sentence, "sentence")?;
        for rank in &claim.ranks {
            inside(rank.raw, "rank")?;
            if rank.from == 0 || rank.from > rank.to {
                return Err(format!("rank from {} to {}", rank.from, rank.to));
            }
        }
        if let Some(quantity) = &claim.quantity {
            inside(quantity.number, "number")?;
            quantity.unit.map_or(Ok(()), |unit| inside(unit, "unit"))?;
        }
        if claim.span.is_empty() || !claim.sentence.contains(claim.span) {
            return Err(format!("claim {:?} outside its sentence {:?}", claim.span, claim.sentence));
        }
        if claim.span.start() < last {
            return Err(format!("claim {:?} behind one at {last}", claim.span));
        }
        last = claim.span.start();
        if !ids.insert(claim.id()) {
            return Err(format!("id {} twice", claim.id()));
        }
        if claim.paragraph as usize >= report.paragraphs.len() {
            return Err(format!("no paragraph {}", claim.paragraph));
        }
        if claim.region.is_some_and(|region| usize::from(region.0) >= report.regions.len()) {
            return Err(format!("no region {:?}", claim.region));
        }
    }
    let mut last = 0;
    for numeral in &report.ledger.numerals {
        inside(numeral.span, "numeral")?;
        numeral.unit.map_or(Ok(()), |unit| inside(unit, "unit of a numeral"))?;
        if numeral.span.start() < last {
            return Err(format!("numeral {:?} overlaps the one before, to {last}", numeral.span));
        }
        last = numeral.span.end();
    }
    for paragraph in &report.paragraphs {
        inside(paragraph.span, "paragraph")?;
    }
    for reason in report.regions.iter().flat_map(|region| &region.blocks).flat_map(|block| &block.reasons) {
        inside(reason.span, "reason")?;
    }
    report.title.map_or(Ok(()), |title| inside(title, "title"))?;
    let sum: u32 = fate_counts(&report.ledger.numerals).iter().map(|(_, count)| count).sum();
    if sum as usize != report.ledger.numerals.len() {
        return Err(format!("{sum} fates for {} numerals", report.ledger.numerals.len()));
    }
    Ok(())
}

proptest! {
    // No file of past failures: what failed is mended, and its brick joins the list below.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_text_is_read(words in text()) {
        let source = SourceText::pasted(words.as_str());
        let report = analyse(&source);
        if let Err(why) = amiss(&source, &report) {
            prop_assert!(false, "{}: {:?}", why, source.text);
        }
        prop_assert_eq!(report_json(&report, &source), report_json(&analyse(&source), &source));
    }
}

/// Steps of the document and the claims.
fn steps(words: &str) -> u64 {
    let source = SourceText::pasted(words);
    let report = analyse(&source);
    if let Err(why) = amiss(&source, &report) {
        panic!("{why}");
    }
    report.steps + document::read(&clean(&source)).steps
}

/// A stage that looks back or ahead without bound is told by counted steps, not by the clock.
#[test]
fn cost_grows_with_the_text() {
    const SIZE: usize = 100_000;
    let bricks = [
        "1",
        "、",
        "（",
        "第",
        "“",
        "《",
        "10亿元以上",
        "1、",
        "分别",
        "(1",
        "1月",
        "今年以来、",
        "工程（义乌市）。",
        "万",
        "百分之",
        "截至",
        "\n",
        "\t1",
        "1,234,",
        "第一",
        "前三",
        "增长5%",
        "增长5%，",
        "义乌",
        "义乌市1个，",
        "并列",
        "全市",
        "1—",
        "“1",
        "《1》",
        "A1",
        "一",
        "十",
        "一、1个\n",
        "比",
        "其中",
        "，",
        "个、",
        "项目",
        "10个项目、",
        "均",
        "占",
        "(",
        "a",
        "2022年",
        "—1",
        "·1",
        "在中第一",
        "1个和",
        "甲、",
        "第1位、",
        "1:",
        "金华开发区，",
        "力争",
        "百分之1、",
        "‘",
        "最高的",
        "中最高的",
        "-1",
        "义乌\t1\n",
        "增速\t",
        "义乌、东阳1个、",
        "\"",
        "十分之",
        "由第二升至",
        "在3个市中第一",
        "1 2 ",
        "“今年1个",
        "与义乌的差距1亿元",
        "分别为甲1个、",
        "已上线个,",
        "一、2022年",
        "由上年的1:2调整为",
    ];
    let mut wrong = Vec::new();
    for brick in bricks {
        let once = brick.repeat(SIZE / brick.len() / 2);
        let twice = once.repeat(2);
        let (half, whole) = (steps(&once), steps(&twice));
        println!("{brick:?}: {:.1} a byte", whole as f64 / twice.len() as f64);
        if whole > 60 * twice.len() as u64 || whole * 10 > half * 22 {
            wrong.push(format!("{brick:?}: {half} steps for {} bytes, {whole} for twice that", once.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
