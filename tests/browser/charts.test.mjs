// The charts: which there are, what they show, how they are reached, and what is saved of them.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import { at, inEveryPlace, paste, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const chart = id('chart');
const mark = (label) => `rect.mark[aria-label*="${label}"]`;

/** Three counties: boasts that cannot both hold, a yearly plan with its period, projects by stages, lost text. Ours. */
const DIGEST = `衢州市2023年上半年晒拼会发言摘登

江山市

江山市项目为王、实干争先。一、重大项目。1—6月，盯引项目14个，签约项目9个，落地项目4个，签约项目居全市第一。
二、主要经济指标。上半年，规上工业增加值增长9.1%，居全市第一；固定资产投资增长7.2%，居全市第三。
三、城市更新。1—6月，城市更新年度投资完成率52.5%，居全市第一。

龙游县

龙游县奋力追赶、争先进位。一、重大项目。1—6月，签约项目6个，落地项目2个。
二、主要经济指标。上半年，规上工业增加值增长9.8%，居全市第二；固定资产投资增长8.4%，居全市第二。
三、城市更新。1—6月，城市更新年度投资完成率46.3%，居全市第二。

常山县

常山县稳中求进。一、主要经济指标。上半年，规上工业增加值增长6.3%，居全市第五；固定资产投资增长4.1%。
二、城市更新。1—6月，城市更新年度投资完成率50%。
`;

async function begin(page, text = DIGEST) {
  await paste(page, text);
  await page.waitForSelector('[data-phase=done]');
  await page.locator(`${id('tab-chart')}, ${id('narrow-tab-chart')}`).filter({ visible: true }).click();
  await page.waitForSelector(chart);
}

async function choose(page, kind) {
  await page.click(`[data-go="set:chart/chart=${kind}"]`);
  await page.waitForSelector(`[data-go="set:chart/chart=${kind}"][aria-pressed=true]`);
  await page.waitForSelector(chart);
}

async function saved(page, how) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-go="save:${how}"]`)]);
  return { name: file.suggestedFilename(), bytes: await fs.readFile(await file.path()) };
}

inEveryPlace('the heat map tells places, what cannot be so, and leads to the sentence', async ({ page }) => {
  await begin(page);
  await choose(page, 'heat');
  await shows(page, `${chart} .drawing`, '位次热力图');
  for (const label of ['江山市，规上工业增加值增速，第1，9.1%，对不上', '龙游县，城市更新年度投资完成率，第2']) {
    await page.waitForSelector(mark(label));
  }
  await page.hover(mark('江山市，规上工业增加值增速，第1'));
  await shows(page, id('tip'), '规上工业增加值增长9.1%');
  await page.click(mark('江山市，规上工业增加值增速，第1'));
  await page.waitForSelector(`${at.source} .in-sentence`);
  await shows(page, id('sentence'), '规上工业增加值增长9.1%');
  await page.waitForSelector('rect.mark.is-chosen');
  await page.click('.v-folded summary');
  await shows(page, `${id('view')} .sheet`, '自报位次');
});

inEveryPlace('by keyboard: one tab stop, arrows among the marks, Enter to the sentence', async ({ page }) => {
  await begin(page);
  await choose(page, 'heat');
  assert.equal(await page.locator('rect.mark[tabindex="0"]').count(), 1);
  await page.focus('rect.mark[tabindex="0"]');
  const label = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const first = await label();
  await shows(page, id('tip'), '= ');
  await page.keyboard.press('ArrowRight');
  const second = await label();
  assert.notEqual(first, second);
  assert.equal(first.split('，')[1], second.split('，')[1], 'the same row');
  await page.keyboard.press('ArrowDown');
  assert.equal(second.split('，')[0], (await label()).split('，')[0], 'the same column');
  await page.keyboard.press('Home');
  assert.equal(await label(), first);
  assert.equal(await page.locator('rect.mark[tabindex="0"]').count(), 1);
  await page.keyboard.press('Escape');
  assert.ok(!await page.isVisible(id('tip')));
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${at.source} .in-sentence`);
});

inEveryPlace('completion stands against the calendar, as information', async ({ page }) => {
  await begin(page);
  await choose(page, 'calendar');
  const drawing = `${chart} .drawing`;
  for (const words of ['+2.5 · 时序50% · 1—6月', '−3.7 · 时序50% · 1—6月', '只供参考，不是评价', '来源：']) {
    await shows(page, drawing, words);
  }
  assert.equal(await page.locator(id('bar')).count(), 3);
  await page.click(id('language'));
  await shows(page, drawing, 'for information, not a judgement');
  await shows(page, drawing, '+2.5 · calendar 50%');
});

