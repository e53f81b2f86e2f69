//! Tests of aligning.
#![allow(clippy::panic)]

use super::*;
use crate::analyse;
use crate::claim::model::Status;
use crate::source::SourceText;

/// Claims and series of two regions, each with one paragraph. Who speaks is set here: whether the document stage
/// finds it is not the question.
fn pair(one: &str, two: &str) -> (Vec<Claim>, Vec<Series>) {
    let region = |name: &str, code| Region {
        name: name.to_owned(),
        code: Some(code),
        parent: Some(331_100),
        candidates: Vec::new(),
        blocks: Vec::new(),
    };
    let regions = [region("龙泉市", 331_181), region("缙云县", 331_122)];
    let text = SourceText::pasted(format!("{one}\n{two}\n"));
    let mut claims = analyse(&text).claims;
    for claim in &mut claims {
        claim.region = Some(RegionId(u16::from(claim.span.start() as usize > one.len())));
    }
    let series = align(&mut claims, &regions, &text.text);
    (claims, series)
}

/// Whether some series holds claims of both.
fn joined(one: &str, two: &str) -> bool {
    let (claims, series) = pair(one, two);
    let told = |region| claims.iter().any(|claim| claim.region == Some(RegionId(region)));
    assert!(told(0) && told(1), "both are read: {one} | {two}: {claims:?}");
    series.iter().any(|series| {
        let mut regions: Vec<_> = series.claims.iter().map(|&claim| claims[claim as usize].region).collect();
        regions.dedup();
        regions.len() > 1
    })
}

#[test]
fn wordings_of_one_thing_are_one() {
    for (one, two) in [
        ("一季度地区生产总值120亿元。", "一季度GDP98.6亿元。"),
        ("一季度规模以上工业增加值增长6.1%。", "一季度规上工业增加值增速7.2%。"),
        ("一季度社会消费品零售总额33亿元。", "一季度社零额21.4亿元。"),
        ("一季度固定资产投资增长8%。", "一季度固投增速5.5%。"),
        ("地方一般公共预算收入12.4亿元。", "一般公共预算收入9.1亿元。"),
        ("管控力指数91.2分。", "管控力量化指数得分88.4分。"),
        ("省级问题整改率85%。", "省级清单问题整改率90%。"),
        ("11项指标排名全市前三。", "9个指标居全市前3位。"),
        ("累计整治低效工业企业用地200亩。", "低效工业企业用地专项整治180亩。"),
        ("专项债券已拨付3.2亿元。", "专项债券拨付金额4.1亿元。"),
        ("新开工亿元以上产业项目9个。", "新开工1亿元以上产业项目12个。"),
        ("新登记市场主体1.2万户。", "新设经营主体8600户。"),
        ("单位GDP能耗下降3.1%。", "万元GDP能耗下降2.6%。"),
        ("“政务通”月访问量超5万的应用4个。", "“政务通”月访问量5万以上的应用6个。"),
    ] {
        assert!(joined(one, two), "{one} | {two}");
    }
}

#[test]
fn look_alikes_stay_apart() {
    for (one, two) in [
        ("省级问题整改率85%。", "市级问题整改率90%。"),
        ("先进制造业方面,签约项目8个。", "先进制造业方面,落地项目6个。"),
        ("先进制造业方面,已签约项目8个。", "先进制造业方面,已签约未落地项目6个。"),
        ("盯引10亿元以上制造业项目8个。", "盯引50亿元以上制造业项目6个。"),
        ("一季度地区生产总值120亿元。", "一季度地区生产总值增长6%。"),
        ("一季度地区生产总值120亿元。", "一季度人均地区生产总值5.2万元。"),
        ("一季度工业增加值增长6.1%。", "一季度规上工业增加值增长7.2%。"),
        ("一季度出口总额12亿元。", "一季度进出口总额31亿元。"),
        ("城镇居民人均可支配收入4.1万元。", "农村居民人均可支配收入2.2万元。"),
        ("登记失业率2.1%。", "调查失业率5.1%。"),
        ("一季度制造业投资增长8%。", "一季度工业投资增长5.5%。"),
        ("11项指标排名全市前三。", "5项指标排名全市后三。"),
        ("今年计划创建未来社区3个。", "已创建未来社区2个。"),
        ("承担省级试点应用9个。", "今年新增省级试点应用4个。"),
        ("专项债券发行3.2亿元。", "专项债券拨付4.1亿元。"),
        ("签约亿元以上项目9个。", "签约项目12个。"),
        ("新开工亿元以上产业项目9个。", "新开工10亿元以上产业项目2个。"),
        ("税收收入31亿元。", "税收占比81%。"),
        ("实际利用外资2.1亿美元。", "实际利用省外资金31亿元。"),
        ("高新技术企业120家。", "新增高新技术企业17家。"),
        ("旅游总收入41亿元。", "接待游客620万人次。"),
        ("一季度固定资产投资增长8%。", "一季度固定资产投资较去年同期提升3个百分点。"),
        ("企业开办时间压缩50%。", "项目审批时间压缩60%。"),
        ("新建公园6个。", "改造公园4个。"),
        ("获国家级荣誉3项。", "获省级荣誉5项。"),
        ("拆除旧厂房200亩。", "盘活旧厂房180亩。"),
    ] {
        assert!(!joined(one, two), "{one} | {two}");
    }
}

