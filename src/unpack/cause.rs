//! Why nothing, or less than all, came of a file: every cause with what to do about it, in two languages.
//!
//! One table. The command line prints it on standard error, the page shows it as a notice.

use crate::language::Language;

/// Why nothing, or less than all, came of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// Nothing but white space.
    Empty,
    /// Text without a single figure.
    NoFigures,
    /// Longer than what can be analysed.
    TooLong,
    /// A PDF of pictures without a text layer.
    PdfPictures,
    /// A PDF that needs a password.
    PdfEncrypted,
    /// A PDF whose fonts do not tell their characters.
    PdfGarbled,
    /// A PDF that cannot be parsed.
    PdfDamaged,
    /// A Word, Excel or WPS file with a password.
    OfficeEncrypted,
    /// A zip whose files need a password.
    ZipEncrypted,
    /// A zip that is cut off or has wrong sums.
    ZipDamaged,
    /// A zip that unpacks to far more than its size.
    ZipBomb,
    /// A zip packed in a way other than the usual one.
    ZipMethod,
    /// A zip in a zip in a zip.
    ZipNested,
    /// A zip with nothing readable in it.
    ZipNothing,
    /// More files than are opened at once.
    ZipMany,
    /// docx, xlsx or ofd whose parts are missing or no XML.
    PartDamaged,
    /// Parts of it could not be read; what came before them is there.
    PartLost,
    /// doc or wps.
    OldWord,
    /// xls or et.
    OldExcel,
    /// ppt, msg and others of the old office.
    OldOther,
    /// pptx.
    Slides,
    /// odt, ods.
    OpenDocument,
    /// rtf.
    Rtf,
    /// A picture.
    Picture,
    /// Sound or video.
    Media,
    /// rar, 7z, gzip and others.
    Archive,
    /// No text at all.
    Binary,
    /// UTF-8 that someone read as GBK and stored.
    Utf8AsGbk,
    /// GBK that someone read as UTF-8 and stored.
    GbkAsUtf8,
    /// Chinese that someone read as a western encoding and stored.
    AsLatin,
    /// Characters of a font of its own.
    PrivateUse,
    /// A page of WeChat whose text a script was to bring.
    WechatShell,
    /// A page without an article.
    NoArticle,
    /// mht without a page.
    MhtmlDamaged,
    /// OFD of pictures.
    OfdPictures,
    /// Its content is of another type than its name.
    Misnamed,
    /// A workbook with sheets that are hidden.
    HiddenSheets,
    /// A sheet was cut where it became too wide or too long.
    SheetCut,
    /// Pictures that may hold text.
    Pictures,
}

use Cause::*;

