// The comparison taken along: copied with the mouse into a spreadsheet, and printed as it stands on the screen.

import assert from 'node:assert/strict';
import { inEveryPlace, paste } from './frame.mjs';

const view = '[data-testid=view]';

/** Three regions, nine things, at two times; one value follows from the places of the others. Ours. */
const names = ['绿道开工率', '校舍完工率', '管网改造率', '垃圾分类率', '秸秆利用率', '路灯修复率', '河道保洁率', '危房改造率', '植树成活率'];
const speech = (first, name, place, value) => `${name}\n\n${name}${first}。一、城市更新。${names.map((what, at) => `${what}${value + at}%，列全市第${place}`).join('；')}。`;
const DIGEST = `衢州市2023年一季度晒拼会发言摘登

${speech('项目为王、实干争先', '江山市', 1, 81)}

${speech('奋力追赶、争先进位', '龙游县', 3, 62)}

常山县

常山县稳中求进。一、城市更新。绿道开工率列全市第二；1—4月，校舍完工率71%。
`;

async function compare(page) {
  await paste(page, DIGEST);
  await page.waitForSelector('[data-phase=done]');
  await page.waitForSelector(`${view}[data-view=compare] table.sheet`);
  // Regions downwards, whichever way it opens.
  const heads = page.locator(`${view} table.sheet`).first().locator('thead');
  if ((await heads.innerText()).includes('江山市')) {
    await page.locator(`${view} .v-controls [data-go^="set:compare/turned="]`).first().click();
    await page.waitForFunction(([view]) => !document.querySelector(`${view} table.sheet thead`).innerText.includes('江山市'), [view]);
  }
}

inEveryPlace('a comparison copied with the mouse keeps its columns, its numbers and its signs', async ({ page }) => {
  await compare(page);
  const plain = await page.evaluate((view) => {
    const table = document.querySelector(`${view} table.sheet`);
    getSelection().selectAllChildren(table);
    const data = new DataTransfer();
    document.body.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData('text/plain');
  }, view);
  const rows = plain.trimEnd().split('\r\n').map((row) => row.split('\t'));
  assert.equal(new Set(rows.map((row) => row.length)).size, 1, 'as many fields in every row');
  const of = (region) => rows.find((row) => row[0] === region);
  const at = rows[1].findIndex((name) => name.startsWith('绿道开工率'));
  assert.equal(rows[1][at], '绿道开工率（%）');
  assert.equal(of('江山市')[at], '81', 'a number alone');
  assert.match(of('常山县')[at], /推$/, 'what is derived says so');
}, { hash: '#/compare' });

inEveryPlace('a comparison wider than paper is printed whole, the other way round', async ({ page }) => {
  await compare(page);
  const printed = await page.evaluate((view) => {
    dispatchEvent(new Event('beforeprint'));
    const paper = [...document.querySelectorAll(`${view} .on-paper tr`)].map((row) => [...row.cells].map((cell) => cell.textContent));
    dispatchEvent(new Event('afterprint'));
    return { paper, left: document.querySelectorAll('.on-paper, .not-on-paper').length, head: document.querySelector('.paper').textContent };
  }, view);
  assert.deepEqual(printed.paper[0].slice(1).sort(), ['常山县', '江山市', '龙游县'].sort());
  for (const name of names) assert.ok(printed.paper.some((row) => row[0].startsWith(name)), name);
  const green = printed.paper.find((row) => row[0].startsWith('绿道开工率'));
  assert.ok(green.some((cell) => /^81\b.*第1/.test(cell)), green.join(' | '));
  assert.equal(printed.left, 0, 'the screen is as it was');
  for (const words of ['衢州市2023年一季度', '来源', '非官方统计']) assert.ok(printed.head.includes(words), words);
  // As wide as a sheet of paper: no cell's words lie over the next one's.
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const over = await page.evaluate((view) => {
    dispatchEvent(new Event('beforeprint'));
    const cells = [...document.querySelectorAll(`${view} .on-paper th, ${view} .on-paper td`)];
    const wide = cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent);
    dispatchEvent(new Event('afterprint'));
    return { count: cells.length, wide };
  }, view);
  assert.ok(over.count > 20);
  assert.deepEqual(over.wide, []);
}, { hash: '#/compare' });
