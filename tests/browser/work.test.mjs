// What a reader does to the reading, and what must not be lost by it: encodings, the clipboard's HTML, claims added,
// the list of corrections, the address, closing, the same file twice, files beyond the limit.

import assert from 'node:assert/strict';
import { TEXT, at, drop, inEveryPlace, paste, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const rows = id('claim-row');

async function read(page) {
  await page.waitForSelector('[data-phase=done]');
  await page.click(id('tab-claims'));
  await page.waitForSelector(rows);
}

/** Selects words in the source pane, as a mouse would. */
async function select(page, words) {
  await page.evaluate(([source, words]) => {
    const walker = document.createTreeWalker(document.querySelector(source), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    throw new Error(`${words} is not in one piece`);
  }, [at.source, words]);
}

/** What lies on the clipboard after a press. */
async function copied(page, button) {
  return page.evaluate((button) => new Promise((done) => {
    document.addEventListener('copy', (event) => done(event.clipboardData.getData('text/plain')), { once: true });
    document.querySelector(button).click();
  }), button);
}

// 义乌市完成投资9.9亿元。 in GBK.
const GBK = Buffer.from('d2e5cedacad0cdeab3c9cdb6d7ca392e39d2dad4aaa1a3', 'hex');

inEveryPlace('an encoding is shown and can be chosen; a wrong choice costs nothing', async ({ page }) => {
  await drop(page, '材料.txt', Buffer.concat([GBK, GBK, GBK]));
  await shows(page, at.source, '义乌市完成投资9.9亿元');
  await shows(page, id('encoding-menu'), 'GB18030');
  await page.click(id('encoding-menu'));
  await page.click(id('encoding-big5'));
  await shows(page, id('encoding-menu'), 'BIG5');
  await shows(page, id('status-encoding'), 'BIG5');
  await page.waitForFunction((source) => !document.querySelector(source).innerText.includes('义乌市'), at.source);
  assert.equal(await page.innerText(id('status-name')), '材料.txt');
  // Back by undo, and by choosing again.
  await page.click(id('bar-undo'));
  await shows(page, at.source, '义乌市完成投资9.9亿元');
  await shows(page, id('encoding-menu'), 'GB18030');
  await page.click(id('encoding-menu'));
  await page.click(id('encoding-utf-8'));
  await page.waitForSelector(`${at.notice}[data-kind=undecodable]`);
  await page.click(id('encoding-menu'));
  await page.click(id('encoding-gb18030'));
  await shows(page, at.source, '义乌市完成投资9.9亿元');
  await page.waitForSelector(`${at.notice}[data-kind=undecodable]`, { state: 'detached' });
  // Values parted by commas are parted again.
  await drop(page, '值.csv', Buffer.from('县区,完成投资（亿元）\r\n义乌市,"12.5"\r\n'));
  await shows(page, id('encoding-menu'), 'UTF-8');
  await page.click(id('encoding-menu'));
  await page.click(id('encoding-utf-16le'));
  await page.waitForSelector(at.notice);
  await page.click(id('encoding-menu'));
  await page.click(id('encoding-utf-8'));
  await shows(page, at.source, '12.5');
  // What was pasted has none.
  await paste(page, TEXT);
  await shows(page, at.source, '128.6亿元');
  assert.equal(await page.locator(id('encoding-menu')).count(), 0);
});

inEveryPlace('of what is pasted HTML is taken where it has a table or headings', async ({ page }) => {
  const give = (plain, html) => page.evaluate(([plain, html]) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    data.setData('text/html', html);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [plain, html]);
  // As spreadsheets give it: a head over two columns, which the plain form flattens.
  await give('县区\t固定资产投资\t\n\t完成（亿元）\t增速\n义乌市\t128.6\t9.4%\n东阳市\t97.2\t8.1%\n',
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8><style>td{mso-number-format:General}</style></head><body><table>'
    + '<tr><td rowspan=2>县区</td><td colspan=2>固定资产投资</td></tr><tr><td>完成（亿元）</td><td>增速</td></tr>'
    + '<tr><td>义乌市</td><td>128.6</td><td>9.4%</td></tr><tr><td>东阳市</td><td>97.2</td><td>8.1%</td></tr></table></body></html>');
  await read(page);
  const row = await page.locator(rows).filter({ hasText: '97.2' }).innerText();
  assert.match(row, /固定资产投资/);
  assert.match(row, /东阳市/);
  // Cells stand apart in the text, too.
  assert.match(await page.locator(id('paragraph')).filter({ hasText: '97.2' }).innerText(), /东阳市\t97\.2\t8\.1%/);
  // Words with nothing but their dress are taken plain.
  await give(TEXT, `<meta charset=utf-8><p style="color:red"><span>${TEXT}</span></p>`);
  await shows(page, at.source, '义乌市一季度');
  assert.equal(await page.innerText(id('status-characters')), `${TEXT.replace(/\s/g, '').length} 字`);
});

inEveryPlace('a claim is added by selecting words, follows everywhere, and can be taken back', async ({ page }) => {
  await paste(page, `${TEXT}\n义乌市另有代号“7-15”的园区完成工业投资，见附表。`);
  await read(page);
  const before = await page.locator(rows).count();
  await select(page, '15');
  await page.click(id('add-claim'));
  await page.waitForSelector(id('correct'));
  assert.equal(await page.inputValue('[name=region]'), '义乌市');
  assert.match(await page.inputValue('[name=value]'), /15/);
  await page.fill('[name=indicator]', '工业投资');
  await page.fill('[name=value]', '许多');
  await page.click(id('save'));
  // The reader is asked whether it is a number; its no is said at the field.
  await page.waitForSelector('[name=value]:invalid');
  // Left by Esc, it is there again.
  await page.fill('[name=value]', '15.5亿元');
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('correct'), { state: 'detached' });
  await select(page, '园区');
  await select(page, '15');
  await page.click(id('add-claim'));
  await page.waitForSelector(id('correct'));
  assert.equal(await page.inputValue('[name=value]'), '15.5亿元');
  await page.click(id('save'));
  await page.locator(rows).filter({ hasText: '15.5亿元' }).filter({ hasText: '补记' }).waitFor();
  assert.equal(await page.locator(rows).count(), before + 1);
  await shows(page, id('edit-line'), '补记');
  await page.click(id('bar-undo'));
  await page.locator(rows).filter({ hasText: '15.5亿元' }).waitFor({ state: 'detached' });
  await page.click(id('bar-redo'));
  await page.locator(rows).filter({ hasText: '15.5亿元' }).waitFor();
  // The list has it.
  await page.click(id('tab-edits'));
  await shows(page, id('view'), '工业投资 · 15.5亿元');
  await page.click('[data-go="takeback:0"]');
  await shows(page, id('view'), '没有更正');
  // With a real mouse, and by a press on a numeral that is in no claim.
  await page.locator(id('paragraph')).last().scrollIntoViewIfNeeded();
  const box = await page.evaluate(() => {
    const walker = document.createTreeWalker([...document.querySelectorAll('[data-testid=paragraph]')].pop(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf('工业投资');
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 4);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
    return null;
  });
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.middle, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector(id('add-claim'));
  await page.evaluate(() => getSelection().removeAllRanges());
  await page.locator(`${id('mark')}:not([data-claims])`).last().click();
  await page.click(id('add-claim'));
  await page.waitForSelector(id('correct'));
});

inEveryPlace('each correction can be taken back alone, and opening a paragraph costs no redo', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.click(id('tab-regions'));
  await page.locator(id('rename')).first().click();
  await page.fill(id('rename-input'), '甲市');
  await page.keyboard.press('Enter');
  await page.locator(`${rows} .c-region`).filter({ hasText: '甲市' }).first().waitFor();
  await page.locator(rows).filter({ hasText: '9.4%' }).click();
  await page.click(id('to-form'));
  // One way out of the form, not two side by side.
  assert.equal(await page.locator(`${id('detail')} button`).filter({ hasText: '取消' }).count(), 1);
  await page.fill('[name=value]', '9.5%');
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('correct'), { state: 'detached' });
  await page.click(id('to-form'));
  assert.equal(await page.inputValue('[name=value]'), '9.5%', 'what was typed is there again');
  await page.click(id('save'));
  await page.locator(rows).filter({ hasText: '9.5%' }).waitFor();
  await page.locator(rows).filter({ hasText: '52.7%' }).click();
  await page.click(id('to-reject'));
  await shows(page, id('tab-edits'), '3');
  await page.click(id('tab-edits'));
  // The one in the middle goes, the others stay.
  await page.click('[data-go="takeback:1"]');
  await shows(page, id('tab-edits'), '2');
  await shows(page, id('view'), '义乌市 → 甲市');
  await page.click(id('tab-claims'));
  await page.locator(rows).filter({ hasText: '9.4%' }).waitFor();
  await page.locator(`${rows}.is-rejected`).filter({ hasText: '52.7%' }).waitFor();
  // Redo outlives a look at a paragraph.
  await page.click(id('bar-undo'));
  await page.locator(rows).filter({ hasText: '9.5%' }).waitFor();
  await page.click(id('tab-source'));
  await page.locator(id('paragraph')).first().dblclick();
  await page.waitForSelector(id('editor'));
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('editor'), { state: 'detached' });
  await page.locator(id('paragraph')).first().dblclick();
  await page.keyboard.press('Control+Enter');
  await page.click(id('bar-redo'));
  await page.locator(rows).filter({ hasText: '9.4%' }).waitFor();
});

