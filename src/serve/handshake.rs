//! The words between a page and a worker beside questions and answers, and how each knows that the
//! other is of its own build.

/// First word of a worker's first message, when questions are welcome; its [`STAMP`] follows.
pub const READY: &str = "ready";
/// First word of a worker's last message: what the panic said follows.
pub const CRASHED: &str = "crashed";
/// From the tests' page: panic, as a fault of ours would.
pub const CRASH: &str = "crash";
/// From the tests' page: never come back, as an endless loop of ours would.
pub const HANG: &str = "hang";

/// A number that changes with every file in which the packed form is defined.
///
/// Questions and answers travel without names, so both sides must have been compiled from the same
/// definitions. `index.html` names all files by their content, which keeps builds together; where a cache or a hand
/// mixes them all the same, the page sees it by this number before it asks anything.
pub const STAMP: u32 = {
    let files = [
        include_str!("handshake.rs"),
        include_str!("protocol.rs"),
        include_str!("protocol/query.rs"),
        include_str!("told.rs"),
        include_str!("../claim/model.rs"),
        include_str!("../correct/mod.rs"),
        include_str!("../language.rs"),
        include_str!("../studio/mod.rs"),
        include_str!("../book/mod.rs"),
        include_str!("../chart/model.rs"),
        include_str!("../studio/facts.rs"),
    ];
    let mut stamp = OFFSET;
    let mut at = 0;
    while at < files.len() {
        stamp = mixed(stamp, files[at].as_bytes());
        at += 1;
    }
    stamp
};

/// FNV-1a, 32 bits: where it begins, and what each step multiplies with.
const OFFSET: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

const fn mixed(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_hash_that_it_says() {
        // From the reference implementation's table of test values.
        assert_eq!(mixed(OFFSET, b""), 0x811c_9dc5);
        assert_eq!(mixed(OFFSET, b"a"), 0xe40c_292c);
        assert_eq!(mixed(OFFSET, b"foobar"), 0xbf9c_f968);
    }
}
