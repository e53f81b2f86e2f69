//! What must hold wherever the analysis runs; that it equals the native one byte for byte is
//! compared by the browser flows, which have both at hand.

mod chart;

use shaipin::analyse;
use shaipin::source::SourceText;

/// A few sentences of the sort that is read, and texts that are none.
const TEXTS: [&str; 5] = [
    "义乌市一季度完成固定资产投资128.6亿元，增长9.4%，增幅居全市第一。\n\
     东阳市开工亿元以上项目25个，投资完成率52.7%，居全市第3位。",
    "",
    "，，，。。。",
    "1.1.1.1%%%亿亿亿",
    "<html><body><p>完成率&nbsp;52.7%</p></body></html>",
];

/// The same text gives the same report, and no text ends it.
pub fn every_text_is_read_the_same_twice() {
    for text in TEXTS {
        let once = format!("{:?}", analyse(&SourceText::pasted(text)));
        let twice = format!("{:?}", analyse(&SourceText::pasted(text)));
        assert_eq!(once, twice);
    }
}

/// plotters measures no text through the browser, which a worker could not.
pub fn a_chart_is_drawn_alike_everywhere() {
    for (drawn, (name, wanted)) in chart::pictures().iter().zip(chart::WANTED) {
        assert_eq!(drawn, wanted, "{name}");
    }
}