inEveryPlace('filters by words, unit and range are in the address', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.fill(id('search'), '投资&率');
  await page.waitForFunction(() => decodeURIComponent(location.hash).includes('find=投资&率'));
  await page.fill(id('search'), '投资');
  await page.waitForFunction(() => decodeURIComponent(location.hash).endsWith('find=投资'));
  const shown = await page.locator(rows).count();
  const hash = await page.evaluate(() => location.hash);
  await page.click(id('clear-filters'));
  await page.waitForFunction(() => !location.hash.includes('find'));
  await page.goBack();
  await page.waitForFunction((selector) => document.querySelector(selector).value === '投资', id('search'));
  assert.equal(await page.locator(rows).count(), shown);
  await page.evaluate((hash) => { location.hash = hash.replace(/find=.*/, 'unit=%25&within=value:::50%25'); }, hash);
  await page.locator(rows).filter({ hasText: '9.4%' }).waitFor();
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 1, rows);
  await shows(page, id('chips'), '50%');
});

inEveryPlace('the page asks before it goes where something would be lost, and only then', async ({ page }) => {
  const asks = () => page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });
  await paste(page, TEXT);
  await read(page);
  assert.equal(await asks(), false, 'a pasted text can be pasted again');
  await page.locator(rows).first().click();
  await page.click(id('to-reject'));
  await page.locator(`${rows}.is-rejected`).waitFor();
  assert.equal(await asks(), true);
  await page.click(id('bar-undo'));
  await page.waitForSelector(`${rows}.is-rejected`, { state: 'detached' });
  assert.equal(await asks(), false, 'taken back');
  await page.click(id('bar-redo'));
  await page.locator(`${rows}.is-rejected`).waitFor();
  await page.click(id('export-menu'));
  await Promise.all([page.waitForEvent('download'), page.click(id('export-project'))]);
  assert.equal(await asks(), false, 'saved');
  await page.locator(id('paragraph')).first().dblclick();
  await page.locator(id('editor')).pressSequentially('完成技改投资77.7亿元。');
  await page.locator(rows).filter({ hasText: '77.7亿元' }).waitFor();
  assert.equal(await asks(), true, 'typed');
});

