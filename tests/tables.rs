//! Tables as they are pasted from a sheet or saved in a page: heads of two rows, cells that span rows, numbers
//! of rows, places beside values, regions in rows or in columns.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use shaipin::lexicon::values::Fate;
use shaipin::source::SourceText;

/// Every claim as `region subject indicator value base`, and the numerals left unread.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let source = SourceText::pasted(text.to_owned());
    let report = shaipin::analyse(&source);
    let claims = report
        .claims
        .iter()
        .map(|claim| {
            let region = claim.region.map_or("-", |id| report.regions[usize::from(id.0)].name.as_str());
            let quantity = claim.quantity.as_ref().unwrap();
            format!(
                "{region} {} {} {} {}",
                claim.subject.as_deref().unwrap_or("-"),
                claim.indicator,
                quantity.value.map(|value| value.normalize().to_string()).unwrap_or_default(),
                quantity.base.as_deref().unwrap_or("-")
            )
        })
        .collect();
    let unread = report
        .ledger
        .numerals
        .iter()
        .filter(|numeral| numeral.fate == Fate::Unread)
        .map(|numeral| numeral.span.slice(&source.text).to_owned())
        .collect();
    (claims, unread)
}

fn check(text: &str, expected: &[&str]) {
    let (claims, unread) = read(text);
    assert_eq!(claims, expected, "{text}");
    assert!(unread.is_empty(), "{unread:?}");
}

#[test]
fn rows_of_regions_with_numbers_and_places() {
    check(
        "宣城市1—9月固定资产投资情况
单位:亿元、%
序号\t县市区\t完成投资\t位次\t增速\t位次
1\t宣州区\t186.4\t1\t8.2\t3
2\t郎溪县\t97.25\t4\t10.6\t1
3\t广德市\t152.3\t2\t-1.4\t5",
        &[
            "宣州区 - 完成投资 18640000000 元",
            "宣州区 - 完成投资增速 8.2 %",
            "郎溪县 - 完成投资 9725000000 元",
            "郎溪县 - 完成投资增速 10.6 %",
            "广德市 - 完成投资 15230000000 元",
            "广德市 - 完成投资增速 -1.4 %",
        ],
    );
}

#[test]
fn a_head_of_two_rows() {
    check(
        "2023年上半年宣城市主要指标
县市区\t规上工业增加值\t\t一般公共预算收入\t
\t总量(亿元)\t增速(%)\t总量(万元)\t增速(%)
宣州区\t61.8\t7.5\t98120\t4.2
泾县\t22.4\t9.1\t51300\t-0.6
宁国市\t88.7\t6.3\t120400\t5.9",
        &[
            "宣州区 - 规上工业增加值 6180000000 元",
            "宣州区 - 规上工业增加值增速 7.5 %",
            "宣州区 - 一般公共预算收入 981200000 元",
            "宣州区 - 一般公共预算收入增速 4.2 %",
            "泾县 - 规上工业增加值 2240000000 元",
            "泾县 - 规上工业增加值增速 9.1 %",
            "泾县 - 一般公共预算收入 513000000 元",
            "泾县 - 一般公共预算收入增速 -0.6 %",
            "宁国市 - 规上工业增加值 8870000000 元",
            "宁国市 - 规上工业增加值增速 6.3 %",
            "宁国市 - 一般公共预算收入 1204000000 元",
            "宁国市 - 一般公共预算收入增速 5.9 %",
        ],
    );
}

#[test]
fn regions_in_columns() {
    check(
        "宣城市2023年主要指标
指标\t宣州区\t泾县\t宁国市
粮食产量(万吨)\t31.2\t14.5\t9.8
森林覆盖率(%)\t58.4\t71.6\t69.3",
        &[
            "宣州区 - 粮食产量 312000 吨",
            "泾县 - 粮食产量 145000 吨",
            "宁国市 - 粮食产量 98000 吨",
            "宣州区 - 森林覆盖率 58.4 %",
            "泾县 - 森林覆盖率 71.6 %",
            "宁国市 - 森林覆盖率 69.3 %",
        ],
    );
}

