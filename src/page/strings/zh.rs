//! 简体中文.

use shaipin::blocks::grouped;
use shaipin::project::Flaw;
use shaipin::serve::names;
use shaipin::serve::protocol::{Column, Field, Language};

use super::Strings;
use crate::page::state::Notice;

/// 简体中文.
pub static STRINGS: Strings = Strings {
    title: "晒拼",
    brand: "晒拼",
    private: "仅本机处理",
    open: "打开",
    open_note: "也可随时按 Ctrl+V 粘贴，或把文件拖到页面任意处。",
    new_page: "清空，重新开始",
    pick_file: "选择文件…",
    sample: "试用样例（虚构）",
    sample_faults: "试用有错的样例（虚构）",
    sample_draft: "试核一份送审稿（虚构）",
    undo: "撤销",
    redo: "恢复",
    undo_title: "撤销：恢复上一步文本或更正（Ctrl+Z）",
    redo_title: "重做（Ctrl+Shift+Z）",
    close: "关闭",
    help: "帮助",
    theme_title: "切换深色、浅色",
    drop_here: "松开即可打开",
    start_what: "贴上一篇晒拼、比拼、赛马的讲话摘登，马上看到谁排第几、数字对不对、原话在哪句。",
    start_paste_1: "在页面任意处按 ",
    start_paste_2: " 粘贴，或把文件拖到任意处",
    start_touch: "长按下面的框粘贴，或选择文件",
    start_type: "也可以在这里直接输入",
    start_types: "支持 .docx、.xlsx、.pdf、.ofd、.zip、.txt、.csv 和存下的网页（.html、.mhtml），编码自动识别（UTF-8、GB18030/GBK、UTF-16、Big5）",
    start_draft: "核稿：明天轮到自己发言？只贴自己那一份，马上看到哪里算不拢、哪里口径没写明、会上可能被问到什么。",
    start_private: "内容只在本机处理，不上传。",
    offline_copy: "下载离线版（单个文件，双击即用）",
    export: "导出",
    export_all: "全部",
    export_shown: "当前筛选和排序",
    export_picked: "选中的行",
    csv_table: "汇总表 CSV（只要对比）",
    csv: "数据 CSV（Excel、WPS 可直接打开）",
    csv_utf8: "数据 CSV（UTF-8，不带 BOM）",
    csv_gb: "数据 CSV（GB18030）",
    xlsx: "汇总表 XLSX（含数据、排名、核验、台账）",
    xlsx_part: "汇总表 XLSX（只含这些数据）",
    markdown: "数据 Markdown 表格",
    json_all: "完整结果 JSON",
    json_rows: "数据 JSON",
    export_note: "数据均摘自讲话原文，并非官方统计。每行都附原句。",
    panel_source: "原文",
    panel_regions: "地区",
    both: "两篇一起看",
    project_file: "项目文件（原文、更正、视图）",
    keep_here: "在本机浏览器里记住",
    keep_note: "内容记在这台电脑的浏览器存储里，不上传；再点一次即忘掉。",
    panel_documents: "文档",
    shelf: "已打开的文件",
    all_documents: |count| format!("全部 {count} 篇"),
    close_document: |name| format!("关闭“{name}”"),
    reading_document: |done, all| format!("正在读第 {done} / {all} 篇…"),
    taking: |done, all| format!("正在打开文件 {done} / {all}…"),
    state_stopped: |done, all| {
        if all > 1 { format!("已停止：读了 {done} / {all} 篇") } else { "已停止".into() }
    },
    stop: "停止",
    go_on: "继续读",
    more_documents: |count| format!("另有 {count} 篇，见“文档”"),
    panel_overview: "总览",
    panel_compare: "对比",
    panel_region: "一地",
    panel_projects: "项目",
    panel_leagues: "排名",
    panel_audit: "核验",
    panel_claims: "数据",
    panel_chart: "图表",
    panel_ledger: "台账",
    panel_edits: "更正",
    source_label: "原文。回车或 F2 修改段落",
    source_hint: "单击标记看数据，双击段落可修改",
    legend: "图例",
    encoding: "文字编码",
    encoding_kept: "这份文字取自项目文件或压缩包，原来的文件不在手边，不能在这里换编码重读。要换编码：把原来的那个文件单独拖进来，再在这里选。",
    add_claim: "记为一条数据",
    kind: |kind| names::kind(kind, Language::Chinese),
    edit_label: "修改段落",
    edit_placeholder: "在此输入",
    edit_hint: "结果随输入更新。Ctrl+回车保存，Esc 取消",
    column: |column| match column {
        Column::Place => "次序",
        Column::Document => "文件",
        Column::Region => "地区",
        Column::Topic => "议题",
        Column::Subject => "项目",
        Column::Indicator => "指标",
        Column::Value => "数值",
        Column::Status => "性质",
        Column::Period => "时期",
        Column::Rank => "位次",
        Column::Series => "系列",
        Column::Sentence => "原句",
        Column::Edited => "更正",
    },
    sort_hint: "单击排序，按住 Shift 单击增加排序列，拖动换位",
    topic: |topic| topic,
    status: |status| names::status(status, Language::Chinese),
    aspect: |aspect| names::aspect(aspect, Language::Chinese),
    ledger_heads: ["数字", "去向", "数值", "缘由"],
    not_told: "原文未写明",
    no_region: "（未写明）",
    hidden_by_filter: "选中的这条被筛掉了",
    claims_none: "没有读到数据。",
    claims_filtered: "没有符合筛选条件的数据。",
    filters: "筛选",
    search: "查找指标、项目、原句",
    only_ranked: "只看有位次",
    only_edited: "只看有更正",
    columns: "列",
    copy_rows: |n| if n == 0 { "复制全部".into() } else { format!("复制 {n} 行") },
    copied: |n| format!("已复制 {n} 行"),
    not_copied: "浏览器不允许复制",
    plain_table: "普通表格",
    page_before: "← 上一页",
    page_behind: "下一页 →",
    column_menu: |name| format!("{name}：筛选、排序、移动"),
    sort_up: "▲ 升序",
    sort_down: "▼ 降序",
    sort_also: "＋ 再按此列",
    holds: "包含",
    at_least: "不小于",
    at_most: "不大于",
    amount_hint: "（如 5亿元、80%）",
    move_left: "左移",
    move_right: "右移",
    narrower: "变窄",
    wider: "变宽",
    hide: "隐藏",
    reset: "恢复默认",
    clear_all: "清除全部",
    remove_filter: |name| format!("取消筛选：{name}"),
    n_of_m: |n, m| if n == m { format!("{m} 条") } else { format!("{n} / {m} 条") },
    correct: "更正",
    value_wrong: "看不出数值：请写数字和单位，如 82%",
    reject: "剔除",
    restore: "恢复原读",
    save: "保存",
    cancel: "取消",
    is_corrected: "已更正",
    is_rejected: "已剔除",
    is_added: "补记",
    was: "原为",
    none: "空",
    between: "；",
    field: |field| match field {
        Field::Indicator => "指标",
        Field::Value => "数值和单位",
        Field::Aspect => "口径",
        Field::Period => "时期",
        Field::Status => "性质",
        Field::Series => "系列",
    },
    field_value: |field, word| match field {
        Field::Aspect => (STRINGS.aspect)(word),
        Field::Status => (STRINGS.status)(word),
        _ => word,
    },
    merge: "并入上一段",
    split: "从这里起另属一地",
    split_from: |at| format!("第 {at} 段起属于"),
    chosen_claim: "选中的数据",
    copy_quote: "复制原句",
    quote_copied: "已复制 ✓",
    quote: |parts, paragraph, day| {
        let mut out = String::from("——");
        for part in parts.iter().filter(|part| !part.is_empty()) {
            out.push_str(part);
            out.push('，');
        }
        out + &format!("第 {paragraph} 段（{day} 摘）。摘自讲话原文，并非官方统计。")
    },
    show_in_source: "在原文中查看",
    fact_region: "地区",
    fact_indicator: "指标",
    fact_value: "数值",
    fact_rank: "位次",
    fact_period: "时期",
    fact_status: "性质",
    fact_section: "小标题",
    fact_topic: "议题",
    regions_none: "没有认出地区。",
    regions_note: |n| format!("{n} 个地区发言，按原文顺序"),
    spoken_note: |n| format!("另提到 {n} 个地区"),
    region_counts: |claims, ranked| format!("{claims} 条，位次 {ranked}"),
    show_claims: "只看这个地区的数据",
    rename: "改名",
    rename_of: |name| format!("给“{name}”改名"),
    code_title: "行政区划代码（GB/T 2260）",
    found_as: "原文认作：",
    region_one: |found| format!("与原文认作“{found}”的同名，各处都合为一个地区统计；改回名字即分开。"),
    may_be: "可能是：",
    take_candidate: "用这个名称",
    why: "判断依据",
    sure: |confidence| {
        let word = match confidence {
            sure if sure >= 0.8 => "把握大",
            sure if sure >= 0.5 => "较有把握",
            _ => "存疑",
        };
        // A whole number: printing a fraction would bring 9 kB of code.
        format!("{word} {}%", (confidence.clamp(0.0, 1.0) * 100.0).round() as u8)
    },
    paragraphs: |first, last| {
        if first == last { format!("第 {first} 段") } else { format!("第 {first}—{last} 段") }
    },
    reason: |reason| match reason {
        "heading" => "标题点名",
        "formula" => "开头或结尾点名",
        "mention" => "本段多次提到",
        "alias" => "自称",
        "agenda" => "议程重新开始",
        "leftover" => "同市只剩这一家",
        "title" => "题目点名",
        "reader" => "由您指定",
        other => other,
    },
    chart_coming: "正在取画图程序（只取一次）…",
    chart_not_fetched: "画图程序没有取到，请检查网络。",
    chart_stopped: "这张图没有画成，已如实停下；文本和其他结果都在。",
    again: "再试一次",
    all: "全部",
    ledger_note: |n| format!("原文共 {n} 处数字，每处都有去向。点击查看所在位置。"),
    ledger_none: "没有这一类数字。",
    status_label: "状态",
    pasted_text: "粘贴的文本",
    typed_text: "输入的文本",
    n_characters: |n| format!("{} 字", grouped(&n.to_string())),
    n_regions: |n| format!("{n} 个地区"),
    n_claims: |n| format!("{n} 条数据"),
    n_ranked: |n| format!("{n} 条有位次"),
    n_unread: |n| format!("{n} 处未读懂"),
    state_working: "正在分析…",
    state_done: "已分析",
    state_failed: "未能分析这份文本",
    state_restarted: "已重启并重新分析",
    state_lost: "分析程序无法启动",
    state_away: "读数程序没有取到",
    state_coming: "正在载入读数程序…",
    notice: told,
    why_left,
};

