//! Paragraphs, regions and topics: synthetic digests of our own, and the corpus where it is at hand.

use shaipin::document::read;
use shaipin::source::{SourceText, clean};

fn show(path: &str) {
    let text =
        std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let clean = clean(&SourceText::pasted(text));
    let document = read(&clean);
    println!(
        "=== {path} {:?} year {:?} title {:?}",
        document.kind,
        document.now.year,
        document.title.map(|t| t.slice(&clean.text))
    );
    println!("whole {:?}", document.whole);
    for (at, region) in document.regions.iter().enumerate() {
        if region.blocks.is_empty() {
            continue;
        }
        println!(
            "region {at} {} {:?} {:?} {:?}",
            region.name,
            region.code,
            region.candidates,
            region.blocks.iter().map(|b| (b.first, b.end, b.confidence)).collect::<Vec<_>>()
        );
    }
    for (at, block) in document.paragraphs.iter().enumerate() {
        let region =
            block.region.map(|id| document.regions[usize::from(id.0)].name.clone()).unwrap_or_default();
        let line: String = block.span.slice(&clean.text).chars().take(36).collect();
        let mut topics: Vec<_> = document
            .topics
            .iter()
            .filter(|run| block.span.contains(run.span))
            .map(|run| run.topic.name().chars().take(2).collect::<String>())
            .collect();
        topics.dedup();
        println!("{at:3} {:?}\t{region}\t{}\t{line}", block.kind, topics.join(","));
    }
}

#[test]
fn show_corpus() {
    let Ok(corpus) = std::env::var("SHAIPIN_CORPUS") else { return };
    let Ok(which) = std::env::var("SHOW") else { return };
    for name in which.split(' ') {
        show(&if name.contains('/') { name.to_owned() } else { format!("{corpus}/corpus/{name}.txt") });
    }
}

/// One gold fact's place in the source text, its region and topic.
struct Fact {
    start: u32,
    unit: Option<String>,
    topic: String,
    /// The second reading that the annotators left standing.
    also: String,
    what: String,
}

/// The gold of a text, with places found as `score.py` finds them.
fn gold(corpus: &str, name: &str, text: &str) -> Vec<Fact> {
    let path = format!("{corpus}/gold/{}.facts.jsonl", name.trim_end_matches(".raw.html"));
    let lines = std::fs::read_to_string(path).unwrap_or_default();
    let mut facts = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let Ok(fact) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let word = |key: &str| fact[key].as_str().unwrap_or("");
        let Some(at) = text.find(word("quote")) else { continue };
        let inner = word("quote").find(word("number")).unwrap_or(0);
        facts.push(Fact {
            start: u32::try_from(at + inner).unwrap_or(0),
            unit: fact["unit"].as_str().map(str::to_owned),
            topic: word("topic").to_owned(),
            also: fact["also"]["topic"].as_str().unwrap_or("").to_owned(),
            what: format!("{} {}", word("indicator"), word("number")),
        });
    }
    facts
}

/// Region and topic of every gold fact, by its place.
#[test]
fn corpus_regions_and_topics() {
    let Ok(corpus) = std::env::var("SHAIPIN_CORPUS") else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let verbose = std::env::var("MISSES").is_ok();
    // Least share right of regions and of topics.
    let texts = [
        ("jinhua-2022-05", 0.99, 0.97),
        ("neimenggu-leagues-2010", 0.8, 0.9),
        ("guiyang-works-2011q1", 1.0, 0.95),
        ("daqing-first-half", 1.0, 0.97),
        ("hailar-work-report-2012", 1.0, 0.92),
        ("subprovincial-cities-2021h1", 0.85, 0.87),
    ];
    for (name, least_region, least_topic) in texts {
        let Ok(text) = std::fs::read_to_string(format!("{corpus}/corpus/{name}.txt")) else { continue };
        // Tags are blanked in place, so that places of the gold hold with and without a reader of HTML.
        let mut tag = false;
        let blanked: String = text
            .chars()
            .flat_map(|c| {
                let blank = tag || c == '<';
                tag = blank && c != '>';
                std::iter::repeat_n(
                    if blank && c != '\n' { ' ' } else { c },
                    if blank { c.len_utf8() } else { 1 },
                )
            })
            .collect();
        let source =
            SourceText::pasted(if name.starts_with("subprovincial") { blanked } else { text.clone() });
        let clean = clean(&source);
        let document = read(&clean);
        if std::env::var("RUNS").is_ok() {
            for run in &document.speakers {
                println!(
                    "{:?} {:?} {}",
                    run.span,
                    run.region.map(|id| &document.regions[usize::from(id.0)].name),
                    run.span.slice(&clean.text)
                );
            }
        }
        let facts = gold(&corpus, name, &text);
        let (mut regions, mut topics) = (0, 0);
        for fact in &facts {
            let holds = |span| {
                let span = clean.source(span);
                span.start() <= fact.start && fact.start < span.end()
            };
            let block = document.paragraphs.iter().find(|block| holds(block.span));
            let run = document.speakers.iter().find(|run| holds(run.span));
            let region = run
                .map_or(block.and_then(|block| block.region), |run| run.region)
                .map(|id| document.regions[usize::from(id.0)].name.as_str());
            let topic = document.topics.iter().find(|run| holds(run.span)).map_or("", |run| run.topic.name());
            let unit = fact.unit.as_deref();
            let same = match (unit, region) {
                (Some(one), Some(two)) => one.starts_with(two) || two.starts_with(one),
                (one, two) => one == two,
            };
            regions += usize::from(same);
            topics += usize::from(topic == fact.topic || topic == fact.also);
            if verbose && !(same && (topic == fact.topic || topic == fact.also)) {
                println!("  {name} {}: {unit:?} {region:?}; {} {topic}", fact.what, fact.topic);
            }
        }
        let share = |right: usize| right as f64 / facts.len().max(1) as f64;
        println!("{name}: {} facts, region {:.3}, topic {:.3}", facts.len(), share(regions), share(topics));
        if std::env::var("LAX").is_err() {
            assert!(share(regions) >= least_region && share(topics) >= least_topic, "{name}");
        }
    }
}

