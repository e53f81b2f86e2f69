//! Which parts hold, fail, and say nothing.

use super::*;
use crate::audit::testing::{all, none};

#[test]
fn passes_and_fails() {
    all(
        Kind::Parts,
        Verdict::Fails,
        &["新开工项目31个，其中已竣工35个。", "修缮古建筑24处，分别为城关9处、北乡8处、南乡11处。"],
    );
    all(Kind::Parts, Verdict::Holds, &["完成水利投资14.2亿元，其中堤防加固6.1亿元、灌区改造3.4亿元。"]);
    all(Kind::Parts, Verdict::Unclear, &["完成水利投资8.2亿元，其中堤防加固6.1亿元、灌区改造3.4亿元。"]);
    none(
        Kind::Parts,
        &[
            "新签约项目28个，其中十亿元以上项目20个、制造业项目18个。",
            "引进企业5家，其中新增岗位800个。",
            "还有13个项目未开工，其中手续不全的7个、资金未落实的5个、两者兼有的3个，其余4个。",
            "接待游客260万人次，旅游收入18亿元，其中门票收入2.1亿元。",
        ],
    );
}
