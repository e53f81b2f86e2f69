// What people do with the page: filters that hold in every view, files of a part, the sentence behind a figure,
// a paragraph that is typed in and given up, the hints of a first visit.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { at, inEveryPlace, paste, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const rows = id('claim-row');
const view = id('view');

/** Three regions at two times; a project; boasts that cannot both hold. Ours. */
const DIGEST = `衢州市2023年上半年晒拼会发言摘登

江山市

江山市项目为王、实干争先。一、主要经济指标。上半年，规上工业增加值增长9.1%，居全市第一；一季度，固定资产投资增长7.2%，居全市第三。
二、重大项目。截至6月底，高端门业产业园项目完成投资3亿元，占年度计划4亿元的75%。

龙游县

龙游县奋力追赶、争先进位。一、主要经济指标。上半年，规上工业增加值增长9.8%，居全市第二；一季度，固定资产投资增长8.4%，居全市第二。

常山县

常山县稳中求进。一、主要经济指标。上半年，规上工业增加值增长6.3%，居全市第五；一季度，固定资产投资增长5.5%。
`;

async function begin(page, text = DIGEST) {
  await paste(page, text);
  await page.waitForSelector('[data-phase=done]');
}

async function open(page, name) {
  await page.locator(`${id(`tab-${name}`)}, ${id(`narrow-tab-${name}`)}`).filter({ visible: true }).click();
  if (name === 'claims') return page.waitForSelector(rows);
  await page.waitForSelector(`${view}[data-view=${name}]`);
  return page.waitForFunction(([view]) => document.querySelector(view).childElementCount > 0, [view]);
}

/** Chooses values of a column's set in the claims table. */
async function choose(page, column, words) {
  await open(page, 'claims');
  await page.click(id(`facet-${column}`));
  await page.locator(`${id(`facet-${column}-values`)} label`).filter({ hasText: words }).first().click();
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('pop'), { state: 'hidden' });
}

const saved = async (page, name) => {
  await page.click(id('export-menu'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id(name))]);
  return { name: file.suggestedFilename(), text: await fs.readFile(await file.path(), 'utf8') };
};

