// The claims table: columns, filters, order, selection, the clipboard; and corrections of the reading.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { at, inEveryPlace, paste, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const rows = id('claim-row');

/** Three regions; a boast that cannot hold beside another. Ours. */
const DIGEST = `衢州市2023年上半年晒拼会发言摘登

江山市

江山市项目为王、实干争先。上半年，规上工业增加值增长9.1%，居全市第一；固定资产投资完成12亿元。
一季度，开工项目25个，总投资98亿元。

龙游县

龙游县奋力追赶、争先进位。上半年，规上工业增加值增长9.8%，居全市第二；固定资产投资完成8亿元。

常山县

常山县稳中求进。上半年，规上工业增加值增长6.3%，居全市第五。
全县开工项目7个。
`;

async function begin(page) {
  await paste(page, DIGEST);
  await page.waitForSelector('[data-phase=done]');
  await page.locator('[data-testid=tab-claims], [data-testid=narrow-tab-claims]').filter({ visible: true }).click();
  await page.waitForSelector(rows);
}

/** The words of a column, from top to bottom. */
const column = (page, name) => page.evaluate(([rows, name]) =>
  [...document.querySelectorAll(`${rows} .c-${name}`)].map((cell) => cell.querySelector('span').textContent), [rows, name]);

/** Waits until a column reads so. */
const reads = (page, name, words) => page.waitForFunction(([rows, name, words]) =>
  JSON.stringify([...document.querySelectorAll(`${rows} .c-${name}`)].map((cell) => cell.querySelector('span').textContent)) === words,
[rows, name, JSON.stringify(words)]);

const count = (page) => page.locator(rows).count();

inEveryPlace('a column is filtered by words, by numbers and by its set; chips and “clear all” show and end it', async ({ page }) => {
  await begin(page);
  const all = await count(page);
  await page.hover(id('head-c-value'));
  await page.locator(`${id('head-c-value')} .funnel`).click();
  await page.fill(id('in-from'), '9亿元');
  await reads(page, 'value', ['12亿元', '98亿元']);
  await page.fill(id('in-to'), '50亿元');
  await reads(page, 'value', ['12亿元']);
  await shows(page, `${id('chips')} .chip`, '≥ 9亿元');
  await shows(page, id('counts'), `1 / ${all}`);
  await page.fill(id('in-from'), '');
  await page.fill(id('in-to'), '');
  await page.waitForSelector(id('chips'), { state: 'hidden' });
  // The set of units, counted.
  await page.locator(`${id('facet-value-values')} label`).filter({ hasText: '个' }).first().click();
  await reads(page, 'value', ['25个', '7个']);
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('pop'), { state: 'hidden' });
  await page.click(id('facet-period'));
  const quarter = page.locator(`${id('facet-period-values')} label`).filter({ hasText: '一季度' });
  await quarter.locator('.num').filter({ hasText: /^1$/ }).waitFor();
  await quarter.click();
  await reads(page, 'value', ['25个']);
  assert.match(await page.evaluate(() => location.hash), /period=\d/);
  await page.click(id('clear-filters'));
  await page.waitForFunction(([rows, all]) => document.querySelectorAll(rows).length === all, [rows, all]);
  await page.hover(id('head-c-indicator'));
  await page.locator(`${id('head-c-indicator')} .funnel`).click();
  await page.fill(id('in-text'), '投资');
  await page.waitForFunction((rows) => [...document.querySelectorAll(`${rows} .c-indicator`)].every((cell) => cell.textContent.includes('投资')), rows);
});

