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

/// The sign that the first lines have most of outside quotes. The wide comma stands within values as well: it parts
/// them only where none of the others does.
fn sign_of(text: &str) -> char {
    const LINES: usize = 20;
    const SIGNS: [char; 4] = [',', ';', '\t', '，'];
    let mut counts = [0usize; SIGNS.len()];
    let (mut quoted, mut lines) = (false, 0);
    // A quote opens at the start of a value alone, as where rows are read.
    let mut at_start = true;
    for c in text.chars() {
        match c {
            '"' if quoted || at_start => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if quoted => {}
            _ => {
                if let Some(count) =
                    SIGNS.iter().position(|sign| *sign == c).and_then(|at| counts.get_mut(at))
                {
                    *count += 1;
                }
            }
        }
        at_start = c == '\n' || SIGNS.contains(&c);
        if lines >= LINES {
            break;
        }
    }
    let [narrow @ .., wide] = counts;
    let mut best = (',', 0);
    for (sign, count) in SIGNS.into_iter().zip(narrow) {
        if count > best.1 {
            best = (sign, count);
        }
    }
    if best.1 == 0 && wide > 0 { '，' } else { best.0 }
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
        // What stands in quotes parts nothing, and neither do wide commas beside narrow ones.
        assert_eq!(read("\"a;b;c;d\",1\n\"e;;\",2"), "a;b;c;d\t1\ne;;\t2");
        assert_eq!(
            read("县区,说明\n甲县,快，稳，好\n乙县,慢，弱"),
            "县区\t说明\n甲县\t快，稳，好\n乙县\t慢，弱"
        );
        assert_eq!(read("县区，投资\n甲县，3"), "县区\t投资\n甲县\t3");
    }
}
