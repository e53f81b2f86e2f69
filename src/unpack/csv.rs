//! Values parted by commas, semicolons or tabs, quoted where they hold these (RFC 4180): made rows with tabs.

/// The rows of a file as lines with tabs. Which sign parts values is told by the first lines.
pub fn read(text: &str) -> String {
    let (text, told) = match text.lines().next().and_then(|line| line.trim().strip_prefix("sep=")) {
        Some(sign) => (text.split_once('\n').map_or("", |(_, rest)| rest), sign.chars().next()),
        None => (text, None),
    };
    let sign = told.unwrap_or_else(|| sign_of(text));
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    let (mut quoted, mut at_start) = (false, true);
    // Tabs are held back, so that a row does not end in them.
    let mut tabs = 0u32;
    while let Some(c) = signs.next() {
        if quoted {
            match c {
                '"' if signs.peek() == Some(&'"') => {
                    signs.next();
                    put('"', &mut tabs, &mut out);
                }
                '"' => quoted = false,
                '\n' | '\t' => put(' ', &mut tabs, &mut out),
                '\r' => {}
                other => put(other, &mut tabs, &mut out),
            }
            continue;
        }
        match c {
            '"' if at_start => quoted = true,
            '\r' => {}
            '\n' => {
                tabs = 0;
                out.push('\n');
            }
            c if c == sign => tabs += 1,
            other => put(other, &mut tabs, &mut out),
        }
        at_start = c == sign || c == '\n';
    }
    out
}

fn put(c: char, tabs: &mut u32, out: &mut String) {
    // A file of commas alone must not grow.
    const MOST: u32 = super::blocks::COLUMNS;
    for _ in 0..(*tabs).min(MOST) {
        out.push('\t');
    }
    *tabs = 0;
    out.push(c);
}

/// The sign that the first lines have most of.
fn sign_of(text: &str) -> char {
    const LINES: usize = 20;
    let mut best = (',', 0);
    for sign in [',', ';', '\t', '，'] {
        let count = text.lines().take(LINES).map(|line| line.matches(sign).count()).sum::<usize>();
        if count > best.1 {
            best = (sign, count);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn rows_become_lines_with_tabs() {
        assert_eq!(read("县区,投资\r\n白石县,\"1,234.5\"\r\n,,\r\n"), "县区\t投资\n白石县\t1,234.5\n\n");
        assert_eq!(read("a;\"他说\"\"好\"\"\n了\";3"), "a\t他说\"好\" 了\t3");
        assert_eq!(read("sep=|\n甲|乙"), "甲\t乙");
        assert_eq!(read("高\"度\",1"), "高\"度\"\t1");
        assert_eq!(read("甲\t1,5\n乙\t2"), "甲\t1,5\n乙\t2");
        assert_eq!(read("甲\"x,\"y\",\"\""), "甲\"x\ty");
    }
}
