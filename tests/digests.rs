//! Digests of our own making, over places of several provinces: who speaks where must be found with
//! headings, without them, and with some of them, in any order of the speeches.
#![cfg(not(target_arch = "wasm32"))]

use shaipin::document::{DocumentKind, read};
use shaipin::source::{SourceText, clean};

/// One speech: who gives it, and its paragraphs.
struct Speech {
    who: &'static str,
    lines: Vec<String>,
}

/// How a speech tells whose it is.
#[derive(Clone, Copy, Debug)]
enum Voice {
    /// A speaker's line above it.
    Speaker,
    /// Its bare name as a heading.
    Heading,
    /// Its opening sentence begins with its name.
    Opening,
    /// The name stands late in an opening sentence.
    Late,
    /// Only the closing names it.
    Closing,
    /// It is named once or twice in the middle.
    Inside,
}

/// Paragraphs in the manner of a numbered agenda; `style` picks marks and wording.
fn agenda(short: &str, style: usize, seed: usize, inside: bool) -> Vec<String> {
    let n = |k: usize| (seed * 7 + k * 13) % 83 + 3;
    let own = |yes: bool| if yes { short } else { "" };
    let full = [
        (
            "重大项目",
            format!(
                "{}高端轴承项目总投资{}亿元,年度计划投资{}亿元,目前厂房已经封顶。",
                own(inside),
                n(1),
                n(2)
            ),
        ),
        (
            "主要经济指标",
            format!(
                "1—5月,{}项指标居全市前三,规上工业增加值增长{}.2%,列全市第{}。",
                n(3) % 9 + 2,
                n(4) % 12,
                n(5) % 7 + 1
            ),
        ),
        ("营商环境", format!("新登记企业{}户,{}办件平均用时压缩{}%。", n(6) * 10, own(inside), n(7))),
        ("招商引资", format!("签约亿元以上项目{}个,其中落地{}个,到位资金{}亿元。", n(8), n(9) % 9, n(10))),
        (
            "城市更新",
            format!("改造老旧小区{}个,完成投资{}.6亿元,进度全市第{}。", n(11), n(12), n(13) % 6 + 1),
        ),
        ("专项债券", format!("列入发行计划{}个,已拨付{}.3亿元,拨付率{}%。", n(14), n(15), n(16))),
        ("特色亮点", format!("{}项工作获省级领导批示肯定,{}入选全省试点。", n(17) % 8 + 1, own(inside))),
    ];
    let numerals = ["一", "二", "三", "四", "五", "六", "七"];
    let rows = full.into_iter();
    match style % 4 {
        0 => rows
            .enumerate()
            .map(|(at, (name, text))| format!("{}、{name}方面。{text}", numerals[at]))
            .collect(),
        1 => rows.enumerate().map(|(at, (name, text))| format!("{}.{name}。{text}", at + 1)).collect(),
        2 => rows
            .enumerate()
            .flat_map(|(at, (name, text))| [format!("({}){name}工作", numerals[at]), text])
            .collect(),
        _ => rows.map(|(name, text)| format!("{name}方面,{text}")).collect(),
    }
}

fn speech(who: &'static str, short: &str, voice: Voice, style: usize, seed: usize) -> Speech {
    let mut lines = Vec::new();
    let office = if who.ends_with('县') {
        "县委书记"
    } else if who.ends_with("开发区") {
        "党工委书记"
    } else {
        "委书记"
    };
    let intro = "今年以来,紧盯年度任务,上下同心、奋勇争先,各项工作取得积极进展。";
    match voice {
        Voice::Speaker => lines.push(format!(
            "{} 李建国",
            if who.ends_with('县') { format!("{short}{office}") } else { format!("{who}{office}") }
        )),
        Voice::Heading => lines.push(format!("【{who}】")),
        Voice::Opening => {
            lines.push(format!("{short}始终把发展作为第一要务,攻坚克难、开拓进取,实现良好开局。"))
        }
        Voice::Late => lines.push(format!("坚持以项目论英雄、以实绩论高下,奋力谱写{short}发展新篇章。")),
        Voice::Closing | Voice::Inside => {}
    }
    if matches!(voice, Voice::Speaker | Voice::Heading) && seed.is_multiple_of(2) {
        lines.push(intro.to_owned());
    }
    lines.extend(agenda(short, style, seed, matches!(voice, Voice::Inside)));
    if matches!(voice, Voice::Closing) {
        lines.push(format!("下一步,{short}将对标先进、真抓实干,为全市高质量发展作出更大贡献。"));
    }
    Speech { who, lines }
}

