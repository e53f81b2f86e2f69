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