inEveryPlace('columns are hidden, shown, moved and made wider, also by keyboard; widths stay for the session', async ({ page }) => {
  await begin(page);
  await page.click(id('columns'));
  await page.locator(`${id('pop')} label`).filter({ hasText: '系列' }).click();
  await page.waitForSelector(id('head-c-series'));
  await page.locator(`${id('pop')} label`).filter({ hasText: '议题' }).click();
  await page.waitForSelector(id('head-c-topic'), { state: 'detached' });
  await page.keyboard.press('Escape');
  const heads = () => page.evaluate(() => [...document.querySelectorAll('.th')].map((head) => head.className.split(' ')[1]));
  assert.deepEqual((await heads()).slice(0, 2), ['c-region', 'c-indicator']);
  await page.focus(id('claims'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+ArrowRight');
  await page.waitForFunction(() => document.querySelector('.th').className.includes('c-indicator'));
  assert.deepEqual((await heads()).slice(0, 2), ['c-indicator', 'c-region']);
  const width = () => page.evaluate((head) => document.querySelector(head).offsetWidth, id('head-c-region'));
  const before = await width();
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForFunction(([head, before]) => document.querySelector(head).offsetWidth > before, [id('head-c-region'), before]);
  // By hand.
  const grip = await page.locator(`${id('head-c-region')} .grip`).boundingBox();
  const now = await width();
  await page.mouse.move(grip.x + 4, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 64, grip.y + 8, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(([head, now]) => document.querySelector(head).offsetWidth >= now + 50, [id('head-c-region'), now]);
  assert.equal(await page.getAttribute(id('head-c-region'), 'aria-sort'), 'none', 'a drag is no press');
  const from = await page.locator(id('head-c-value')).boundingBox();
  const to = await page.locator(id('head-c-indicator')).boundingBox();
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector('.th').className.includes('c-value'));
  assert.match(await page.evaluate(() => sessionStorage.getItem('shaipin-columns')), /^value=0 indicator=0 region=\d{3} /);
  await page.focus(id('claims'));
  await page.keyboard.press('Delete');
}, { only: 'root' });

inEveryPlace('order by several columns from the keyboard', async ({ page }) => {
  await begin(page);
  await page.focus(id('claims'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${id('head-c-region')}[aria-sort=ascending]`);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  const active = await page.evaluate(() => document.querySelector('.th.is-active').dataset.testid);
  await page.keyboard.press('Shift+Enter');
  await page.waitForSelector(`${id(active)}:not([aria-sort=none])`);
  await page.waitForSelector(`${id('head-c-region')}[aria-sort=ascending]`);
  // The panel of a column from its head.
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForSelector(`${id('pop')} .facet`);
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('pop'), { state: 'hidden' });
});

inEveryPlace('rows are chosen and copied as text and as a table', async ({ page }) => {
  await begin(page);
  await page.locator(rows).nth(0).click();
  await page.locator(rows).nth(2).click({ modifiers: ['Shift'] });
  await page.waitForFunction((rows) => document.querySelectorAll(`${rows}[aria-selected=true]`).length === 3, rows);
  await page.locator(rows).nth(1).click({ modifiers: ['Control'] });
  await page.waitForFunction((rows) => document.querySelectorAll(`${rows}[aria-selected=true]`).length === 2, rows);
  const copied = async (act) => {
    await page.evaluate(() => {
      window.copied = null;
      document.addEventListener('copy', (event) => {
        window.copied = { plain: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') };
      }, { once: true });
    });
    await act();
    await page.waitForFunction(() => window.copied);
    return page.evaluate(() => window.copied);
  };
  const { plain, html } = await copied(() => page.locator('[data-do=copy]').click());
  const lines = plain.trimEnd().split('\r\n');
  assert.equal(lines.length, 3);
  assert.match(lines[0], /^地区\t议题\t主体\t指标\t原文数值\t数值\t计量单位\t/);
  assert.match(lines[1], /江山市.*9\.1%\t9\.1\t%.*规上工业增加值增长9\.1%/);
  assert.equal(html.match(/<tr>/g).length, 3);
  await shows(page, id('counts'), '已复制 2 行');
  await page.focus(id('claims'));
  await page.keyboard.press('Control+a');
  const all = await count(page);
  const whole = await copied(() => page.keyboard.press('Control+c'));
  assert.equal(whole.plain.trimEnd().split('\r\n').length, all + 1);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.waitForFunction((rows) => document.querySelectorAll(`${rows}[aria-selected=true]`).length === 2, rows);
});

inEveryPlace('the plain table has the same rows', async ({ page }) => {
  await begin(page);
  const all = await count(page);
  await page.locator('[data-do=plain]').click();
  await page.waitForSelector(`${id('plain-table')} tbody tr`);
  assert.equal(await page.locator(`${id('plain-table')} tbody tr`).count(), all);
  await page.locator(`${id('plain-table')} tbody tr`).first().click();
  await page.waitForSelector(id('detail'));
  await page.locator('[data-do=plain]').click();
  await page.waitForSelector(rows);
});

inEveryPlace('a claim is corrected in place; all follows; undo and redo; files say so', async ({ page }) => {
  await begin(page);
  const doubts = () => page.locator(`${id('tab-leagues')}`).click()
    .then(() => page.waitForSelector(`${id('view')}[data-view=leagues] .sheet`))
    .then(() => page.locator(id('view')).innerText());
  assert.match(await doubts(), /不能同时成立/);
  await page.click(id('tab-claims'));
  await page.locator(rows).filter({ hasText: '9.8%' }).click();
  await page.click(id('to-form'));
  await page.waitForFunction(() => document.activeElement.name === 'indicator');
  await page.fill('[name=value]', '8.9%');
  await page.selectOption('[name=status]', 'projected');
  await page.keyboard.press('Tab');
  await page.click(id('save'));
  await page.locator(`${rows}.is-edited`).filter({ hasText: '8.9%' }).waitFor();
  await shows(page, id('edit-line'), '数值和单位原为9.8%');
  await page.waitForFunction(() => true);
  assert.doesNotMatch(await doubts(), /不能同时成立/);
  await page.click(id('export-menu'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id('export-csv'))]);
  const text = await fs.readFile(await file.path(), 'utf8');
  assert.match(text, /8\.9%.*已更正,数值：9\.8%；性质：实际/);
  await page.keyboard.press('Control+z');
  await page.click(id('tab-claims'));
  await page.locator(rows).filter({ hasText: '9.8%' }).waitFor();
  await page.waitForSelector(`${rows}.is-edited`, { state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await page.locator(`${rows}.is-edited`).filter({ hasText: '8.9%' }).waitFor();
  await page.click(id('to-restore'));
  await page.locator(rows).filter({ hasText: '9.8%' }).waitFor();
});

inEveryPlace('a claim is rejected: it stays in sight, counts no more, and comes back', async ({ page }) => {
  await begin(page);
  const all = await count(page);
  await page.locator(rows).filter({ hasText: '98亿元' }).click();
  await page.click(id('to-reject'));
  await page.locator(`${rows}.is-rejected`).filter({ hasText: '98亿元' }).waitFor();
  assert.equal(await count(page), all);
  await shows(page, id('status-claims'), String(all - 1));
  await page.locator('[data-do=edited]').click();
  await reads(page, 'value', ['98亿元']);
  await page.click(id('bar-undo'));
  await page.waitForSelector(`${rows}.is-rejected`, { state: 'detached' });
  await page.click(id('bar-redo'));
  await page.waitForSelector(`${rows}.is-rejected`);
});

inEveryPlace('a correction moves with the text', async ({ page }) => {
  await begin(page);
  await page.locator(rows).filter({ hasText: '7个' }).click();
  await page.click(id('to-form'));
  await page.fill('[name=indicator]', '新开工项目');
  await page.keyboard.press('Enter');
  await page.locator(`${rows}.is-edited`).filter({ hasText: '新开工项目' }).waitFor();
  await page.locator(id('paragraph')).filter({ hasText: '龙游县奋力追赶' }).dblclick();
  await page.locator(id('editor')).pressSequentially('另有技改投资3亿元。');
  await page.locator(rows).filter({ hasText: '3亿元' }).waitFor();
  await page.locator(`${rows}.is-edited`).filter({ hasText: '新开工项目' }).waitFor();
});

inEveryPlace('a block is split and joined in the source pane, and undone', async ({ page }) => {
  await begin(page);
  await page.locator(id('owner')).filter({ hasText: '常山县' }).waitFor();
  const last = page.locator(id('paragraph')).filter({ hasText: '全县开工项目7个' });
  await last.hover();
  await last.locator(id('split')).click();
  await page.fill(id('own-name'), '开化县');
  await page.keyboard.press('Enter');
  const seven = page.locator(rows).filter({ hasText: '7个' });
  await seven.locator('.c-region').filter({ hasText: '开化县' }).waitFor();
  await page.locator(id('owner')).filter({ hasText: '开化县' }).waitFor();
  await page.locator(id('owner')).filter({ hasText: '常山县' }).locator(id('merge')).click();
  await page.locator(rows).filter({ hasText: '6.3%' }).locator('.c-region').filter({ hasText: '龙游县' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await seven.locator('.c-region').filter({ hasText: '常山县' }).waitFor();
  // By keyboard: the paragraph below the cursor.
  await page.focus(at.source);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('s');
  await page.waitForFunction(() => document.activeElement.dataset.testid === 'own-name');
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('own-form'), { state: 'detached' });
});

inEveryPlace('a hundred thousand claims: sorted, filtered and scrolled', async ({ page }) => {
  const lines = Array.from({ length: 25_000 }, (_, at) =>
    `完成投资${(at * 7919) % 10007}.5亿元，增长${at % 97}.${at % 10}%，开工项目${at % 311}个，签约项目${at % 53}个。`);
  await paste(page, `江山市\n江山市实干争先。\n${lines.join('\n')}`);
  await page.waitForSelector('[data-phase=done]', { timeout: 40_000 });
  await page.click(id('tab-claims'));
  await page.waitForSelector(rows);
  const total = Number((await page.locator(id('counts')).innerText()).replace(/\D/g, ''));
  assert.ok(total >= 100_000, String(total));
  await page.click(id('head-c-value'));
  await page.waitForSelector(`${id('head-c-value')}[aria-sort=descending]`);
  await page.focus(id('claims'));
  await page.keyboard.press('Control+End');
  await page.waitForFunction(([rows, total]) => Number([...document.querySelectorAll(rows)].at(-1)?.ariaRowIndex) > total - 5, [rows, total]);
  assert.ok(await count(page) <= 120);
  await page.fill(id('search'), '53');
  await shows(page, id('counts'), '/');
}, { only: 'root' });

inEveryPlace('on a phone: filters, correction, nothing wider than the screen', async ({ page }) => {
  await begin(page);
  await page.click(id('facet-period'));
  await page.locator(`${id('facet-period-values')} label`).filter({ hasText: '一季度' }).click();
  await page.keyboard.press('Escape');
  await page.locator(rows).first().click();
  await page.click(id('to-form'));
  await page.fill('[name=value]', '26个');
  await page.click(id('save'));
  await page.locator(`${rows}.is-edited`).filter({ hasText: '26个' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.ok(!wide, 'nothing wider than the screen');
}, { settings: { viewport: { width: 390, height: 844 } } });