/// Reads the digest and compares every paragraph's region.
fn check(title: &str, speeches: &[Speech]) {
    let mut text = format!("{title}\n");
    let mut expected = Vec::new();
    for speech in speeches {
        for line in &speech.lines {
            text.push_str(line);
            text.push('\n');
            expected.push((speech.who, line.clone()));
        }
    }
    let clean = clean(&SourceText::pasted(text));
    let document = read(&clean);
    let mut wrong = Vec::new();
    let body = &document.paragraphs[1..];
    assert_eq!(body.len(), expected.len(), "{title}: paragraphs");
    for (block, (who, line)) in body.iter().zip(&expected) {
        let found = block.region.map_or("-", |id| document.regions[usize::from(id.0)].name.as_str());
        if found != *who {
            wrong.push(format!("{who} read as {found}: {}", line.chars().take(30).collect::<String>()));
        }
    }
    assert_eq!(document.kind, DocumentKind::Digest, "{title}\n{}", wrong.join("\n"));
    assert!(wrong.is_empty(), "{title}\n{}", wrong.join("\n"));
}

const HUZHOU: [(&str, &str); 5] =
    [("吴兴区", "吴兴"), ("南浔区", "南浔"), ("德清县", "德清"), ("长兴县", "长兴"), ("安吉县", "安吉")];
const XIANGYANG: [(&str, &str); 9] = [
    ("襄城区", "襄城区"),
    ("樊城区", "樊城"),
    ("襄州区", "襄州"),
    ("南漳县", "南漳县"),
    ("谷城县", "谷城"),
    ("保康县", "保康县"),
    ("老河口市", "老河口"),
    ("枣阳市", "枣阳"),
    ("宜城市", "宜城市"),
];
const QUJING: [(&str, &str); 7] = [
    ("麒麟区", "麒麟区"),
    ("沾益区", "沾益"),
    ("陆良县", "陆良"),
    ("师宗县", "师宗"),
    ("罗平县", "罗平"),
    ("会泽县", "会泽"),
    ("宣威市", "宣威"),
];