#[test]
fn a_plan_names_the_series_of_what_was_done() {
    let (_, series) = pair("今年计划创建未来社区3个。", "已创建未来社区2个。");
    let plan = series.iter().find(|series| series.status != Status::Actual);
    let done = plan.and_then(|plan| plan.plan_of).and_then(|done| series.get(done as usize));
    assert_eq!(done.map(|done| &*done.name), Some("创建未来社区"), "{series:?}");
}

#[test]
fn a_threshold_said_before_is_taken_up() {
    let (_, series) = pair(
        "先进制造业方面,谋划5亿元以上制造业项目地块7宗,盯引项目10个。",
        "先进制造业方面,累计盯引5亿元以上制造业项目6个。",
    );
    let series = series.iter().find(|series| series.claims.len() == 2);
    assert!(series.is_some_and(|series| series.rules.contains(&"threshold-said-before")), "{:?}", series);
}

#[test]
fn a_series_knows_its_name_unit_and_direction() {
    let (_, series) =
        pair("一季度地区生产总值120亿元,登记失业率2.1%。", "一季度GDP98.6亿元,城镇登记失业率2.4%。");
    let [gdp, unemployed] = series.as_slice() else { panic!("{series:?}") };
    assert_eq!((&*gdp.name, gdp.unit.as_deref(), gdp.base.as_deref()), ("GDP", Some("亿元"), Some("元")));
    assert_eq!((gdp.direction, unemployed.direction), (Some(Direction::Up), Some(Direction::Down)));
    assert_eq!(gdp.wordings.iter().map(|word| &*word.0).collect::<Vec<_>>(), ["地区生产总值", "GDP"]);
    assert_eq!(gdp.rules, ["same-parts"]);
}

/// Whether the claim of this name and region is in one series with another region's.
fn shared(text: &[&str], name: &str, region: u16) -> Vec<u16> {
    let source = SourceText::pasted(text.join("\n"));
    let mut claims = analyse(&source).claims;
    let starts: Vec<usize> =
        (0..text.len()).map(|at| text.iter().take(at).map(|one| one.len() + 1).sum()).collect();
    for claim in &mut claims {
        let at = starts.partition_point(|start| *start <= claim.span.start() as usize) - 1;
        claim.region = Some(RegionId(u16::try_from(at).unwrap_or(0)));
    }
    let regions: Vec<Region> = (0..text.len())
        .map(|at| Region {
            name: format!("甲{at}县"),
            code: None,
            parent: None,
            candidates: Vec::new(),
            blocks: Vec::new(),
        })
        .collect();
    let series = align(&mut claims, &regions, &source.text);
    let own = claims.iter().find(|claim| &*claim.indicator == name && claim.region == Some(RegionId(region)));
    let own = own.and_then(|claim| series.get(claim.series? as usize));
    own.map_or(Vec::new(), |own| {
        own.claims.iter().filter_map(|&at| claims.get(at as usize)?.region).map(|region| region.0).collect()
    })
}

#[test]
fn a_paragraph_under_another_heading_is_compared_all_the_same() {
    const MADE: &str = "先进制造业方面,";
    let told =
        |lead: &str, target: u32, signed: u32| format!("{lead}洽谈项目{target}个,签约项目{signed}个。");
    let texts = [told(MADE, 9, 4), told(MADE, 7, 2), told("重大项目方面,", 5, 1)];
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(shared(&texts, "签约项目", 2), [0, 1, 2]);
    // One name alone is another thing under another item.
    let lone = [texts[0], texts[1], "重大项目方面,签约项目3个。"];
    assert_eq!(shared(&lone, "签约项目", 2), [2]);
    // Where others say it under that item, too, nothing moves.
    let both = [texts[0], texts[1], texts[2], "重大项目方面,洽谈项目8个,签约项目6个。"];
    assert_eq!(shared(&both, "签约项目", 2), [2, 3]);
}

#[test]
fn a_bare_name_goes_with_what_all_others_mean() {
    const FULL: &str = "先进制造业方面,谋划5亿元以上制造业项目地块7宗,盯引项目10个。";
    const SAID: &str = "先进制造业方面,累计盯引5亿元以上制造业项目6个。";
    const BARE: &str = "先进制造业方面,谋划制造业项目地块6宗,盯引项目4个。";
    assert_eq!(shared(&[FULL, FULL, SAID, BARE], "盯引项目", 3), [0, 1, 2, 3]);
    // One alone is no custom.
    assert_eq!(shared(&[FULL, SAID, BARE], "盯引项目", 2), [2]);
    // A threshold of its own without the trade is the same one.
    const LESS: &str = "先进制造业方面,盯引5亿元以上项目4个,签约项目2个。";
    const MORE: &str = "先进制造业方面,5亿元以上制造业项目签约3个。";
    assert_eq!(shared(&[MORE, LESS], "签约项目", 1), [0, 1]);
}