#[test]
fn cells_that_span_rows_in_a_page() {
    check(
        "<html><body><table>
<tr><td rowspan=2>类别</td><td rowspan=2>项目别</td><td colspan=2>2022年</td></tr>
<tr><td>面积(公顷)</td><td>占比(%)</td></tr>
<tr><td rowspan=2>建设用地</td><td>居住用地(二类)</td><td>312.6</td><td>31.3</td></tr>
<tr><td>工业用地(3号片)</td><td>187.4</td><td>18.7</td></tr>
<tr><td>农用地</td><td>耕地</td><td>420.5</td><td>42.1</td></tr>
</table></body></html>",
        &[
            "- - 居住用地(二类)面积 312.6 公顷",
            "- - 居住用地(二类)占比 31.3 %",
            "- - 工业用地(3号片)面积 187.4 公顷",
            "- - 工业用地(3号片)占比 18.7 %",
            "- - 耕地面积 420.5 公顷",
            "- - 耕地占比 42.1 %",
        ],
    );
}

#[test]
fn sections_between_the_rows() {
    check(
        "2023年主要指标
指标\t单位\t总量\t增长(%)
一、工业\t\t\t
规上工业总产值\t亿元\t316.5\t7.4
二、消费\t\t\t
限上零售额\t万元\t84210\t-2.3",
        &[
            "- - 规上工业总产值 31650000000 元",
            "- - 规上工业总产值增速 7.4 %",
            "- - 限上零售额 842100000 元",
            "- - 限上零售额增速 -2.3 %",
        ],
    );
}

/// Claims with places as `region indicator value places`.
fn placed(text: &str) -> Vec<String> {
    let source = SourceText::pasted(text.to_owned());
    let report = shaipin::analyse(&source);
    let told = report.claims.iter().filter(|claim| !claim.ranks.is_empty());
    told.map(|claim| {
        let region = claim.region.map_or("-", |id| report.regions[usize::from(id.0)].name.as_str());
        let value = claim.quantity.as_ref().and_then(|quantity| quantity.value);
        let value = value.map(|value| value.normalize().to_string()).unwrap_or_default();
        let places: Vec<String> = claim
            .ranks
            .iter()
            .map(|rank| format!("{}{}={}", rank.scope, rank.from, rank.raw.slice(&source.text)))
            .collect();
        format!("{region} {} {value} {}", claim.indicator, places.join(" "))
    })
    .collect()
}

#[test]
fn places_belong_to_the_value_left_of_them() {
    let told = placed(
        "宣城市1—9月固定资产投资情况
单位:亿元、%
序号\t县市区\t完成投资\t全省排名\t增速\t位次
1\t宣州区\t186.4\t11\t8.2\t3
2\t广德市\t\t4\t-1.4\t5",
    );
    assert_eq!(
        told,
        [
            "宣州区 完成投资 18640000000 全省11=11",
            "宣州区 完成投资增速 8.2 全市3=3",
            "广德市 完成投资增速 -1.4 全市5=5",
        ]
    );
}

#[test]
fn a_place_of_what_no_column_holds_stands_alone() {
    let told = placed(
        "宣城市上半年主要指标位次
县市区\t规上工业增加值增速\t规上工业增加值增速位次\t固定资产投资增速位次
泾县\t7.2\t2\t1
宁国市\t-1.1\t5\t4",
    );
    assert_eq!(
        told,
        [
            "泾县 规上工业增加值增速 7.2 全市2=2",
            "泾县 固定资产投资增速  全市1=1",
            "宁国市 规上工业增加值增速 -1.1 全市5=5",
            "宁国市 固定资产投资增速  全市4=4",
        ]
    );
}

#[test]
fn a_sum_row_belongs_to_the_whole() {
    check(
        "宣城市1—9月固定资产投资情况
单位:亿元
县市区\t完成投资
宣州区\t186.4
泾县\t40.1
合计\t226.5",
        &[
            "宣州区 - 完成投资 18640000000 元",
            "泾县 - 完成投资 4010000000 元",
            "宣城市 - 完成投资 22650000000 元",
        ],
    );
}