/// Cause, stable name, and in each language what is the matter and what to do.
type Row = (Cause, &'static str, [&'static str; 2], [&'static str; 2]);

const ROWS: [Row; 39] = [
    (
        Empty,
        "empty",
        ["里面没有文字。", "请确认选对了文件；若内容在别处，复制正文后粘贴即可。"],
        ["there is no text in it.", "Check that it is the right file, or copy the text itself and paste it."],
    ),
    (
        NoFigures,
        "no-figures",
        ["里面没有数字，无从分析。", "请确认是正文；若数字在图片里，请先识别成文字。"],
        [
            "there are no figures in it to analyse.",
            "Check that it is the article; if the figures are in pictures, turn these into text first.",
        ],
    ),
    (
        TooLong,
        "too-long",
        ["内容超过上限（50 MB）。", "请拆成几份，或只留正文。"],
        ["it holds more than can be analysed (50 MB).", "Split it, or keep only the text that matters."],
    ),
    (
        PdfPictures,
        "pdf-pictures",
        ["这份 PDF 是扫描件或图片，没有文字层。", "请先用文字识别（OCR）软件识别，再打开识别后的文件。"],
        [
            "this PDF is a scan: pictures without a text layer.",
            "Run text recognition (OCR) on it and open the result.",
        ],
    ),
    (
        PdfEncrypted,
        "pdf-encrypted",
        ["这份 PDF 有打开密码。", "请用阅读器输入密码打开，另存为不加密的 PDF，或全选复制后粘贴。"],
        [
            "this PDF needs a password.",
            "Open it in a reader with the password and save it without one, or copy the text and paste it.",
        ],
    ),
    (
        PdfGarbled,
        "pdf-garbled",
        [
            "这份 PDF 的字体没有注明对应的文字，读出来会是乱码，数字也不可信。",
            "请用阅读器打开，全选复制后粘贴并核对；若复制出来也是乱码，请向发文单位要 Word 稿，或做文字识别。",
        ],
        [
            "the fonts of this PDF do not tell their characters: the text would be garbled and its figures not to be trusted.",
            "Open it in a reader, copy, paste and check; if that is garbled too, ask for the Word file or run text recognition.",
        ],
    ),
    (
        PdfDamaged,
        "pdf-damaged",
        ["这份 PDF 已损坏或没有下载完整。", "请重新下载或重新导出。"],
        ["this PDF is damaged or was not downloaded whole.", "Download or export it again."],
    ),
    (
        OfficeEncrypted,
        "office-encrypted",
        ["这份文档设了打开密码。", "请用 Word、Excel 或 WPS 输入密码打开，取消“用密码加密”后另存。"],
        [
            "this document is encrypted with a password.",
            "Open it in Word, Excel or WPS, take the password away and save it.",
        ],
    ),
    (
        ZipEncrypted,
        "zip-encrypted",
        ["这个压缩包设了密码。", "请先输入密码解压，再打开里面的文件。"],
        ["this archive needs a password.", "Unpack it with the password and open the files in it."],
    ),
    (
        ZipDamaged,
        "zip-damaged",
        [
            "文件已损坏或没有传完整。",
            "请重新下载或重新拷贝；若是 Word、Excel 文件，可用原软件打开并修复后另存。",
        ],
        [
            "the file is damaged or was not copied whole.",
            "Download or copy it again; a Word or Excel file can be opened there, repaired and saved.",
        ],
    ),
    (
        ZipBomb,
        "zip-bomb",
        [
            "解开后比本身大得太多，像是压缩炸弹，已停止。",
            "若确信文件可靠，请自行解压，再打开其中需要的文件。",
        ],
        [
            "it would unpack to far more than its size, as a zip bomb does; unpacking was stopped.",
            "If you trust it, unpack it yourself and open the files you need.",
        ],
    ),
    (
        ZipMethod,
        "zip-method",
        ["这个压缩包用了少见的压缩方式。", "请用系统自带的“压缩为 ZIP”重新压缩，或先解压。"],
        [
            "this archive is packed in an unusual way.",
            "Pack it again with the system's own ZIP, or unpack it first.",
        ],
    ),
    (
        ZipNested,
        "zip-nested",
        ["压缩包套了不止一层。", "请先解压外层，再打开里面的压缩包。"],
        ["there is an archive within an archive within an archive.", "Unpack the outer ones first."],
    ),
    (
        ZipNothing,
        "zip-nothing",
        ["压缩包里没有可读的文件。", "可读的有 .docx、.xlsx、.ofd、.pdf、.txt、.html、.mhtml、.csv。"],
        [
            "there is no file in the archive that can be read.",
            "What can be read: .docx, .xlsx, .ofd, .pdf, .txt, .html, .mhtml, .csv.",
        ],
    ),
    (
        ZipMany,
        "zip-many",
        ["压缩包里的文件太多，只打开了前 500 个。", "其余的请分批打开。"],
        ["there are too many files in the archive; the first 500 were opened.", "Open the others in parts."],
    ),
    (
        PartDamaged,
        "part-damaged",
        ["文件缺少正文部分，或正文已损坏。", "请用 Word、WPS 或阅读器打开（可自动修复），另存后再试。"],
        [
            "its text is missing or damaged.",
            "Open it in Word, WPS or a reader, which may repair it, and save it again.",
        ],
    ),
    (
        PartLost,
        "part-lost",
        ["文件有一部分损坏，只读出了损坏处之前的内容。", "请用原软件打开修复后另存，再核对是否完整。"],
        [
            "a part of it is damaged; only what comes before that was read.",
            "Open it in its own program, save it again, and compare.",
        ],
    ),
    (
        OldWord,
        "old-word",
        [
            "这是旧格式的 Word 或 WPS 文字文档（.doc、.wps）。",
            "请用 Word 或 WPS 打开，“另存为”选“Word 文档（.docx）”，再打开新文件。",
        ],
        [
            "this is an old Word or WPS document (.doc, .wps).",
            "Open it in Word or WPS, choose \"Save as\", \"Word document (.docx)\", and open the new file.",
        ],
    ),
    (
        OldExcel,
        "old-excel",
        [
            "这是旧格式的 Excel 或 WPS 表格（.xls、.et）。",
            "请用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿（.xlsx）”，再打开新文件。",
        ],
        [
            "this is an old Excel or WPS workbook (.xls, .et).",
            "Open it in Excel or WPS, choose \"Save as\", \"Excel workbook (.xlsx)\", and open the new file.",
        ],
    ),
    (
        OldOther,
        "old-other",
        ["这是旧格式的办公文件（如 .ppt、.msg）。", "请用原软件打开，复制文字后粘贴，或另存为 .docx。"],
        [
            "this is a file of an old office program (.ppt, .msg).",
            "Open it there, copy the text and paste it, or save it as .docx.",
        ],
    ),
    (
        Slides,
        "slides",
        ["这是演示文稿。", "请打开后复制其中的文字粘贴，或导出为 .docx。"],
        ["this is a slide show.", "Open it, copy its text and paste it, or export it as .docx."],
    ),
    (
        OpenDocument,
        "open-document",
        ["这是 OpenDocument 文档（.odt、.ods）。", "请打开后另存为 .docx 或 .xlsx。"],
        ["this is an OpenDocument file (.odt, .ods).", "Open it and save it as .docx or .xlsx."],
    ),
    (
        Rtf,
        "rtf",
        ["这是 RTF 文档（有的 .doc 其实是 RTF）。", "请用 Word 或 WPS 打开，另存为 .docx。"],
        ["this is an RTF document (some .doc are).", "Open it in Word or WPS and save it as .docx."],
    ),
    (
        Picture,
        "picture",
        ["这是图片。", "请先用文字识别（OCR）识别成文字，再粘贴。"],
        ["this is a picture.", "Turn it into text by recognition (OCR) and paste that."],
    ),
    (
        Media,
        "media",
        ["这是音频或视频。", "请先转成文字，再粘贴。"],
        ["this is sound or video.", "Turn it into text first and paste that."],
    ),
    (
        Archive,
        "archive",
        ["这是 ZIP 以外的压缩包（.rar、.7z、.gz）。", "请先解压，再打开里面的文件；或改压成 ZIP。"],
        [
            "this is an archive other than ZIP (.rar, .7z, .gz).",
            "Unpack it and open the files in it, or pack it as ZIP.",
        ],
    ),
    (
        Binary,
        "binary",
        ["这不是文本，也不是能读的文档。", "请用原软件打开，复制文字后粘贴。"],
        [
            "this is neither text nor a document that can be read.",
            "Open it in its own program, copy the text and paste it.",
        ],
    ),
    (
        Utf8AsGbk,
        "utf8-as-gbk",
        [
            "满篇是“锛、鐨、銆”一类乱码：UTF-8 的文字曾被当成 GBK 打开，又存了下来。",
            "请找原文件重新打开；若只有这份，请用原软件另存为 UTF-8。",
        ],
        [
            "it is mojibake: UTF-8 text was once opened as GBK and saved so.",
            "Go back to the original file; if there is none, have it saved again as UTF-8 by the program it came from.",
        ],
    ),
    (
        GbkAsUtf8,
        "gbk-as-utf8",
        [
            "大部分汉字已丢失，成了“\u{FFFD}”或“锟斤拷”：GBK 的文字曾被当成 UTF-8 打开，又存了下来，无法还原。",
            "请找原文件重新打开，或重新下载、复制。",
        ],
        [
            "most characters are lost (\u{FFFD}): GBK text was once opened as UTF-8 and saved so, which cannot be undone.",
            "Go back to the original file, or download or copy it again.",
        ],
    ),
    (
        AsLatin,
        "as-latin",
        [
            "满篇是“È«ÏØ”“å…¨”一类乱码：中文曾被当成西文编码打开，又存了下来。",
            "请找原文件重新打开，或从网页、原软件重新复制。",
        ],
        [
            "it is mojibake: Chinese was once opened in a western encoding and saved so.",
            "Go back to the original file, or copy it again from the page or program.",
        ],
    ),
    (
        PrivateUse,
        "private-use",
        [
            "很多字是字体自造的（私有区字符），别的程序读不出是什么字。",
            "请在显示正常的软件里截图识别，或向来源要普通文本；网页可试“打印为 PDF”后识别。",
        ],
        [
            "many characters are of a font of its own (private use) and cannot be known.",
            "Ask for plain text, or run text recognition on a picture of it where it shows rightly.",
        ],
    ),
    (
        WechatShell,
        "wechat-shell",
        [
            "这份微信网页只存下了外壳，正文要由脚本取来，文件里没有。",
            "请在微信或浏览器里打开文章，全选复制后粘贴；或等全文显示后再“网页，全部”另存。",
        ],
        [
            "only the shell of this WeChat page was saved; its text was to be brought by a script.",
            "Open the article in WeChat or a browser, copy all and paste it, or save the page once the text is shown.",
        ],
    ),
    (
        NoArticle,
        "no-article",
        [
            "这份网页里没有正文，只有导航、脚本或框架。",
            "请打开原网页，选中正文复制后粘贴；正文若在内框架里，请右键“在新标签页打开框架”再存。",
        ],
        [
            "there is no article in this page, only navigation, scripts or frames.",
            "Open the page, select the article, copy and paste it; if it stands in a frame, open that on its own and save it.",
        ],
    ),
    (
        MhtmlDamaged,
        "mhtml-damaged",
        ["这份 .mht 网页里没有找到正文部分。", "请重新保存网页，或打开后全选复制粘贴。"],
        ["no page was found in this .mht file.", "Save the page again, or open it, copy all and paste it."],
    ),
    (
        OfdPictures,
        "ofd-pictures",
        ["这份 OFD 是扫描件或图片，没有文字。", "请先用文字识别（OCR）软件识别，或向发文单位要原稿。"],
        [
            "this OFD is a scan: pictures without text.",
            "Run text recognition (OCR) on it, or ask for the original.",
        ],
    ),
    (
        Misnamed,
        "misnamed",
        ["文件内容与后缀不符，已按内容读取。", "如有遗漏，请用原软件打开后另存。"],
        [
            "its content is of another type than its name says; it was read as what it is.",
            "If something is missing, open it in its own program and save it again.",
        ],
    ),
    (
        HiddenSheets,
        "hidden-sheets",
        ["工作簿里有隐藏的工作表，没有读取。", "如需读取，请在 Excel 或 WPS 里取消隐藏后另存。"],
        [
            "the workbook has hidden sheets, which were not read.",
            "To have them read, unhide them in Excel or WPS and save.",
        ],
    ),
    (
        SheetCut,
        "sheet-cut",
        ["工作表太宽或太长，超出的部分没有读取。", "请只留需要的区域，另存后再打开。"],
        [
            "a sheet is too wide or too long; what is beyond the limit was not read.",
            "Keep only the area that matters and save it.",
        ],
    ),
    (
        Pictures,
        "pictures",
        ["文档里有图片，图片里的文字没有读取。", "如图片里有数字，请先识别成文字补入。"],
        [
            "there are pictures in the document, whose text was not read.",
            "If they hold figures, turn these into text and add them.",
        ],
    ),
];

impl Cause {
    fn row(self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.0 == self)
    }

    /// Every cause.
    pub fn all() -> impl Iterator<Item = Cause> {
        ROWS.iter().map(|row| row.0)
    }

    /// A stable name, for scripts and tests.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.1)
    }

    /// What is the matter, and what to do next; both sentences.
    pub fn told(self, language: Language) -> [&'static str; 2] {
        self.row().map_or(["", ""], |row| language.pick(row.2, row.3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_has_its_own_words_in_both_languages() {
        let mut told: Vec<&str> = Vec::new();
        let mut last = None;
        for cause in Cause::all() {
            assert!(last < Some(cause), "{cause:?} stands in the order of the enum, once");
            last = Some(cause);
            for language in [Language::Chinese, Language::English] {
                let [what, next] = cause.told(language);
                assert!(!told.contains(&what), "{what}");
                told.push(what);
                assert!(next.len() > 10 && !what.is_empty(), "{cause:?}");
            }
            assert!(!cause.name().is_empty());
        }
        assert_eq!(last, Some(Pictures), "the last of the enum has its row");
    }
}