fn told(notice: &Notice) -> String {
    match notice {
        Notice::Replaced => "已打开新的文本，原来的还在。".into(),
        Notice::Cleared => "已清空，原来的还在。".into(),
        Notice::Empty => "这份内容是空的。请复制文章正文后再粘贴，或换一个文件。".into(),
        Notice::NoFigures => {
            "这份文本里没有读到数值或位次，无从分析。请确认复制的是正文；若正文是图片，请先识别成文字。"
                .into()
        }
        Notice::Opening(name) => format!("正在打开“{name}”…"),
        Notice::Said(said) => format!("{}：{}", said.name, said.zh),
        Notice::TooLarge(bytes) => format!(
            "这份内容有 {} MB，超过 50 MB 的上限：浏览器给网页的内存不够分析它。请拆成几份，或只留正文。",
            bytes >> 20
        ),
        Notice::Undecodable(count) => format!(
            "有 {count} 个字符无法解码，已用“\u{fffd}”代替，其余照常分析。若满篇如此，请在原文上方换一种文字编码，或用原软件另存为 UTF-8 文本再打开。"
        ),
        Notice::Fallen(count) => format!(
            "换了文字编码，对原文具体位置所作的 {count} 处更正不再适用，已放下。撤销即回到换编码之前，更正都在。"
        ),
        Notice::Unreadable => {
            "浏览器读不了这个文件。它可能已移动、正被占用或没有权限，请重新选择，或复制文字后粘贴。".into()
        }
        Notice::Together => "多篇一起看时不能改原文：先在上方点开其中一篇。".into(),
        Notice::Twice(name, 1) => format!("“{name}”已经打开，内容一样：只保留一份。"),
        Notice::Twice(name, count) => format!("“{name}”等 {count} 个文件已经打开，内容一样：各只保留一份。"),
        Notice::PutAway(name) => format!("已关闭“{name}”，可以撤销。"),
        Notice::TooMany(most) => format!("一次最多打开 {most} 个文件，其余的没有打开；请分几次拖入。"),
        Notice::TooMuch(most) => format!(
            "这些文件合起来超过 {} MB 的上限，后面的没有打开；请分几次拖入。",
            most >> 20
        ),
        Notice::StoppedAt(done, all) => format!("已停止打开文件：打开了 {done} 个，共 {all} 个。"),
        Notice::Project(flaw) => match flaw {
            Flaw::Damaged => {
                "这个项目文件已损坏，或不是晒拼保存的，没有打开；现有内容未动。请换一份备份。".into()
            }
            Flaw::Newer(form) => {
                format!("这个项目文件由更新的版本保存（格式 {form}），本页打不开。请用新版页面打开。")
            }
            Flaw::Empty => "这个项目文件里没有文本。".into(),
            Flaw::TooLong => "这个项目文件里的文本太多（超过 200 MB），请分成几个项目。".into(),
        },
        Notice::StorageFull => {
            "浏览器的存储空间不够或被禁用，内容没有记住。请用“导出 → 项目文件”保存。".into()
        }
        Notice::SomeLeft(left) => match &**left {
            [(file, why)] => format!("“{file}”没有打开：{}", why_left(why)),
            _ => format!("{} 个文件没有打开，各有原因：", left.len()),
        },
        Notice::NoSample => "没有找到这份样例。请换一份，或粘贴自己的文本。".into(),
        Notice::Restarted => "分析程序意外停止，已自动重启并重新分析。文本没有丢失。".into(),
        Notice::Repeated => {
            "分析程序在这份文本上再次停止，不再重试。文本没有丢失，可以修改或换一份；修改后会重新分析。"
                .into()
        }
        Notice::StudioStopped => "画图和导出程序出错停止，已重新启动；文本和结果都在。".to_owned(),
        Notice::StudioAway => "画图、导出和打开 Word、PDF 等文件用的程序没有取到，请检查网络后再试一次；粘贴、.txt 和 .html 不受影响。".to_owned(),
        Notice::Copied(true) => "图片已复制，可直接粘贴到文档里。".to_owned(),
        Notice::Hints => "① 点任何数字，就看到原句。② 点地区、指标即按它筛选，各页通用，再点取消。③ 右上角的“?”里有记号和说明。".to_owned(),
        Notice::TakenBack => "已取消修改。输入过的内容还在，可以恢复（Ctrl+Shift+Z）。".to_owned(),
        Notice::Copied(false) => "浏览器不让写剪贴板。请改用“存为 PNG”。".to_owned(),
        Notice::NotWritten => "这个文件没有写成，请再试一次或换一种格式。".to_owned(),
        Notice::Away => {
            "读数程序没有下载下来，暂时不能分析。已放进来的文本还在，取到后会自动分析；请检查网络后再试一次。"
                .into()
        }
        Notice::Foreign => {
            "页面和它的程序不是同一版本，可能刚刚更新过。请先复制需要的内容，再刷新页面（Ctrl+F5）。".into()
        }
        Notice::Lost => {
            "分析程序无法启动。文本没有丢失；请复制保存后刷新页面，或换新版 Edge、Chrome。".into()
        }
    }
}

/// Why a file was left, without its name.
fn why_left(why: &Notice) -> String {
    match why {
        Notice::Said(said) => said.zh.clone(),
        other => told(other),
    }
}