/** What comes to the clipboard by an act. */
async function copied(page, act) {
  await page.evaluate(() => {
    window.copied = null;
    document.addEventListener('copy', (event) => {
      window.copied = { plain: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') };
    }, { once: true });
  });
  await act();
  await page.waitForFunction(() => window.copied);
  return page.evaluate(() => window.copied);
}

inEveryPlace('a period chosen in the table holds in every view, and one press ends it', async ({ page }) => {
  await begin(page);
  await choose(page, 'period', '一季度');
  const first = ['规上工业增加值', '高端门业产业园'];
  for (const name of ['overview', 'compare', 'region', 'leagues']) {
    await open(page, name);
    await page.waitForFunction(([view, words]) => {
      const said = document.querySelector(view).innerText;
      return said.includes('固定资产投资') && !words.some((word) => said.includes(word));
    }, [view, first]);
    await shows(page, `${id('chips')} .chip`, '一季度');
  }
  await open(page, 'projects');
  await shows(page, view, '没有符合筛选条件的内容');
  await open(page, 'chart');
  await page.waitForFunction(([view]) => {
    const said = document.querySelector(view).textContent;
    return said.includes('固定资产投资') && !said.includes('规上工业增加值');
  }, [view]);
  await page.locator(`${id('chips')} .chip`).filter({ hasText: '一季度' }).click();
  await page.waitForSelector(id('chips'), { state: 'detached' });
  await open(page, 'projects');
  await shows(page, `${view} .sheet`, '高端门业产业园');
  // Chosen where one looks.
  for (const name of ['overview', 'region']) {
    await open(page, name);
    const period = page.locator(`${view} .v-controls [data-go^="period:"]`).filter({ hasText: '一季度' });
    await period.click();
    await shows(page, `${id('chips')} .chip`, '一季度');
    await page.waitForSelector(`${view} [data-go^="period:"][aria-pressed=true]`);
    await page.click(id('clear-filters'));
    await page.waitForSelector(id('chips'), { state: 'detached' });
  }
});

inEveryPlace('words, status and topic of the table act in the views too', async ({ page }) => {
  await begin(page);
  await open(page, 'claims');
  await page.fill(id('search'), '门业');
  await open(page, 'overview');
  await shows(page, `${id('chips')} .chip`, '“门业”');
  await shows(page, `${view} .v-fact`, /^[1-4]\/\d+ 条数据/);
  await page.click(id('clear-filters'));
  await shows(page, `${view} .v-fact`, /^\d+ 条数据/);
  await choose(page, 'topic', '重大项目');
  await open(page, 'compare');
  await page.waitForFunction(([view]) => !document.querySelector(view).innerText.includes('规上工业增加值'), [view]);
  await page.goBack();
  await page.waitForSelector(rows);
  await page.goBack();
  await page.waitForSelector(id('chips'), { state: 'detached' });
});

inEveryPlace('a draft is offered on the start page, and out of a digest', async ({ page }) => {
  await page.click(id('start-sample-draft'));
  await page.waitForSelector('[data-phase=done]');
  await page.locator(`${view} .v-go`).filter({ hasText: '看全部核稿意见' }).click();
  await shows(page, view, '有 1 处必须改');
  await begin(page);
  await open(page, 'region');
  await page.locator(`${view} .v-controls [data-go^="page:"]`).filter({ hasText: '江山市' }).click();
  await shows(page, `${view} .v-title`, '江山市');
  await page.locator(`${view} .v-go`).filter({ hasText: '单独按送审稿核这一家' }).click();
  await page.waitForSelector(`${view}[data-view=audit]`);
  await shows(page, `${view} .v-title`, '核稿');
  await shows(page, id('status-name'), '江山市.txt');
  // The digest is one step back.
  await page.click(id('undo'));
  await shows(page, id('status-regions'), '3');
});

inEveryPlace('a filter pressed right after a key is not lost', async ({ page }) => {
  await begin(page);
  await open(page, 'claims');
  await page.evaluate(([search]) => {
    const box = document.querySelector(search);
    box.value = '增';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.querySelector('[data-do=ranked]').click();
  }, [id('search')]);
  await page.waitForTimeout(300);
  await shows(page, `${id('chips')} .chip`, '“增”');
  await shows(page, `${id('chips')} .chip`, '只看有位次');
});

inEveryPlace('files of all, of what the filters show and of what is picked end with source, day and what they are not', async ({ page }) => {
  await begin(page);
  await choose(page, 'region', '龙游县');
  const end = /来源：粘贴的文本[^]*导出日期：\d{4}-\d\d-\d\d[^]*摘自各地自述，非官方统计/;
  const part = await saved(page, 'export-csv-view');
  assert.match(part.name, /部分\.csv$/);
  assert.match(part.text.split('\r\n').slice(-5).join('\n'), end);
  assert.match(part.text, /只含筛选或选中的 2 条数据/);
  assert.ok(part.text.includes('龙游县') && !part.text.includes('常山县,'));
  assert.match((await saved(page, 'export-md-view')).text.slice(-240), end);
  const json = JSON.parse((await saved(page, 'export-json-view')).text);
  assert.equal(json.schema, 'shaipin-rows/1');
  assert.equal(json.rows.length, 2);
  assert.match(json.notes.join('\n'), end);
  await page.locator(rows).nth(0).click();
  await page.locator(rows).nth(1).click({ modifiers: ['Control'] });
  const picked = JSON.parse((await saved(page, 'export-json-picked')).text);
  assert.equal(picked.rows.length, 2);
  assert.match((await saved(page, 'export-csv')).text.split('\r\n').slice(-4).join('\n'), end);
  await page.click(id('export-menu'));
  const [book] = await Promise.all([page.waitForEvent('download'), page.click(id('export-xlsx-view'))]);
  assert.match(book.suggestedFilename(), /部分\.xlsx$/);
});

inEveryPlace('the sentence behind a figure is copied with its source, by key and by button', async ({ page }) => {
  await begin(page);
  await open(page, 'compare');
  await page.locator(`${view} .sheet button[data-go^="claim:"]`).filter({ hasText: /^9\.8/ }).click();
  await page.waitForSelector(id('to-quote'));
  const { plain, html } = await copied(page, () => page.click(id('to-quote')));
  assert.match(plain, /^“.*规上工业增加值增长9\.8%.*”\r\n——龙游县，衢州市2023年上半年晒拼会发言摘登，第 \d+ 段（\d{4}-\d\d-\d\d 摘）。摘自讲话原文，并非官方统计。$/);
  assert.match(html, /<blockquote>“/);
  await shows(page, id('to-quote'), '已复制');
  const again = await copied(page, () => page.keyboard.press('Alt+c'));
  assert.equal(again.plain, plain);
});

inEveryPlace('“data” brings a claim in sight, however far down it is', async ({ page }) => {
  const lines = Array.from({ length: 400 }, (_, at) => `完成${at % 7}号水库投资${at + 3}.5亿元，开工项目${at + 1}个。`);
  await begin(page, `江山市\n江山市实干争先。\n${lines.join('\n')}\n全市之外另建成骑行道123.4公里。`);
  // Chosen in the text while another view is open: the table has never been drawn.
  await page.focus(at.source);
  await page.evaluate((source) => { const pane = document.querySelector(source); pane.scrollTop = pane.scrollHeight; }, at.source);
  await page.locator(`${at.source} [data-claims]`).filter({ hasText: '123.4' }).click();
  await page.click(id('to-table'));
  const chosen = page.locator(`${rows}.is-chosen`);
  await chosen.waitFor();
  const inside = await page.evaluate(([rows, grid]) => {
    const [row, pane] = [document.querySelector(`${rows}.is-chosen`).getBoundingClientRect(), document.querySelector(grid).getBoundingClientRect()];
    return row.top >= pane.top && row.bottom <= pane.bottom + 1;
  }, [rows, id('claims')]);
  assert.ok(inside, 'the row is in sight');
  // Hidden by a filter: that is said.
  await page.fill(id('search'), '水库');
  await page.locator(`${at.source} [data-claims]`).filter({ hasText: '123.4' }).click();
  await shows(page, id('counts'), '被筛掉了');
});

inEveryPlace('a paragraph is saved by Ctrl+Enter, given up by Escape, and nothing typed is lost', async ({ page }) => {
  await begin(page);
  await open(page, 'claims');
  const paragraph = page.locator(id('paragraph')).filter({ hasText: '常山县稳中求进' });
  await paragraph.dblclick();
  await page.locator(id('editor')).pressSequentially('新建绿道77.7公里。');
  await page.locator(rows).filter({ hasText: '77.7公里' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('editor'), { state: 'detached' });
  await page.locator(rows).filter({ hasText: '77.7公里' }).waitFor({ state: 'detached' });
  await page.waitForSelector(`${at.notice}[data-kind=taken-back]`);
  // Merely opening a paragraph costs nothing of what was taken back.
  await paragraph.dblclick();
  await page.click(id('edit-cancel'));
  await page.waitForSelector(id('editor'), { state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await page.locator(rows).filter({ hasText: '77.7公里' }).waitFor();
  await page.locator(id('paragraph')).filter({ hasText: '77.7公里' }).dblclick();
  await page.locator(id('editor')).pressSequentially('另建8.8公里。');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector(id('editor'), { state: 'detached' });
  await page.locator(rows).filter({ hasText: '8.8公里' }).first().waitFor();
  // Whoever goes elsewhere keeps what was typed, also within the pause after a key.
  await page.locator(id('paragraph')).filter({ hasText: '龙游县奋力追赶' }).dblclick();
  await page.locator(id('editor')).pressSequentially('又建6.6公里。');
  await page.click(id('tab-regions'));
  await page.click(id('tab-source'));
  await shows(page, at.source, '又建6.6公里');
});

inEveryPlace('hints on the first visit, in both languages, put away by keyboard and not shown again', async ({ page }) => {
  await begin(page);
  const hints = page.locator(`${at.notice}[data-kind=hints]`);
  await hints.filter({ hasText: '①' }).waitFor();
  await page.click(id('language'));
  await hints.filter({ hasText: 'Press any figure' }).waitFor();
  await hints.locator('button').last().focus();
  await page.keyboard.press('Enter');
  await hints.waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForSelector('html[data-studio-state=here]');
  await begin(page);
  await page.waitForSelector(`${view}[data-view=overview] .v-facts`);
  assert.equal(await hints.count(), 0);
}, { requests: true, only: 'hosted' });