/// With its places swapped for those of another prefecture, the digest is cut the same.
#[test]
fn swapped_places_are_cut_the_same() {
    let Ok(corpus) = std::env::var("SHAIPIN_CORPUS") else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let Ok(text) = std::fs::read_to_string(format!("{corpus}/corpus/jinhua-2022-05.txt")) else { return };
    let own = ["金华", "义乌", "东阳", "兰溪", "永康", "浦江", "磐安", "武义", "婺城", "浙江"];
    let others = [
        ["成都", "都江堰", "彭州", "邛崃", "崇州", "蒲江", "大邑", "金堂", "武侯", "四川"],
        ["南阳", "邓州", "邓州", "邓州", "邓州", "新野", "内乡", "唐河", "卧龙", "河南"],
        ["潍坊", "寿光", "诸城", "青州", "高密", "临朐", "昌乐", "临朐", "奎文", "山东"],
    ];
    let blocks = |text: &str| -> Vec<(u32, u32, String)> {
        let document = read(&clean(&SourceText::pasted(text)));
        let blocks = document.regions.iter().flat_map(|region| {
            region.blocks.iter().map(|block| (block.first, block.end, region.name.clone()))
        });
        blocks.collect()
    };
    let before = blocks(&text);
    assert_eq!(before.len(), 10);
    for other in others.iter().filter(|other| (1..10).all(|at| !other[..at].contains(&other[at]))) {
        let mut swapped = text.clone();
        for (one, two) in own.iter().zip(other) {
            swapped = swapped.replace(one, two);
        }
        let after = blocks(&swapped);
        let cut =
            |blocks: &[(u32, u32, String)]| blocks.iter().map(|block| (block.0, block.1)).collect::<Vec<_>>();
        println!("{:?}", after);
        assert_eq!(cut(&before), cut(&after), "{}", other[0]);
        let name = |word: &str| after.iter().any(|block| block.2.starts_with(word));
        assert!(other[1..9].iter().all(|word| name(word)), "{after:?}");
    }
}

/// Counted steps grow in step with the text.
#[test]
fn steps_grow_with_the_text() {
    for unit in ["一、", "1.", "义乌", "。", ",", "新区将", "第", "金华市\n", "\t1\n", "(", "一是", "我县"]
    {
        let steps = |count: usize| read(&clean(&SourceText::pasted(unit.repeat(count)))).steps as f64;
        let (small, large) = (steps(4_000), steps(16_000));
        assert!(large <= small * 4.4 + 1_000.0, "{unit:?}: {small} then {large}");
    }
}

/// In whatever order the speeches stand, each is found whole.
#[test]
fn reordered_speeches_are_found() {
    let Ok(corpus) = std::env::var("SHAIPIN_CORPUS") else {
        println!("skipped: SHAIPIN_CORPUS is not set");
        return;
    };
    let Ok(text) = std::fs::read_to_string(format!("{corpus}/corpus/jinhua-2022-05.txt")) else { return };
    let clean_text = clean(&SourceText::pasted(text));
    let document = read(&clean_text);
    let mut speeches: Vec<(String, Vec<&str>)> = Vec::new();
    for region in &document.regions {
        for block in &region.blocks {
            let lines = &document.paragraphs[block.first as usize..block.end as usize];
            speeches.push((
                region.name.clone(),
                lines.iter().map(|line| line.span.slice(&clean_text.text)).collect(),
            ));
        }
    }
    let title = document.title.map_or("", |span| span.slice(&clean_text.text));
    let (mut right, mut all) = (0, 0);
    let mut seed = 12_345_u64;
    for round in 0..20 {
        for at in (1..speeches.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            speeches.swap(at, (seed >> 33) as usize % (at + 1));
        }
        let mut mixed = format!("{title}\n");
        let mut expected = Vec::new();
        for (who, lines) in &speeches {
            for line in lines {
                mixed.push_str(line);
                mixed.push('\n');
                expected.push((who.as_str(), *line));
            }
        }
        let clean = clean(&SourceText::pasted(mixed));
        let document = read(&clean);
        for (block, (who, line)) in document.paragraphs[1..].iter().zip(&expected) {
            let found = block.region.map_or("-", |id| document.regions[usize::from(id.0)].name.as_str());
            all += 1;
            right += usize::from(found == *who);
            if found != *who {
                println!("{round} {who} read as {found}: {}", line.chars().take(24).collect::<String>());
            }
        }
    }
    println!("{right} of {all} paragraphs");
    assert!(right as f64 >= all as f64 * 0.99);
}
