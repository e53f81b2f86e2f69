// Files of every kind are dropped, opened by the studio, and read; what cannot be opened is said with what to do.

import assert from 'node:assert/strict';
import { TEXT, at, drop, inEveryPlace, paste, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const SAID = '宣州区完成投资128.6亿元，增长9.4%，居全市第一。';

function crc(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xEDB88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

/** A zip of named parts, not compressed. */
function zip(parts) {
  const files = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, label]));
    files.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const docx = (text) => zip({
  'word/document.xml': `<w:document><w:body><w:p>${[...text].map((sign) => `<w:r><w:t>${sign}</w:t></w:r>`).join('')}</w:p></w:body></w:document>`,
});

const xlsx = zip({
  'xl/workbook.xml': '<workbook><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>',
  'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>',
  'xl/worksheets/a.xml': '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>县区</t></is></c><c r="B1" t="inlineStr"><is><t>完成投资（亿元）</t></is></c><c r="C1" t="inlineStr"><is><t>增速</t></is></c></row>'
    + '<row r="2"><c r="A2" t="inlineStr"><is><t>宣州区</t></is></c><c r="B2"><v>128.59999999999999</v></c><c r="C2" s="1"><v>0.094</v></c></row></sheetData></worksheet>',
});

const ofd = zip({
  'OFD.xml': '<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
  'Doc_0/Document.xml': '<ofd:Document><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/0.xml"/></ofd:Pages></ofd:Document>',
  'Doc_0/Pages/0.xml': `<ofd:Page><ofd:Content><ofd:TextObject Boundary="20 20 170 6" Size="5"><ofd:TextCode X="0" Y="4">${SAID}</ofd:TextCode></ofd:TextObject></ofd:Content></ofd:Page>`,
});

function pdf() {
  const hex = [...SAID].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const content = `BT /F 16 Tf 72 700 Td <${hex}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>',
    '<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/FangSong/DW 1000>>]>>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, '0');
  });
  const start = out.length;
  return Buffer.from(`${out}xref\n0 6\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join('')}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`);
}

const mhtml = [
  'From: <Saved by Blink>', 'MIME-Version: 1.0', 'Content-Type: multipart/related; boundary="b"', '', '--b',
  'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '',
  Buffer.from(`<!doctype html><meta charset=utf-8><p>${SAID}</p>`).toString('base64'), '--b--', '',
].join('\r\n');

/** Old office files keep the names of their streams in UTF-16. */
function ole(name) {
  const bytes = Buffer.alloc(2048);
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(bytes);
  bytes[30] = 9;
  Buffer.from(name, 'utf16le').copy(bytes, 512 + 128);
  return bytes;
}

inEveryPlace('one of each kind is opened and read', async ({ page }) => {
  const kinds = [
    ['文.docx', docx(SAID), '128.6亿元'],
    ['表.xlsx', xlsx, '9.40%'],
    ['公文.ofd', ofd, '128.6亿元'],
    ['公文.pdf', pdf(), '128.6亿元'],
    ['网页.mhtml', mhtml, '128.6亿元'],
    ['值.csv', '县区,完成投资（亿元）,增速\r\n宣州区,"128.6",9.4%\r\n', '128.6'],
  ];
  for (const [name, bytes, part] of kinds) {
    await drop(page, name, Buffer.from(bytes));
    await shows(page, id('status-name'), name);
    await shows(page, at.source, part);
    await page.waitForFunction((selector) => /[1-9]/.test(document.querySelector(selector)?.textContent), id('status-claims'));
    assert.equal(await page.locator(`${at.notice}[data-kind=opening]`).count(), 0);
  }
  // What was open before each of them can be brought back.
  await page.click(id('bar-undo'));
  await shows(page, id('status-name'), '网页.mhtml');
});

inEveryPlace('a file given before the page is ready is opened when it can be', async ({ page }) => {
  await shows(page, at.source, '早到的文件，完成投资12.5亿元');
}, {
  init: `document.addEventListener('DOMContentLoaded', () => {
    const bytes = Uint8Array.from(atob('${docx('早到的文件，完成投资12.5亿元。').toString('base64')}'), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], '早.docx'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  })`,
});

inEveryPlace('the documents of a zip lie beside one another', async ({ page }) => {
  const inner = { '一/甲.docx': docx('宣州区完成投资3.5亿元。'), '一/乙.docx': docx('广德市完成投资4.5亿元。'), '图.png': Buffer.from('89504E470D0A1A0A00', 'hex') };
  await drop(page, '一包.zip', zip(inner));
  await shows(page, '[data-kind=picture]', '图.png：这是图片');
  await shows(page, id('page'), '甲.docx');
  await shows(page, id('page'), '乙.docx');
  await page.click(id('language'));
  await shows(page, '[data-kind=picture]', 'This is a picture. Turn it into text');
});

inEveryPlace('what cannot be opened is said with what to do, and nothing open is lost', async ({ page }) => {
  await paste(page, TEXT);
  await shows(page, at.source, '128.6亿元');
  const garbled = new TextDecoder('gb18030').decode(Buffer.from('白石县完成投资，同比增长的，全市第一。'.repeat(4)));
  const files = [
    ['老.doc', ole('WordDocument'), 'old-word', '另存为'],
    ['加密.docx', ole('EncryptedPackage'), 'office-encrypted', '密码'],
    ['断.docx', docx(SAID).subarray(0, 300), 'zip-damaged', '重新下载'],
    ['图.png', Buffer.from('89504E470D0A1A0A00', 'hex'), 'picture', '识别'],
    ['坏.pdf', Buffer.from('%PDF-1.7 x'), 'pdf-damaged', '重新导出'],
    ['错.txt', Buffer.from(garbled), 'utf8-as-gbk', '乱码'],
    ['壳.html', Buffer.from('<!doctype html><script src="https://res.wx.qq.com/a.js"></script><div id=app></div>'), 'wechat-shell', '微信'],
  ];
  for (const [name, bytes, kind, part] of files) {
    await drop(page, name, bytes);
    await shows(page, `${at.notice}[data-kind=${kind}]`, part);
    await shows(page, at.source, '128.6亿元');
  }
});
