//! Sentences of our own and the claims a reader makes of them: one rule of the language a row.
//!
//! A row is a text, and its claims as `indicator | number and unit | status | period | places`; what is not
//! told stays empty. `CLAIMS=text cargo test --test claims -- --nocapture` prints how rows with that text are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use shaipin::analyse;
use shaipin::lexicon::values::End;
use shaipin::source::SourceText;

/// The claims of a text, one a line.
fn read(text: &str) -> Vec<String> {
    let source = SourceText::pasted(text);
    let report = analyse(&source);
    let slice = |span: shaipin::source::Span| span.slice(&source.text).to_owned();
    let claims = report.claims.iter().map(|claim| {
        let number = claim.quantity.as_ref().map_or(String::new(), |quantity| {
            let sign = if quantity.value.is_some_and(|value| value.is_sign_negative()) { "−" } else { "" };
            format!("{sign}{}{}", slice(quantity.number), quantity.unit.map(slice).unwrap_or_default())
        });
        let places: Vec<String> = claim
            .ranks
            .iter()
            .map(|rank| {
                let (end, tie) =
                    (if rank.end == End::Bottom { "末" } else { "" }, if rank.tie { "并" } else { "" });
                let of = rank.of.map_or(String::new(), |of| format!("/{of}"));
                let step = rank.step.map_or(String::new(), |step| format!("{step:+}"));
                format!("{}{end}{tie}{}-{}{of}{step}", rank.scope, rank.from, rank.to)
            })
            .collect();
        let period = claim.period.as_ref().map_or("", |period| period.words.as_str());
        let subject = claim.subject.as_ref().map_or(String::new(), |subject| format!("[{subject}]"));
        let line = format!(
            "{subject}{} | {number} | {} | {period} | {}",
            claim.indicator,
            claim.status.name(),
            places.join(" ")
        );
        line.trim_end().to_owned()
    });
    claims.collect()
}