#[test]
fn lines_of_labels_are_of_the_project_above() {
    check(
        "沅江市2025年上半年重点项目推进情况通报

一、产业项目
1.高端装备配套园二期(建设单位:市产投公司)
总投资(亿元):12.5;年度计划投资:3.2亿元;1—6月完成投资:1.76亿元。
预期效益:建成后预计年产值18亿元。
2.绿色建材循环产业园
总投资:8亿元 年度投资:2.4亿元 已完成:1.5亿元(62.5%)
存在问题:土地指标缺口46亩。

下一步打算:确保全年完成投资9亿元。",
        &[
            "沅江市 高端装备配套园二期 总投资 1250000000 元",
            "沅江市 高端装备配套园二期 年度计划投资 320000000 元",
            "沅江市 高端装备配套园二期 完成投资 176000000 元",
            "沅江市 高端装备配套园二期 年产值 1800000000 元",
            "沅江市 绿色建材循环产业园 总投资 800000000 元",
            "沅江市 绿色建材循环产业园 年度投资 240000000 元",
            "沅江市 绿色建材循环产业园 完成投资 150000000 元",
            "沅江市 绿色建材循环产业园 年度投资完成率 62.5 %",
            "沅江市 绿色建材循环产业园 土地指标缺口 46 亩",
            "沅江市 - 完成投资 900000000 元",
        ],
    );
}

#[test]
fn places_below_and_behind_their_values() {
    let below = placed(
        "宣城市上半年主要指标
指标\t泾县\t宁国市
规上工业增加值增速(%)\t7.2\t-1.1
全省位次\t21\t58
用电量(万千瓦时)\t3150\t—
位次\t2\t",
    );
    assert_eq!(
        below,
        [
            "泾县 规上工业增加值增速 7.2 全省21=21",
            "宁国市 规上工业增加值增速 -1.1 全省58=58",
            "泾县 用电量 31500000 全市2=2"
        ]
    );
    let behind = placed(
        "宣城市考核结果(括号内为名次)\n县市区\t综合得分\n泾县\t91.4(2)\n宁国市\t93.6(1)\n广德市\t90.2(3)",
    );
    assert_eq!(
        behind,
        ["泾县 综合得分 91.4 全市2=2", "宁国市 综合得分 93.6 全市1=1", "广德市 综合得分 90.2 全市3=3"]
    );
}

#[test]
fn a_row_of_dashes_is_no_head() {
    check(
        "2023年宣城市主要指标
指标\t单位\t宣州区\t泾县
茶叶产量\t吨\t—\t—
水产品产量\t吨\t2310\t468",
        &["宣州区 - 水产品产量 2310 吨", "泾县 - 水产品产量 468 吨"],
    );
}

#[test]
fn heads_of_changes_name_what_grew() {
    for head in [
        "规上工业增加值增长（%）",
        "规上工业增加值增速（%）",
        "规上工业增加值同比增长（%）",
        "规上工业增加值比上年同期增长(%)",
        "规上工业增加值同比±%",
        "规上工业增加值增减（%）",
        "1—5月规上工业增加值增长（%）",
    ] {
        let table = format!("各县主要指标\n县\t{head}\n遂昌县\t8.1\n缙云县\t9.4\n");
        let (claims, unread) = read(&table);
        assert!(unread.is_empty(), "{head}: {unread:?}");
        assert_eq!(claims.len(), 2, "{head}: {claims:?}");
        for claim in &claims {
            assert!(claim.contains("规上工业增加值") && claim.contains("增速"), "{head}: {claim}");
        }
    }
    let (claims, _) =
        read("各县主要指标\n县\t固定资产投资（亿元）\t增长（%）\t进出口增长（%）\n遂昌县\t21.4\t8.1\t3.3\n");
    assert!(claims.iter().any(|claim| claim.contains("固定资产投资增速 8.1")), "{claims:?}");
    assert!(claims.iter().any(|claim| claim.contains("进出口增速 3.3")), "{claims:?}");
}