inEveryPlace('a quote tells where it stands: title, file, paragraph, day', async ({ page }) => {
  await drop(page, '甲.txt', Buffer.from(`金华市一季度晒拼会发言摘登\n${TEXT}`));
  await read(page);
  await page.locator(rows).filter({ hasText: '52.7%' }).click();
  await page.waitForSelector(id('detail'));
  const day = /（\d{4}-\d\d-\d\d 摘）/;
  let words = await copied(page, id('to-quote'));
  assert.match(words, day);
  for (const part of ['东阳市', '金华市一季度晒拼会发言摘登', '甲.txt', '第 3 段']) assert.ok(words.includes(part), `${part}: ${words}`);
  // Beside another one: its own name, and its own count of paragraphs.
  await drop(page, '乙.txt', Buffer.from('永康市一季度完成投资33.5亿元。'));
  await page.click(id('both'));
  await page.waitForSelector('[data-phase=done]');
  await page.click(id('tab-claims'));
  await page.locator(rows).filter({ hasText: '33.5亿元' }).click();
  await shows(page, id('sentence'), '33.5亿元');
  words = await copied(page, id('to-quote'));
  for (const part of ['永康市', '乙.txt', '第 1 段']) assert.ok(words.includes(part), `${part}: ${words}`);
});

inEveryPlace('the same file twice is kept once, and said', async ({ page }) => {
  await drop(page, '甲.txt', Buffer.from(TEXT));
  await read(page);
  await page.locator(rows).first().click();
  await page.click(id('to-reject'));
  await page.locator(`${rows}.is-rejected`).waitFor();
  await drop(page, '甲.txt', Buffer.from(TEXT));
  await shows(page, `${at.notice}[data-kind=twice]`, '已经打开');
  assert.equal(await page.locator(`${rows}.is-rejected`).count(), 1, 'what was said of it stays');
  assert.equal(await page.locator(id('shelf')).count(), 0);
  await page.click(id('language'));
  await shows(page, `${at.notice}[data-kind=twice]`, 'open already');
});

inEveryPlace('a file of 200 MB is told the limit before it is read', async ({ page }) => {
  await page.evaluate(() => {
    window.reads = 0;
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () { window.reads += 1; return read.call(this); };
    // One megabyte, two hundred times: the browser keeps it once.
    const part = new Blob([new Uint8Array(1 << 20).fill(0x35)]);
    const data = new DataTransfer();
    data.items.add(new File(Array(210).fill(part), '全省.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await shows(page, `${at.notice}[data-kind=too-large]`, '210 MB，超过 50 MB 的上限');
  await page.click(id('language'));
  await shows(page, `${at.notice}[data-kind=too-large]`, 'This is 210 MB; the limit is 50 MB');
  assert.equal(await page.evaluate(() => window.reads), 0);
}, { only: 'root' });
