//! Page furniture around and between the text is set aside; a sentence with figures never is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use shaipin::document::{BlockKind, read};
use shaipin::source::{SourceText, TextKind, clean};

/// Lines marked `-` are furniture, `+` the text itself.
fn check(marked: &str) {
    let lines: Vec<(bool, &str)> =
        marked.lines().filter_map(|line| Some((line.starts_with('-'), line.get(2..)?))).collect();
    let text = lines.iter().map(|line| line.1).collect::<Vec<_>>().join("\n");
    let clean = clean(&SourceText::pasted(text));
    let document = read(&clean);
    assert_eq!(document.paragraphs.len(), lines.len());
    let wrong: Vec<String> = document
        .paragraphs
        .iter()
        .zip(&lines)
        .filter(|(block, (furniture, _))| (block.kind == BlockKind::Chrome) != *furniture)
        .map(|(block, (_, line))| format!("{:?}: {line}", block.kind))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_between_short_lines_of_a_page_stay() {
    check(
        "+ 松阳县上半年重点工作晒拼发言
+ 上半年,全县完成固定资产投资36.8亿元,增长14.2%,列全市第三。
+ 政务公众号粉丝达到12.6万人,居全市第二。
+ 12345热线办结率99.3%,群众满意率97.8%。
+ 新增老字号企业4家,培育直播基地3个。
+ 客户端注册用户突破20万户,微信小程序上线服务86项。
+ 推广扫一扫借书服务点32个,借阅量增长41%。
+ 下半年,我们将奋力写好绿色发展的下一篇章。
+ 全年力争完成投资80亿元,增长12%。
- 责任编辑:陈晓
- 扫一扫关注微信公众号
- 版权所有 转载请注明出处",
    );
}

#[test]
fn furniture_above_and_below_goes() {
    check(
        "- 当前位置:首页 > 新闻频道 > 正文
+ 龙泉市一季度项目攻坚比拼情况
- 发布时间:2024-04-18 来源:本报 浏览次数:1260
+ 一季度,全市新开工亿元以上项目21个,完成投资17.3亿元,增长22.4%,增速列全省第六。
+ 招商方面,签约项目14个,计划总投资63亿元,其中制造业项目9个。
+ 服务热线受理诉求3160件,按时办结率99.1%。
+ 下一步,将紧盯目标任务,确保二季度项目开工率达到85%。
- 打印本页 关闭窗口
- 上一篇:我市召开春季农业生产现场会
- 下一篇:全市老干部工作会议召开
- 热线:0578-7120000
- 备案号:浙ICP备05000000号",
    );
}

#[test]
fn a_body_between_two_notices_near_the_end_stays() {
    check(
        "+ 云和县半年工作亮晒发言
+ 上半年,全县规上工业增加值增长9.1%,列全市第二;木玩产业产值28.4亿元,增长11.3%。
+ 城市更新方面,改造老旧小区8个,惠及居民1260户。
- 更多内容请关注微信公众号
+ 民生方面,新增学位1200个,新建托育点6处。
- 新闻热线手机客户端登录
+ 下一步,确保全年完成投资55亿元,增长15%。",
    );
}

/// Which of these words stand in paragraphs that are set aside.
fn aside(html: &str, words: &[&str]) -> Vec<bool> {
    let mut source = SourceText::pasted(html);
    source.kind = TextKind::Html;
    let clean = clean(&source);
    let document = read(&clean);
    let block = |words: &&str| {
        let own = document.paragraphs.iter().find(|block| block.span.slice(&clean.text).contains(*words));
        own.unwrap_or_else(|| panic!("{words} is gone")).kind == BlockKind::Chrome
    };
    words.iter().map(block).collect()
}

const ARTICLE: &str = "<h1>丽水市2023年上半年重点工作晒拼发言摘登</h1><p>松阳县</p>\
    <p>上半年,松阳县完成固定资产投资36.8亿元,增长14.2%,居全市第三。</p>\
    <p>规上工业增加值18.2亿元,增长6.1%,居全市第二。</p><p>新开工项目21个。</p>";

#[test]
fn boxes_beside_the_article_are_furniture() {
    let list = "<ul><li><a href=1>全市上半年用电量增长5.2%</a></li><li><a href=2>我市新增规上企业126家</a></li></ul>";
    let words = ["36.8亿元", "新开工项目21个", "用电量增长5.2%", "规上企业126家"];
    for box_of in [
        format!("<div class=\"side\"><h3>热门排行</h3>{list}</div>"),
        format!("<div><div class=tt>推荐</div>{list}</div>"),
        format!("<aside>{list}</aside>"),
        format!("<td><p>相关阅读</p>{list}</td>"),
    ] {
        for html in [
            format!("<html><body><div class=main>{ARTICLE}</div>{box_of}</body></html>"),
            format!("<html><body>{box_of}<div class=main>{ARTICLE}</div></body></html>"),
        ] {
            assert_eq!(aside(&html, &words), [false, false, true, true], "{html}");
        }
    }
}

#[test]
fn what_calls_itself_a_side_but_holds_the_article_stays() {
    let html =
        format!("<html><body><div class=\"side main\">{ARTICLE}<a>甲</a><a>乙</a></div></body></html>");
    assert_eq!(aside(&html, &["36.8亿元", "新开工项目21个"]), [false, false]);
    // A ranking of members is what is read, not a box.
    let html = "<html><body><h1>2023年上半年各县投资增速</h1><div class=list><p>排行榜</p><table><tr><td>县<td>增速（%）</tr>\
        <tr><td>松阳县<td>14.2</tr><tr><td>缙云县<td>11.8</tr></table></div></body></html>";
    assert_eq!(aside(html, &["松阳县", "缙云县"]), [false, false]);
}