inEveryPlace('stages and places, each by region', async ({ page }) => {
  await begin(page);
  await choose(page, 'stages');
  await shows(page, `${chart} .drawing`, '盯引 → 签约 → 落地（个）');
  assert.equal(await page.locator(id('bar')).count(), 5);
  await choose(page, 'places');
  await shows(page, `${chart} .drawing`, '前三');
  await page.waitForSelector(mark('龙游县，'));
  // First and second of one series the wrong way round, and a second with less than one who names no place.
  assert.equal(await page.locator(mark('对不上')).count(), 3);
});

inEveryPlace('a chart without data says why', async ({ page }) => {
  await begin(page, '衢州市2023年上半年晒拼会发言摘登\n\n江山市\n\n江山市开局良好。规上工业增加值增长9.1%。\n\n龙游县\n\n龙游县开局良好。规上工业增加值增长9.8%。\n');
  await shows(page, `${chart} .drawing`, '规上工业增加值增速');
  await shows(page, `${id('view')} .v-note`, '位次热力图：没有两个以上地区');
  await page.click('[data-go="set:chart/chart=stages"]');
  await shows(page, id('chart-none'), '没有地区报了同一过程的两个以上环节');
});

inEveryPlace('saved as SVG and PNG in three sizes, copied to the clipboard', async ({ page, context, place }) => {
  await begin(page);
  await choose(page, 'places');
  const svg = (await saved(page, 'svg'));
  assert.match(svg.name, /各地自报位次的分布\.svg$/);
  const text = svg.bytes.toString('utf8');
  assert.match(text, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  for (const words of ['各地自报位次的分布', '并非官方统计']) assert.ok(text.includes(words), words);
  const [, wide, high] = text.match(/width="(\d+)" height="(\d+)"/).map(Number);
  for (const scale of [1, 2, 3]) {
    const { name, bytes } = await saved(page, String(scale));
    assert.match(name, new RegExp(`@${scale}x\\.png$`));
    assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG');
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [wide * scale, high * scale]);
    assert.ok(bytes.length > 2000 * scale, 'something is drawn');
  }
  if (!place.hosted) return;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.click('[data-go="save:copy"]');
  await page.waitForSelector(`${at.notice}[data-kind=copied]`);
  assert.ok(await page.evaluate(async () => (await navigator.clipboard.read())[0].types.includes('image/png')));
});

inEveryPlace('the same drawing on the screen in either theme and on paper', async ({ page }) => {
  await begin(page);
  await choose(page, 'heat');
  const drawing = () => page.evaluate(() => document.querySelector('.drawing').innerHTML);
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector('.drawing rect')).fill);
  const [light, white] = [await drawing(), await ground()];
  await page.click(id('theme'));
  await page.waitForFunction((white) => getComputedStyle(document.querySelector('.drawing rect')).fill !== white, white);
  assert.equal(await drawing(), light);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await ground(), 'rgb(255, 255, 255)');
  assert.ok(await page.isVisible('.drawing svg') && !await page.isVisible('.overlay') && !await page.isVisible('.v-controls'));
});

inEveryPlace('the comparison, a ranking and the counts of places lead to their charts, Back returns', async ({ page }) => {
  await paste(page, DIGEST);
  await page.waitForSelector('[data-phase=done]');
  for (const [view, kind, words] of [
    ['compare', 'heat', '位次热力图'], ['overview', 'places', '各地自报位次的分布'], ['leagues', 'bars.', '增速'],
  ]) {
    await page.click(id(`tab-${view}`));
    await page.locator(`[data-view=${view}] [data-go^="set:chart/chart=${kind}"]`).first().click();
    await shows(page, `${chart} .drawing`, words);
    await page.goBack();
    await page.waitForSelector(`[data-view=${view}] .sheet`);
  }
});

inEveryPlace('on a phone a chart scrolls inside its frame', async ({ page }) => {
  await begin(page);
  for (const kind of ['bars', 'heat', 'places', 'calendar', 'stages']) {
    await choose(page, kind);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.ok(!wide, kind);
    const frame = await page.locator(chart).boundingBox();
    assert.ok(frame.x >= 0 && frame.x + frame.width <= 390, kind);
  }
  await page.locator(id('bar')).first().click();
  await page.waitForSelector(id('detail'));
}, { settings: { viewport: { width: 390, height: 844 } } });

inEveryPlace('the address opens a chart, the text comes later', async ({ page }) => {
  await paste(page, DIGEST);
  await page.waitForSelector('[data-phase=done]');
  await shows(page, `${chart} .drawing`, 'Places: indicators and regions');
}, { hash: '#/chart?lang=en&chart=heat' });
