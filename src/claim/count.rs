//! Counts: the thing stands behind the number (8个应用) or in front of it (盯引项目8个).

use super::naming::Named;
use super::sentence::Sentence;
use super::things::{AMONG, bare_stage, bound_alone, unit_of_places, whole_class};
use super::words::{self, Words};
use crate::lex::node::Kind;
use crate::lexicon::cues::Role;
use crate::lexicon::nouns::{
    ABSTRACT, BARE_VERBS, COUNTED, EFFECTS, NEWLY, PROGRESS, STAGE_VERBS, SUBJECT_FIGURES,
};
use crate::lexicon::set::{holds, trim_end, words};
use crate::lexicon::times::COMES_OUT;
use crate::lexicon::values::{Aspect, Fate};

impl Sentence<'_> {
    /// Names a count; gives the first node that the next number may use as its words. `None` where it
    /// measures nothing.
    pub(super) fn count(
        &mut self,
        at: usize,
        index: usize,
        words: &Words,
        end: usize,
    ) -> Option<(Named, usize)> {
        let unit = self.lexed.numerals[index].unit;
        let behind = self.behind(at, end);
        // 其中10亿元以上5个,50亿元以上1个: a bound alone goes on with the parts.
        if self.parted.is_some() && bound_alone(&words.noun) {
            self.parted = Some(self.clause);
        }
        let capacity = self
            .drafts
            .last()
            .is_some_and(|draft| draft.rules.contains(&"capacity") && draft.clause == self.clause);
        if (words.noun.ends_with("年产") || words.noun.ends_with("年生产")) && !unit.is_empty() {
            return Some(self.capacity(at, end));
        }
        let mut noun = super::view::without_ways(self.thing(behind, end));
        // 5个方面指标居全市第一: what is ranked was counted; 5个方面的措施 are parts of the speech.
        let ranked_aspects = noun.ends_with("指标") && matches!(self.kind(behind.1), Some(Kind::Rank(_)));
        // 连跨四个百亿台阶: steps of speech.
        if words!["台阶", "大关", "关口", "门槛", "百亿级", "千亿级"].ends(&noun)
            || noun.starts_with("方面") && !ranked_aspects
            || self.lexed.numerals[index].chinese && (ABSTRACT.begins(&noun) || noun == "事")
        {
            // 生产总值连跨两个台阶,年均增长8%: of what passed them.
            let passes = ["连跨", "连续跨越", "连上", "跨越", "迈上", "跨上", "连续迈上", "突破", "站上"];
            if let Some(front) = passes.iter().find_map(|verb| words.noun.strip_suffix(*verb))
                && !front.is_empty()
            {
                self.frame.head = Some(super::naming::capped(front.to_string()));
            }
            // 三个方面, 两项要求: parts of the speech, nothing measured.
            self.close(at, index, Fate::Slogan, "parts-of-speech");
            return None;
        }
        // 13个设区市中, where the title speaks of those 15: the whole that is ranked, told again.
        let start = self.lexed.numerals[index].span.start() as usize;
        let again = self
            .frame
            .ranked_class
            .as_ref()
            .is_some_and(|class| self.text[start..].starts_with(class.as_str()));
        let told = at > 0 && self.span(at - 1, at).slice(self.text).ends_with(['有', '共', '是', '为']);
        if again && !told {
            self.close(at, index, Fate::Name, "class-of-title");
            return None;
        }
        let compared = self.compared_items(at, unit.slice(self.text), end);
        if compared.is_some() {
            return compared;
        }
        if let Some(named) = self.compared_places(at, words, unit.slice(self.text)) {
            return Some((named, behind.1.max(at + 1)));
        }
        if let Some(named) = self.involved(words, &noun, unit.slice(self.text)) {
            return Some((named, at + 1));
        }
        if let Some((named, left)) = self.signs_of_places(at, behind, words, unit.slice(self.text)) {
            return Some((named, left));
        }
        if let Some(named) = self.ways_of_places(at, words) {
            return Some((named, at + 2));
        }
        if (words.noun.is_empty() || words.part)
            && let Some(name) = self.progress_of_class(behind, unit.slice(self.text))
        {
            let head =
                self.class_told(unit.slice(self.text)).map_or(name.clone(), |class| class.name.clone());
            let named =
                Named { head, name, aspect: Aspect::Count, negative: false, rule: "progress-of-class" };
            return Some((named, behind.1));
        }
        // 在五个郊区中位居第三: those among whom, and nothing that was counted.
        let said = self.span(self.left, at).slice(self.text);
        let among = matches!(self.kind(behind.1), Some(Kind::Rank(_)))
            && self.span(behind.0, behind.1).slice(self.text).ends_with(['中', '里', '内'])
            && said.contains('在')
            || words!["在", "在全市", "在全省", "在全区", "在全州"].ends(said) && AMONG.begins(&noun);
        if among {
            self.close(at, index, Fate::Name, "class-of-places");
            self.left = behind.1;
            return None;
        }
        noun = self.compared_class(noun, behind.1, end);
        // 对连续两次排名后三的县区约谈: of whom it is true, nothing that was measured.
        let picks = matches!(self.kind(behind.1), Some(Kind::Rank(_)))
            && matches!(self.kind(behind.1 + 1), Some(Kind::Cue(Role::Of)))
            && words.noun.ends_with("连续")
            && self.span(self.left, at).slice(self.text).starts_with(['对', '给']);
        if picks {
            self.close(at, index, Fate::Name, "threshold");
            return None;
        }
        let follows = matches!(self.kind(behind.1), Some(Kind::Quantity(_)));
        let ranked = matches!(self.kind(behind.1), Some(Kind::Rank(_)));
        let mut left = at + 1;
        // 两个断面水质达标率均为100%: the rate is the next number's word.
        let rated = matches!(self.kind(behind.1), Some(Kind::Cue(Role::All | Role::Each)));
        if rated && let Some(front) = noun.strip_suffix('率') {
            let cut = front.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            noun = front.get(..cut).unwrap_or("").to_string();
        } else if !noun.is_empty() {
            if let Some((class, node)) = self.places_measured(at, &noun).filter(|_| follows) {
                (noun, left) = (class, node);
            } else if follows && !self.and_before(behind.1) {
                noun = self.before_number(noun, behind, end);
            } else if !ranked {
                left = behind.1;
            }
        }
        if capacity && words.noun.is_empty() && !noun.is_empty() {
            let name = format!("{noun}年产能");
            self.frame.status = crate::lexicon::values::Status::Target;
            let named = Named { head: noun, name, aspect: Aspect::Amount, negative: false, rule: "capacity" };
            return Some((named, left));
        }
        if let Some(named) = self.plan_of_share(at, words) {
            return Some((named, at + 1));
        }
        if let Some(named) = self.state_of_class(behind, words, unit.slice(self.text)) {
            return Some((named, behind.1.max(at + 1)));
        }
        let (name, rule) = if noun.is_empty() {
            (self.noun_before(words, unit.slice(self.text)), "count-noun-before")
        } else {
            (self.noun_behind(words, &noun, ranked, behind.1), "count-noun-behind")
        };
        if (self.press || self.titles) && unit_of_places(unit.slice(self.text))
            || COMES_OUT.ends(&noun)
            || COMES_OUT.stands_in(&noun)
                && crate::lexicon::ranks::MEMBERS.iter().any(|class| noun.starts_with(class))
        {
            self.close(at, index, Fate::Name, "class-of-places");
            return None;
        }
        // 常住人口8.9万人,三年净增0.6万人: of what was told, over the years.
        let (rest, years) = super::change::yearly(&words.noun);
        if let (true, Some(direction), Some(front)) =
            (rest.is_empty() && !years.is_empty(), words.direction, self.frame.head.clone())
        {
            let way = if direction < 0 { "减少" } else { "增加" };
            let name = format!("{front}{years}{way}");
            let negative = direction < 0;
            return Some((
                Named { head: front, name, aspect: Aspect::Count, negative, rule: "count-change" },
                left,
            ));
        }
        // 586个,同比增加72个: how many more than at another time.
        let versus = words.versus.as_deref().is_some_and(|versus| versus.starts_with(['比', '较']));
        let own = words.noun.is_empty() || versus;
        let change = words.direction.filter(|_| own && rule == "count-noun-before");
        if let (Some(direction), Some(versus)) = (change, words.versus.as_deref()) {
            // 18项指标中,7项居前三,较上半年增加2项: of those counted last.
            let told = self.drafts.last().filter(|draft| {
                words.noun.is_empty()
                    && draft.aspect == Aspect::Count
                    && draft.clause + 1 == self.clause
                    && draft
                        .numeral
                        .and_then(|told| self.lexed.numerals.get(told))
                        .is_some_and(|told| told.unit.slice(self.text) == unit.slice(self.text))
            });
            // 项目96个,比上年少21个,其中甲县5个: what follows is of the things, not of how many fewer.
            let head = told.map_or(name, |draft| draft.name.clone());
            let way = if direction < 0 { "减少" } else { "增加" };
            let name = format!(
                "{head}{}{way}",
                if versus.starts_with('比') { versus.replacen('比', "较", 1) } else { versus.to_owned() }
            );
            let negative = direction < 0;
            return Some((Named { head, name, aspect: Aspect::Count, negative, rule: "count-change" }, left));
        }
        let name = if self.press {
            super::scope::places_last(&name, self.frame.ranked.as_deref()).unwrap_or(name)
        } else {
            name
        };
        self.remember(&name, unit, words);
        let head = trim_end(&name, "个数").trim_end_matches('数').to_string();
        Some((Named { head, name, aspect: Aspect::Count, negative: false, rule }, left))
    }

    /// The thing counted, from the words behind the number.
    fn thing(&self, behind: (usize, usize), end: usize) -> String {
        let has = matches!(self.kind(behind.0), Some(Kind::Cue(Role::Copula)))
            && self.node(behind.0).is_some_and(|node| node.span.slice(self.text) == "有")
            && behind.1 > behind.0 + 1;
        // 7项增速高于全市平均: what is compared makes the class.
        let compared = matches!(self.kind(behind.0), Some(Kind::Cue(Role::Rate)))
            && matches!(self.kind(behind.1), Some(Kind::Cue(Role::Versus)));
        let adjacent = has
            || compared
            || matches!(
                self.kind(behind.0),
                Some(
                    Kind::Text
                        | Kind::Mark('“' | '《')
                        | Kind::Closed(_)
                        | Kind::Cue(
                            Role::Plain
                                | Role::Idiom
                                | Role::Of
                                | Role::Scope
                                | Role::Light
                                | Role::Status(_)
                        )
                )
            ) && behind.1 > behind.0;
        if !adjacent {
            return String::new();
        }
        // 43个总投资369亿元的项目: the thing stands behind the second number.
        if matches!(self.kind(behind.1), Some(Kind::Quantity(_)))
            && matches!(self.kind(behind.1 + 1), Some(Kind::Cue(Role::Of)))
        {
            let further = self.behind(behind.1 + 1, end);
            let thing = words::thing(self.text, self.lexed, self.nodes(further.0, further.1)).noun;
            if !thing.is_empty() {
                return thing;
            }
        }
        let mut noun = words::thing(self.text, self.lexed, self.nodes(behind.0, behind.1)).noun;
        if has {
            noun.insert(0, '有');
        }
        // 7项指标增速高于全市平均: what they are compared with makes the class.
        if matches!(self.kind(behind.1), Some(Kind::Cue(Role::Versus))) {
            let further = self.behind(behind.1, end);
            let measured = (behind.1..=further.1)
                .any(|at| matches!(self.kind(at), Some(Kind::Quantity(_) | Kind::Time(_))));
            if !measured && further.1 - behind.1 <= 4 {
                noun.push_str(self.span(behind.1, further.1).slice(self.text));
            }
        }
        // 4项工作获A、B等部门肯定: what stands behind 等 tells what became of them.
        if matches!(self.kind(behind.1), Some(Kind::Mark('、')))
            && let Some(said) = self.behind_etc(behind.1, end)
        {
            for thing in COUNTED.iter() {
                if noun.starts_with(thing) {
                    let verb =
                        ["获", "在", "被", "入选"].iter().find(|verb| noun[thing.len()..].contains(**verb));
                    noun = format!("{thing}{}{said}", verb.copied().unwrap_or("获"));
                    break;
                }
            }
        } else if let Some(at) = noun.find('等')
            && at >= 6
        {
            noun.truncate(at);
        }
        // 企业67家里有13家…: the class stands in front.
        if matches!(noun.as_str(), "当中" | "中" | "里" | "内") {
            noun.clear();
        }
        for tail in ["当中", "中", "里"] {
            if let Some(rest) = noun.strip_suffix(tail)
                && rest.chars().count() >= 2
            {
                noun = rest.to_string();
            }
        }
        noun
    }

    /// The thing stands in front, or the count is of what the last one counted.
    fn noun_before(&self, words: &Words, unit: &str) -> String {
        let mut name = words.noun.clone();
        // 全县有120万人口: the unit names the thing.
        if unit.ends_with("人口") {
            let own = self.without_region(&name);
            let own = own.strip_suffix("人口").unwrap_or(own);
            let whole = words!["有", "共有", "总", "现有", "该县", "该市", "该区", "该镇"].contains(&own);
            return format!("{}人口", if whole { "" } else { own });
        }
        if let Some(level) = self.other_level(&name) {
            return level;
        }
        if let Some(part) = self.part_of_counted(words, unit) {
            return part;
        }
        // 达产后可年产轴承4000万套
        if let Some(thing) = name.trim_start_matches(['可', '将']).strip_prefix("年产")
            && !thing.is_empty()
            && !thing.starts_with(['值', '量', '能', '出'])
        {
            return format!("{thing}年产能");
        }
        if name.is_empty() {
            if self.bare_clause.is_some_and(|bare| bare + 1 == self.clause)
                && self.drafts.last().is_none_or(|draft| draft.clause != self.clause)
                && let Some(bare) = self.frame.bare
            {
                return self.without_region(bare.slice(self.text)).to_string();
            }
            let told = self.frame.head.clone().or_else(|| self.context());
            // 亏损企业41户,亏损面23%,比上月末少3户: of those counted, not of their rate.
            let told = match told {
                Some(rate) if super::naming::is_rate(&rate) => {
                    let alike = self.drafts.iter().rev().take(4).find(|draft| {
                        draft.aspect == Aspect::Count
                            && draft
                                .numeral
                                .and_then(|told| self.lexed.numerals.get(told))
                                .is_some_and(|told| told.unit.slice(self.text) == unit)
                    });
                    Some(alike.map_or(rate, |draft| draft.name.clone()))
                }
                told => told,
            };
            // 一、甲区(4个), in a list of projects.
            let things = if self.counts_projects && unit == "个" { "项目" } else { "" };
            return told.unwrap_or_else(|| things.to_string());
        }
        // 新增一级资质企业2家,总数达11家
        if matches!(name.as_str(), "总数" | "总量" | "累计" | "总计" | "合计" | "总户数")
            && let Some(head) = self.frame.head.as_deref()
        {
            let head = ["新增", "新建", "新获评"]
                .iter()
                .fold(head, |head, verb| head.strip_prefix(*verb).unwrap_or(head));
            return format!("{head}{name}");
        }
        // 惠及群众4300人: by what was told just before.
        if EFFECTS.begins(&name)
            && let Some(head) = self.frame.head.as_deref().filter(|head| head.chars().count() <= 12)
            && !(self.frame.subject.is_some() && SUBJECT_FIGURES.ends(head))
            && !words!["税收", "产值", "收入", "利润", "销售额", "税利", "利税"].ends(head)
        {
            return format!("{head}{name}");
        }
        // 改造老旧小区24个,已开工16个、完工5个: how far those have come.
        if let Some(class) =
            self.frame.class.as_ref().filter(|class| class.unit == unit && class.thing.is_empty())
            && PROGRESS.contains(&name.as_str())
            && self.parted != Some(self.clause)
        {
            let class = ["计划", "拟", "新增", "安排"]
                .iter()
                .find_map(|verb| class.name.strip_prefix(*verb))
                .unwrap_or(&class.name);
            // 招商引资签约4个、落地3个: one stage behind another.
            let class = PROGRESS
                .iter()
                .filter_map(|verb| class.strip_suffix(*verb))
                .min_by_key(|rest| rest.len())
                .unwrap_or(class);
            if !class.is_empty() {
                return format!("{class}{name}");
            }
        }
        if let Some(name) = self.of_problems(&name, unit) {
            return name;
        }
        let counted = COUNTED.ends(&name);
        let staged = STAGE_VERBS.begins(&name);
        let earlier = self.frame.last.counted.as_ref().filter(|_| PROGRESS.contains(&name.as_str()));
        if let Some((thing, full, measure)) = self.frame.counted.as_ref().or(earlier)
            && measure.slice(self.text) == unit
            && name.chars().count() <= 6
            && !counted
            && (thing == "指标"
                || staged
                || PROGRESS.contains(&name.as_str())
                || words.part
                || name.ends_with("新增")
                || BARE_VERBS.ends(&name))
        {
            // 今年新增3个: of the same class; 已签约6个: of the same things.
            let level = words!["省级", "市级", "县级", "国家级", "区级"].begins(full);
            let of_class = name.ends_with("新增")
                || level
                || holds(full, "以上") && !words.part
                || words.part && !staged;
            // 计划新增9家、目前新增5家: the class without how it grew.
            let full = full.trim_start_matches("计划").trim_start_matches("新增");
            // 改造任务36个,开工36个: of what is to be done, not of the task.
            if thing == "任务" && !of_class {
                return format!("{}{name}", full.trim_end_matches("任务"));
            }
            // 规上企业20家,入库11家: 规上企业入库.
            let whole =
                full != thing && self.class_told(unit).is_some_and(|told| whole_class(full, &told.name));
            if whole && !words.part && PROGRESS.contains(&name.as_str()) {
                return format!("{full}{name}");
            }
            name.push_str(if of_class { full } else { thing });
        } else if !counted
            && staged
            && unit == "个"
            && self.counts_projects
            && !COUNTED.stands_in(&name)
            && !name.ends_with(['区', '心', '台'])
        {
            name.push_str("项目");
        } else if !counted && BARE_VERBS.ends(&name) && bare_stage(&name) && !self.own_stock(&name) {
            // 牵头1个 behind 重点应用清单中: of what the clause before speaks.
            if let Some(front) = self.clause_before() {
                name.push_str(&front);
            } else if let Some(head) = self.frame.head.as_deref().or(self.frame.before.as_deref()) {
                // 存栏8.4万头;出栏12.7万头: the other verb falls.
                let head = BARE_VERBS.ending(head).and_then(|verb| head.strip_suffix(verb)).unwrap_or(head);
                // 住房计划筹集4000套,已筹集3200套; 计划新增车位90个,建成63个: nor is the plan in what was done.
                let head = trim_end(head, "计划");
                let head = head.strip_prefix("计划").map_or(head, |rest| {
                    ["新增", "新建", "新"].iter().find_map(|verb| rest.strip_prefix(*verb)).unwrap_or(rest)
                });
                // 新登记主体4800户,注销1100户: nor is the other's in front.
                let head = ["新登记", "新设", "新注册", "注销"]
                    .iter()
                    .find_map(|verb| head.strip_prefix(*verb))
                    .filter(|head| !head.is_empty())
                    .unwrap_or(head);
                name.insert_str(0, head);
            }
        }
        name
    }

    /// `其中亿元以上19个、制造业17个` of 新签约项目: the whole class stays in the name of a part.
    fn part_of_counted(&self, words: &Words, unit: &str) -> Option<String> {
        let name = words.noun.as_str();
        let class = self.frame.class.as_ref().filter(|class| class.unit == unit)?;
        let bound = bound_alone(name);
        let parted = words.part || self.parted == Some(self.clause) || self.parted_by.is_some();
        let staged = STAGE_VERBS.begins(name);
        // 新登记主体1.42万户,其中企业3120户: newly registered ones, too.
        if let Some(newly) = NEWLY.longest(&class.name).filter(|_| words.part && COUNTED.contains(&name)) {
            return Some(format!("{newly}{name}"));
        }
        let other = COUNTED.iter().any(|thing| name.ends_with(thing) && *thing != class.thing);
        if !parted
            || name.is_empty()
            || staged
            || other
            || class.name.contains(name)
            || class.name.starts_with('各')
            || words!["师", "员", "士", "中学", "小学", "大学", "医院", "学院", "幼儿园"].ends(name)
            || super::naming::same_end(name, &class.name) && class.thing.is_empty()
        {
            return None;
        }
        // 共安排重点项目: that they were laid out is not in the name of a part.
        let whole =
            ["共安排", "安排", "共有", "现有", "共"].iter().find_map(|verb| class.name.strip_prefix(*verb));
        let whole = whole.unwrap_or(&class.name);
        let front = whole.strip_suffix(class.thing.as_str()).unwrap_or(whole);
        let kind = STAGE_VERBS.shed(front, Some('新'));
        // 产值超10亿元企业12家,其中超50亿元的3家: a narrower bound of the same figure.
        if let Some(bound) = ["超", "逾", "突破", "不足"].iter().find(|bound| name.starts_with(**bound))
            && let Some(at) = front.find(bound)
        {
            return Some(format!("{}{name}{}", &front[..at], class.thing));
        }
        Some(match name.strip_suffix(class.thing.as_str()).or(Some(name).filter(|_| bound)) {
            _ if class.thing.is_empty() => format!("{name}{front}"),
            // 谋划重点项目68个,其中10亿元以上项目9个: the bound stands first.
            Some(bound) if bound.starts_with(|c: char| c.is_ascii_digit()) => {
                let rest = front.strip_prefix('新').unwrap_or(front);
                let kind = STAGE_VERBS.iter().find_map(|verb| rest.strip_prefix(*verb)).unwrap_or(front);
                let stage = &front[..front.len() - kind.len()];
                let kind = kind.rfind("以上").map_or(kind, |at| &kind[at + "以上".len()..]);
                format!("{stage}{bound}{kind}{}", class.thing)
            }
            // 实施重点项目326个,其中省重点项目18个: the class is said again.
            Some(own) if kind.chars().count() >= 2 && own.len() > kind.len() && own.ends_with(kind) => {
                name.to_string()
            }
            Some(_) => format!("{front}{name}"),
            None => format!("{name}{whole}"),
        })
    }
}
