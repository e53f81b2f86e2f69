// The page as a reader uses it: text in, claims, sentences, edits, files out.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { TEXT, at, drop, inEveryPlace, paste, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const rows = id('claim-row');

/** Waits until the analysis has caught up with the text, and opens the claims table. */
async function read(page) {
  await page.waitForSelector('[data-phase=done]');
  await page.locator('[data-testid=tab-claims], [data-testid=narrow-tab-claims]').filter({ visible: true }).click();
  await page.waitForSelector(rows);
}

inEveryPlace('a row leads to its sentence, a mark to its row', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.locator(rows).filter({ hasText: '128.6亿元' }).click();
  await shows(page, id('sentence'), '义乌市一季度完成固定资产投资128.6亿元');
  await page.waitForSelector(`${at.source} .in-sentence`);
  await page.locator(`${id('mark')}[data-kind=claim]`).filter({ hasText: '52.7%' }).click();
  await page.locator(`${rows}.is-chosen`).filter({ hasText: '52.7%' }).waitFor();
});

inEveryPlace('filters, counts, chips and order', async ({ page }) => {
  await page.locator(id('start-sample-clean')).click();
  await read(page);
  const all = Number((await page.locator(id('counts')).innerText()).match(/\d+/)[0]);
  await page.fill(id('search'), '投资');
  await page.waitForFunction((selector) => /\//.test(document.querySelector(selector).textContent), id('counts'));
  const some = Number((await page.locator(id('counts')).innerText()).match(/\d+/)[0]);
  assert.ok(some > 0 && some < all);
  await page.click(id('clear-filters'));
  await page.waitForFunction((selector) => !/\//.test(document.querySelector(selector).textContent), id('counts'));
  assert.equal(await page.inputValue(id('search')), '');
  await page.click(id('facet-region'));
  await page.locator(`${id('facet-region-values')} label`).first().click();
  await shows(page, id('counts'), '/');
  const name = await page.locator(`${id('facet-region-values')} .facet-name`).first().innerText();
  await page.keyboard.press('Escape');
  await page.waitForFunction(([rows, name]) =>
    [...document.querySelectorAll(`${rows} .c-region`)].every((cell) => cell.textContent === name), [rows, name]);
  await page.click(id('head-c-value'));
  await page.waitForSelector(`${id('head-c-value')}[aria-sort=descending]`);
  await page.locator(id('head-c-rank')).click({ modifiers: ['Shift'] });
  await page.waitForSelector(`${id('head-c-rank')}[aria-sort=ascending]`);
  await page.waitForSelector(`${id('head-c-value')}[aria-sort=descending]`);
});

inEveryPlace('the table by keyboard alone', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.focus(id('claims'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('detail'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${id('head-c-region')}[aria-sort=ascending]`);
  const grid = page.locator(id('claims'));
  assert.equal(await grid.getAttribute('aria-activedescendant'), 'c0-0');
});

inEveryPlace('a paragraph is edited, the analysis follows, undo brings it back', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.locator(id('paragraph')).first().dblclick();
  await page.locator(id('editor')).pressSequentially('完成技改投资77.7亿元。');
  await page.locator(rows).filter({ hasText: '77.7亿元' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('editor'), { state: 'detached' });
  await shows(page, at.source, '77.7亿元');
  await page.keyboard.press('Control+z');
  await page.locator(rows).filter({ hasText: '77.7亿元' }).waitFor({ state: 'detached' });
  await shows(page, at.source, '128.6亿元');
});

inEveryPlace('typing on the empty page', async ({ page }) => {
  await page.locator(id('start-type')).pressSequentially('义乌市完成投资12.5亿元。');
  await page.locator(rows).filter({ hasText: '12.5亿元' }).waitFor();
  await page.keyboard.type('增长3.1%。');
  await page.locator(rows).filter({ hasText: '3.1%' }).waitFor();
});

inEveryPlace('a dropped GB18030 file; the text before can be brought back', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  // 义乌市完成投资9.9亿元。
  const bytes = Buffer.from('d2e5cedacad0cdeab3c9cdb6d7ca392e39d2dad4aaa1a3', 'hex');
  await drop(page, '材料.txt', Buffer.concat([bytes, bytes, bytes]));
  await shows(page, id('status-encoding'), 'GB18030');
  await shows(page, at.source, '义乌市完成投资9.9亿元');
  await shows(page, id('status-name'), '材料.txt');
  await page.click(id('undo'));
  await shows(page, at.source, '128.6亿元');
});

inEveryPlace('what cannot be read is said, and nothing is lost', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await drop(page, '表.pdf', Buffer.from('%PDF-1.7 x'));
  await shows(page, `${at.notice}[data-kind=pdf-damaged]`, 'PDF');
  await drop(page, '空.txt', Buffer.from('  \n'));
  await page.waitForSelector(`${at.notice}[data-kind=empty]`);
  await shows(page, at.source, '128.6亿元');
  await paste(page, '没有数字的一句话。');
  await page.waitForSelector(`${at.notice}[data-kind=no-figures]`);
});

inEveryPlace('language and colours switch, state stays', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.locator(rows).first().click();
  await page.click(id('language'));
  await shows(page, id('tab-claims'), 'Claims');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.waitForSelector(id('detail'));
  await page.click(id('theme'));
  await page.waitForSelector('html[data-theme=dark]');
  await page.click(id('language'));
  await shows(page, id('tab-claims'), '数据');
});

inEveryPlace('a region is renamed and the table follows', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.click(id('tab-regions'));
  await page.locator(id('rename')).first().click();
  await page.fill(id('rename-input'), '甲市');
  await page.keyboard.press('Enter');
  await page.locator(`${rows} .c-region`).filter({ hasText: '甲市' }).first().waitFor();
});

inEveryPlace('the table is saved as CSV', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.click(id('export-menu'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id('export-csv'))]);
  const text = await fs.readFile(await file.path(), 'utf8');
  assert.ok(text.startsWith('\ufeff'));
  assert.match(text, /128\.6/);
  assert.match(file.suggestedFilename(), /\.csv$/);
});

inEveryPlace('after a crash the text is there and is read again', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  await page.evaluate(() => window.shaipin.test.crash());
  await page.waitForSelector(`${at.notice}[data-kind=restarted]`);
  await page.waitForSelector('[data-phase=done]');
  await page.locator(rows).filter({ hasText: '128.6亿元' }).click();
  await shows(page, id('sentence'), '128.6亿元');
}, { hash: '#test', errors: true });

inEveryPlace('a large text is drawn in parts', async ({ page }) => {
  await paste(page, `${TEXT}\n`.repeat(4000));
  await read(page);
  const count = await page.evaluate(([rows, paragraph]) => [
    document.querySelectorAll(rows).length, document.querySelectorAll(paragraph).length], [rows, id('paragraph')]);
  assert.ok(count[0] <= 120 && count[1] <= 120, String(count));
  await page.focus(id('claims'));
  await page.keyboard.press('Control+End');
  await page.waitForFunction((rows) => Number([...document.querySelectorAll(rows)].at(-1)?.ariaRowIndex) > 10000, rows);
  await page.locator(`${rows}`).last().click();
  await page.waitForSelector(`${at.source} .in-sentence`);
});

inEveryPlace('on a phone one panel at a time', async ({ page }) => {
  await paste(page, TEXT);
  await read(page);
  assert.ok(await page.locator(id('panel-source')).isHidden());
  await page.locator(rows).first().click();
  await page.click(id('to-source'));
  await page.waitForSelector(`${at.source} .in-sentence`);
  assert.ok(await page.locator(id('panel-claims')).isHidden());
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.ok(!wide, 'nothing wider than the screen');
}, { settings: { viewport: { width: 390, height: 844 } } });