fn rows(name: &str, rows: &[(&str, &[&str])]) {
    let show = std::env::var("CLAIMS").ok();
    let mut wrong = Vec::new();
    for (text, wanted) in rows {
        let got = read(text);
        if show.as_ref().is_some_and(|words| text.contains(words.as_str())) {
            println!("{text}\n  {}", got.join("\n  "));
        }
        let wanted: Vec<String> = wanted.iter().map(|line| (*line).trim_end().to_owned()).collect();
        if got != wanted {
            wrong.push(format!(
                "{text}\n  wanted {}\n  got    {}",
                wanted.join("\n         "),
                got.join("\n         ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{name}: {} of {} rows\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn labels() {
    rows(
        "labels",
        &[(
            "【指标】1—5月,固定资产投资增长7.9%,居全市首位。",
            &["固定资产投资增速 | 7.9% | actual | 1—5月 | 全市1-1"],
        )],
    );
}

#[test]
fn places() {
    rows(
        "places",
        &[
            (
                "今年以来,考核指标26项,5项指标列全市前五,9项排在6—8位。",
                &[
                    "考核指标 | 26项 | actual | 今年以来 |",
                    "列全市前五指标数 | 5项 | actual | 今年以来 |",
                    "排在6—8位指标数 | 9项 | actual | 今年以来 |",
                ],
            ),
            (
                "GDP、规上工业增加值、财政收入分列全省第二、第二、第一。",
                &[
                    "GDP |  | actual |  | 全省2-2",
                    "规上工业增加值 |  | actual |  | 全省2-2",
                    "财政收入 |  | actual |  | 全省1-1",
                ],
            ),
            (
                "营商环境测评得分96.3分,在全市10个县(市、区)中列第3,比一季度前移2位。",
                &[
                    "营商环境测评得分 | 96.3分 | actual |  | 全市3-3/10+2",
                    "营商环境测评得分位次较一季度上升 | 2位 | actual |  |",
                ],
            ),
            (
                "税收占比81.2%,亩均税收增速9.5%,两项指标均居全市前二。",
                &[
                    "税收占比 | 81.2% | actual |  | 全市1-2",
                    "亩均税收增速 | 9.5% | actual |  | 全市1-2",
                    "均居全市前二指标数 | 两项 | actual |  |",
                ],
            ),
            (
                "规上工业利润增长6.3%,增速居湖州各县(区)第二位。",
                &["规上工业利润增速 | 6.3% | actual |  | 湖州各县(区)2-2"],
            ),
            ("综合考评由全市第五位升至第三位。", &["综合考评 |  | actual |  | 全市3-3+2"]),
            (
                "交办件已整改8个,整改率100%,办结率98%,均为全市第一。",
                &[
                    "交办件整改 | 8个 | actual |  |",
                    "交办件整改率 | 100% | actual |  | 全市1-1",
                    "交办件办结率 | 98% | actual |  | 全市1-1",
                ],
            ),
            (
                "合格率100%,并列全市第一;投诉量居全省倒数第二。",
                &["合格率 | 100% | actual |  | 全市并1-1", "投诉量 |  | actual |  | 全省末2-2"],
            ),
            ("坚持安全第一、质量第一,把服务放在首位。", &[]),
            (
                "项目竣工率、达产率分别为82%、61.5%,后者列全省第六。",
                &["项目竣工率 | 82% | actual |  |", "达产率 | 61.5% | actual |  | 全省6-6"],
            ),
            (
                "民间投资、实际到位内资、限上零售额分别增长7.2%、8.1%和9.6%,后两项均居全市第三。",
                &[
                    "民间投资增速 | 7.2% | actual |  |",
                    "实际到位内资增速 | 8.1% | actual |  | 全市3-3",
                    "限上零售额增速 | 9.6% | actual |  | 全市3-3",
                ],
            ),
            (
                "市里考核的16项指标中,9项总量居全市前四,5项增速居全市前二。",
                &[
                    "市里考核指标 | 16项 | actual |  |",
                    "总量居全市前四指标数 | 9项 | actual |  |",
                    "增速居全市前二指标数 | 5项 | actual |  |",
                ],
            ),
            (
                "技改投资增长12.4%,增速由上年的全市第11位上升3位,居全市第8位。",
                &["技改投资增速 | 12.4% | actual |  | 全市8-8", "技改投资增速位次上升 | 3位 | actual |  |"],
            ),
            (
                "秸秆利用考核一季度居全县第四,二季度进到第二。",
                &[
                    "秸秆利用考核 |  | actual | 一季度 | 全县4-4",
                    "秸秆利用考核 |  | actual | 二季度 | 全县2-2",
                ],
            ),
        ],
    );
}

#[test]
fn parts_and_stages() {
    rows(
        "parts and stages",
        &[
            (
                "今年计划改造农村公厕30座,已开工21座、完工8座。",
                &[
                    "计划改造农村公厕 | 30座 | target | 今年 |",
                    "改造农村公厕开工 | 21座 | actual | 今年 |",
                    "改造农村公厕完工 | 8座 | actual | 今年 |",
                ],
            ),
            (
                "新签约工业项目14个,其中9个已开工,3个正在办理手续。",
                &[
                    "新签约工业项目 | 14个 | actual |  |",
                    "新签约工业项目开工 | 9个 | actual |  |",
                    "新签约工业项目办理手续 | 3个 | actual |  |",
                ],
            ),
            (
                "港区新增2个3万吨级泊位,升级1条5千吨级航道。",
                &["港区新增3万吨级泊位 | 2个 | actual |  |", "升级5千吨级航道 | 1条 | actual |  |"],
            ),
            (
                "到位省外资金8.4亿元,完成年度目标12亿元的70%。",
                &[
                    "到位省外资金 | 8.4亿元 | actual |  |",
                    "到位省外资金年度目标 | 12亿元 | target | 年度 |",
                    "到位省外资金年度目标完成率 | 70% | actual |  |",
                ],
            ),
        ],
    );
}

#[test]
fn periods() {
    rows(
        "periods",
        &[
            (
                "一、工业运行。上半年,规上工业增加值增长8%。利润总额12亿元。\n二、投资。民间投资下降3%。",
                &[
                    "规上工业增加值增速 | 8% | actual | 上半年 |",
                    "利润总额 | 12亿元 | actual | 上半年 |",
                    "民间投资增速 | −3% | actual |  |",
                ],
            ),
            (
                "一、营商环境。三季度测评得分93分。新增企业120家。",
                &["测评得分 | 93分 | actual | 三季度 |", "新增企业 | 120家 | actual | 三季度 |"],
            ),
            (
                "粮食产能由去年同期的20万吨提高到25万吨。",
                &["粮食产能 | 20万吨 | actual | 去年同期 |", "粮食产能 | 25万吨 | actual |  |"],
            ),
            ("3月24日,总投资5亿元的面粉加工项目开工。", &["总投资 | 5亿元 | target |  |"]),
            (
                "二、2031年工作安排\n新建学校3所,改造管网20公里。",
                &["新建学校 | 3所 | target | 2031年 |", "改造管网 | 20公里 | target | 2031年 |"],
            ),
        ],
    );
}

#[test]
fn names() {
    rows(
        "names",
        &[
            (
                "新签约项目12个,其中亿元以上9个、外资2个;已开工7个。",
                &[
                    "新签约项目 | 12个 | actual |  |",
                    "亿元以上新签约项目 | 9个 | actual |  |",
                    "外资新签约项目 | 2个 | actual |  |",
                    "开工项目 | 7个 | actual |  |",
                ],
            ),
            (
                "改造老旧小区27个,分别为城北9个、城南18个。",
                &[
                    "改造老旧小区 | 27个 | actual |  |",
                    "城北改造老旧小区 | 9个 | actual |  |",
                    "城南改造老旧小区 | 18个 | actual |  |",
                ],
            ),
            (
                "改造棚户区1200套,惠及群众4300人。",
                &["改造棚户区 | 1200套 | actual |  |", "改造棚户区惠及群众 | 4300人 | actual |  |"],
            ),
            (
                "九成干部下沉一线,六成部门深入企业。",
                &["干部下沉一线比例 | 九成 | actual |  |", "部门深入企业比例 | 六成 | actual |  |"],
            ),
            (
                "进出口总额28亿元,其中出口19亿元、进口9亿元。",
                &[
                    "进出口总额 | 28亿元 | actual |  |",
                    "出口额 | 19亿元 | actual |  |",
                    "进口额 | 9亿元 | actual |  |",
                ],
            ),
            (
                "居民人均可支配收入2万元,增长6%。其中,城镇居民3万元,农村居民1万元。",
                &[
                    "居民人均可支配收入 | 2万元 | actual |  |",
                    "居民人均可支配收入增速 | 6% | actual |  |",
                    "城镇居民人均可支配收入 | 3万元 | actual |  |",
                    "农村居民人均可支配收入 | 1万元 | actual |  |",
                ],
            ),
            ("8个项目完成率低于50%。", &["完成率低于50%项目数 | 8个 | actual |  |"]),
            (
                "再生铝产量56万吨,就近就业1200人,争取发行债券3亿元。",
                &[
                    "再生铝产量 | 56万吨 | actual |  |",
                    "就近就业 | 1200人 | actual |  |",
                    "争取发行债券 | 3亿元 | actual |  |",
                ],
            ),
            (
                "三次产业比由上年的5:45:50调整为4:44:52。",
                &[
                    "第一产业比重 | 5 | actual | 上年 |",
                    "第二产业比重 | 45 | actual | 上年 |",
                    "第三产业比重 | 50 | actual | 上年 |",
                    "第一产业比重 | 4 | actual |  |",
                    "第二产业比重 | 44 | actual |  |",
                    "第三产业比重 | 52 | actual |  |",
                ],
            ),
            (
                "三项指标高于全市:GDP、投资、消费分别增长7%、8%、9%,分别高于全市1.1个、2.2个、3.3个百分点。",
                &[
                    "指标高于全市 | 三项 | actual |  |",
                    "GDP增速 | 7% | actual |  |",
                    "投资增速 | 8% | actual |  |",
                    "消费增速 | 9% | actual |  |",
                    "GDP增速高于全市 | 1.1个 | actual |  |",
                    "投资增速高于全市 | 2.2个 | actual |  |",
                    "消费增速高于全市 | 3.3个百分点 | actual |  |",
                ],
            ),
        ],
    );
}

#[test]
fn status() {
    rows(
        "status",
        &[
            ("锚定“今年完成技改投资30亿元”目标。", &["技改投资 | 30亿元 | target | 今年 |"]),
            (
                "5个落地任务提前8个月完成。",
                &["落地任务 | 5个 | actual |  |", "落地任务提前 | 8个月 | actual |  |"],
            ),
            (
                "智能灌装项目总投资12亿元,年度计划投资4亿元,已完成3亿元,占年度计划的75%。",
                &[
                    "[智能灌装项目]总投资 | 12亿元 | target |  |",
                    "[智能灌装项目]年度计划投资 | 4亿元 | target | 年度 |",
                    "[智能灌装项目]完成投资 | 3亿元 | actual |  |",
                    "[智能灌装项目]完成投资年度计划完成率 | 75% | actual |  |",
                ],
            ),
            ("6月底前建成养老院2所。", &["建成养老院 | 2所 | target | 6月底前 |"]),
        ],
    );
}

#[test]
fn edges() {
    rows(
        "edges of nouns",
        &[
            (
                "外贸进出口总额则达86亿元,逆势增长9.3%。",
                &["外贸进出口总额 | 86亿元 | actual |  |", "外贸进出口总额增速 | 9.3% | actual |  |"],
            ),
            (
                "规上工业产值微增1.4%,全社会用电量稳步增长6%。",
                &["规上工业产值增速 | 1.4% | actual |  |", "全社会用电量增速 | 6% | actual |  |"],
            ),
            (
                "再生铅产量4.2万吨,就业困难人员安置率97%,更新管网35公里,技术合同达320份。",
                &[
                    "再生铅产量 | 4.2万吨 | actual |  |",
                    "就业困难人员安置率 | 97% | actual |  |",
                    "更新管网 | 35公里 | actual |  |",
                    "技术合同 | 320份 | actual |  |",
                ],
            ),
            (
                "地区生产总值突破600亿元,年均增长7.6%;粮食总产量18万吨,五年增长12.4%。",
                &[
                    "地区生产总值 | 600亿元 | actual |  |",
                    "地区生产总值年均增速 | 7.6% | actual |  |",
                    "粮食总产量 | 18万吨 | actual |  |",
                    "粮食总产量五年增速 | 12.4% | actual |  |",
                ],
            ),
            (
                "产值超10亿元企业12家,其中超50亿元的3家。",
                &["产值超10亿元企业 | 12家 | actual |  |", "产值超50亿元企业 | 3家 | actual |  |"],
            ),
            (
                "省市重点项目28个,县水利局完成投资5.6亿元,县交通运输局完成投资3.1亿元。",
                &[
                    "省市重点项目 | 28个 | actual |  |",
                    "省市重点项目投资 | 5.6亿元 | actual |  |",
                    "省市重点项目投资 | 3.1亿元 | actual |  |",
                ],
            ),
            (
                "莲都区地区生产总值420亿元,将乐县地区生产总值是莲都区的1.2倍。",
                &["地区生产总值 | 420亿元 | actual |  |", "地区生产总值与莲都区之比 | 1.2倍 | actual |  |"],
            ),
            (
                "城乡收入差距12000元,较上年缩小300元。",
                &["城乡收入差距 | 12000元 | actual |  |", "城乡收入差距较上年变动 | −300元 | actual |  |"],
            ),
        ],
    );
}