fn digest(title: &str, places: &[(&'static str, &str)], voices: &[Voice], style: usize, rotate: usize) {
    let mut speeches: Vec<Speech> = places
        .iter()
        .enumerate()
        .map(|(at, (who, short))| speech(who, short, voices[at % voices.len()], style, at + rotate))
        .collect();
    speeches.rotate_left(rotate % places.len());
    check(&format!("{title}({voices:?} {style} {rotate})"), &speeches);
}

#[test]
fn headings_present() {
    for style in 0..4 {
        digest("湖州市2023年上半年亮晒比拼会发言摘登", &HUZHOU, &[Voice::Speaker], style, style);
        digest("曲靖市项目擂台赛交流发言", &QUJING, &[Voice::Heading], style, 2 * style);
    }
}

#[test]
fn headings_lost_and_openings_left() {
    for style in 0..4 {
        digest("襄阳市高质量发展晒拼活动发言摘登", &XIANGYANG, &[Voice::Opening], style, style);
        digest("湖州市晒拼活动交流发言", &HUZHOU, &[Voice::Opening, Voice::Late], style, style);
    }
}

#[test]
fn partly_lost_and_reordered() {
    for style in 0..3 {
        for rotate in 0..4 {
            let voices = [Voice::Opening, Voice::Closing, Voice::Speaker, Voice::Late, Voice::Inside];
            digest("襄阳市高质量发展晒拼活动发言摘登", &XIANGYANG, &voices, style, rotate);
            digest("曲靖市项目擂台赛交流发言", &QUJING, &voices, style, rotate);
        }
    }
}

#[test]
fn named_only_inside_or_at_the_close() {
    for style in 0..3 {
        digest("湖州市晒拼活动交流发言", &HUZHOU, &[Voice::Inside], style, style);
        digest("襄阳市重点工作赛马交流发言", &XIANGYANG, &[Voice::Closing], style, style);
    }
}

#[test]
fn zones_among_them() {
    let places = [
        ("张店区", "张店区"),
        ("淄川区", "淄川"),
        ("淄博经开区", "淄博经开区"),
        ("高新区", "高新区"),
        ("桓台县", "桓台"),
        ("沂源县", "沂源"),
    ];
    for style in 0..4 {
        digest("淄博市重点项目晾晒比拼发言摘登", &places, &[Voice::Opening], style, style);
    }
}

/// Adds sentences about neighbours: joint works, visits, comparisons.
fn neighbours(speeches: &mut [Speech]) {
    let names: Vec<&str> = speeches.iter().map(|speech| speech.who).collect();
    for (at, speech) in speeches.iter_mut().enumerate() {
        let other = names[(at + 2) % names.len()];
        let third = names[(at + 3) % names.len()];
        let line = speech.lines.len() / 2;
        speech.lines[line].push_str(&format!("与{other}共建产业飞地1个,学习{third}做法,联合申报试点2项。"));
    }
}

#[test]
fn neighbours_are_not_taken_for_speakers() {
    let voices = [Voice::Opening, Voice::Speaker, Voice::Late, Voice::Closing];
    for style in 0..3 {
        let make = |(at, (who, short)): (usize, &(&'static str, &str))| {
            speech(who, short, voices[at % 4], style, at)
        };
        let mut speeches: Vec<Speech> = XIANGYANG.iter().enumerate().map(make).collect();
        neighbours(&mut speeches);
        check(&format!("襄阳市晒拼活动发言摘登 {style}"), &speeches);
    }
}

#[test]
fn cities_of_a_province() {
    let places = [
        ("南昌市", "南昌"),
        ("九江市", "九江"),
        ("景德镇市", "景德镇"),
        ("萍乡市", "萍乡"),
        ("新余市", "新余"),
        ("鹰潭市", "鹰潭"),
        ("赣州市", "赣州"),
        ("宜春市", "宜春"),
        ("上饶市", "上饶"),
        ("吉安市", "吉安"),
        ("抚州市", "抚州"),
    ];
    for style in 0..4 {
        digest("江西省重点工作比拼发言摘登", &places, &[Voice::Opening], style, style);
        digest("江西省重点工作比拼发言摘登", &places, &[Voice::Heading], style, style);
    }
}

#[test]
fn one_paragraph_each() {
    let line = |short: &str, at: usize| {
        format!(
            "{short}坚持项目为先,1—4月完成投资{}.5亿元,增长{}.3%;列全市第{}。",
            at * 7 + 12,
            at * 3 + 2,
            at % 7 + 1
        )
    };
    let speeches: Vec<Speech> = QUJING
        .iter()
        .enumerate()
        .map(|(at, (who, short))| Speech { who, lines: vec![line(short, at)] })
        .collect();
    check("曲靖市项目建设晒拼交流发言摘登", &speeches);
    let line = |who: &str, at: usize| {
        format!("{who}:1—4月完成投资{}.5亿元,增长{}.3%;列全市第{}。", at * 7 + 12, at * 3 + 2, at % 7 + 1)
    };
    let speeches: Vec<Speech> =
        HUZHOU.iter().enumerate().map(|(at, (who, _))| Speech { who, lines: vec![line(who, at)] }).collect();
    check("湖州市项目建设晒拼交流发言摘登", &speeches);
}

#[test]
fn other_agendas_without_a_telling_title() {
    let body = |at: usize| {
        vec![
            format!("一、稳住粮食生产。播种面积{}万亩,总产{}万吨。", at * 3 + 20, at + 11),
            format!("二、办好民生实事。新建学校{}所,新增床位{}张。", at + 2, at * 40 + 120),
            format!("三、守牢安全底线。排查隐患{}处,整改率{}%。", at * 17 + 90, at + 88),
        ]
    };
    let places = [
        ("寿县", "寿县"),
        ("凤台县", "凤台"),
        ("田家庵区", "田家庵区"),
        ("大通区", "大通区"),
        ("潘集区", "潘集"),
    ];
    let speeches: Vec<Speech> = places
        .iter()
        .enumerate()
        .map(|(at, (who, short))| {
            let mut lines = vec![format!("{short}深入落实市委部署,真抓实干。")];
            lines.extend(body(at));
            Speech { who, lines }
        })
        .collect();
    check("淮南市半年工作会议材料", &speeches);
}

#[test]
fn twenty_speakers() {
    let places = [
        ("宛城区", "宛城"),
        ("卧龙区", "卧龙"),
        ("南召县", "南召"),
        ("方城县", "方城"),
        ("西峡县", "西峡"),
        ("镇平县", "镇平县"),
        ("内乡县", "内乡"),
        ("淅川县", "淅川"),
        ("社旗县", "社旗县"),
        ("唐河县", "唐河"),
        ("新野县", "新野"),
        ("桐柏县", "桐柏"),
        ("邓州市", "邓州"),
        ("南阳高新区", "南阳高新区"),
        ("官庄工区", "官庄工区"),
        ("鸭河工区", "鸭河工区"),
    ];
    for rotate in 0..3 {
        digest(
            "南阳市重点项目擂台赛发言摘登",
            &places,
            &[Voice::Opening, Voice::Speaker],
            rotate,
            rotate * 5,
        );
    }
}

#[test]
fn a_block_that_nobody_is_named_for_stays_unnamed() {
    let voices = [Voice::Opening, Voice::Opening, Voice::Closing, Voice::Opening, Voice::Speaker];
    let mut text = String::from("湖州市晒拼活动交流发言\n");
    let mut starts = Vec::new();
    for (at, (who, short)) in HUZHOU.iter().enumerate() {
        let mut speech = speech(who, short, voices[at], 0, at);
        if at == 2 {
            speech.lines.pop();
        }
        starts.push(text.len());
        for line in speech.lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    let document = read(&clean(&SourceText::pasted(text)));
    let who = |at: usize| {
        let region = document.region_at(starts[at] as u32 + 1);
        region.map(|id| document.regions[usize::from(id.0)].name.as_str())
    };
    let found: Vec<_> = (0..5).map(who).collect();
    assert_eq!(found, [Some("吴兴区"), Some("南浔区"), None, Some("长兴县"), Some("安吉县")]);
}

/// Pieces that hostile and broken texts are made of.
const PIECES: [&str; 40] = [
    "一、",
    "(二)",
    "3.",
    "一是",
    "①",
    "义乌市",
    "义乌",
    "金华",
    "开发区",
    "新区将",
    "高新区",
    "我县",
    "全国",
    "我国",
    "。",
    ",",
    "、",
    ":",
    "\n",
    "\t",
    " ",
    "12.5亿元",
    "书记",
    "下一步,",
    "重大项目",
    "七张问题清单",
    "相关文章",
    "版权声明",
    "---\n",
    "title: 某文",
    "2022年",
    "2024-09-28",
    "13800000000",
    "“",
    "”",
    "鼓楼区",
    "朝阳",
    "平安",
    "<p>",
    "\u{3000}",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    /// Whatever the text: no panic, spans on character boundaries, ids that exist, runs in order.
    #[test]
    fn any_text_is_read(picks in proptest::collection::vec((0..PIECES.len(), "\\PC{0,3}"), 0..160)) {
        let text: String = picks.iter().flat_map(|(at, loose)| [PIECES[*at], loose.as_str()]).collect();
        let clean = clean(&SourceText::pasted(text));
        let document = read(&clean);
        let fits = |span: shaipin::source::Span| clean.text.get(span.start() as usize..span.end() as usize).is_some();
        for block in &document.paragraphs {
            assert!(fits(block.span) && !block.span.is_empty());
            assert!(block.region.is_none_or(|id| usize::from(id.0) < document.regions.len()));
        }
        assert!(document.paragraphs.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        assert!(document.heads.iter().all(|head| fits(head.words) && fits(head.mark)));
        assert!(document.mentions.iter().all(|name| fits(name.span) && usize::from(name.region.0) < document.regions.len()));
        assert!(document.topics.iter().all(|run| fits(run.span)));
        assert!(document.topics.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        assert!(document.speakers.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        for region in &document.regions {
            for block in &region.blocks {
                assert!(block.first < block.end && block.end as usize <= document.paragraphs.len());
                assert!((0.0..=1.0).contains(&block.confidence));
                assert!(block.reasons.iter().all(|reason| fits(reason.span)));
            }
        }
        // Every paragraph that is no chrome is under an agenda item, whole.
        for block in document.paragraphs.iter().filter(|block| block.kind != shaipin::document::BlockKind::Chrome) {
            let held: u32 = document.topics.iter().filter(|run| block.span.contains(run.span)).map(|run| run.span.len()).sum();
            assert_eq!(held, block.span.len(), "{}", block.span.slice(&clean.text));
        }
    }
}
