// Nobody is kept out: axe finds nothing serious in any view, language or colours; every view is reached and left by
// keyboard alone, and what has the focus is seen.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { at, inEveryPlace, paste } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const view = id('view');
const VIEWS = ['overview', 'compare', 'region', 'projects', 'leagues', 'audit', 'claims', 'chart', 'ledger', 'regions', 'source'];
const sample = fs.readFileSync(new URL('../../static/samples/faults.txt', import.meta.url), 'utf8');
// Given to the browser by its debugger: the page's own policy stays in force.
const axe = process.env.SHAIPIN_AXE && fs.readFileSync(process.env.SHAIPIN_AXE, 'utf8');

async function open(page, name) {
  await page.locator(`${id(`tab-${name}`)}, ${id(`narrow-tab-${name}`)}`).filter({ visible: true }).click();
  if (name === 'claims') await page.waitForSelector(id('claim-row'));
  if (name === 'ledger') await page.waitForSelector(id('numeral'));
  if (name === 'chart') await page.waitForSelector(`${view} ${id('chart')} svg`);
  await page.waitForTimeout(50);
}

/** What axe finds that matters: rule, weight, where. */
async function serious(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations, passes } = await window.axe.run(document);
    if (passes.length < 20) return [`only ${passes.length} rules had something to say`];
    return violations.filter((one) => ['serious', 'critical'].includes(one.impact))
      .flatMap((one) => one.nodes.map((node) => `${one.id} (${one.impact}): ${node.target.join(' ')} ${node.html.slice(0, 120)}`));
  });
}

for (const theme of ['light', 'dark']) {
  for (const language of ['zh', 'en']) {
    for (const [width, height] of [[1280, 800], [390, 844]]) {
      inEveryPlace(`axe finds nothing serious: ${theme}, ${language}, ${width} wide`, async ({ page }) => {
        assert.ok(axe, 'axe is there');
        if (language === 'en') await page.click(id('language'));
        const found = { start: await serious(page) };
        await paste(page, sample);
        await page.waitForSelector('[data-phase=done]');
        for (const name of VIEWS) {
          await open(page, name);
          found[name] = await serious(page);
        }
        // With a claim chosen, a filter in force, a panel and the form open.
        await open(page, 'claims');
        await page.locator(id('claim-row')).first().click();
        await page.click('[data-do=ranked]');
        await page.click(id('to-form'));
        await page.waitForSelector(id('correct'));
        await page.click(id('facet-region'));
        await page.waitForSelector(`${id('facet-region-values')} label`);
        found.panel = await serious(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('F1');
        await page.waitForSelector(`${id('help-dialog')} .sheet`);
        found.help = await serious(page);
        await page.keyboard.press('Escape');
        await page.click(id('export-menu'));
        found.menu = await serious(page);
        for (const name of Object.keys(found)) if (!found[name].length) delete found[name];
        assert.deepEqual(found, {});
      }, { only: 'root', timeout: 180_000, settings: { viewport: { width, height }, colorScheme: theme } });
    }
  }
}

/** What has the focus, and whether it can be seen that it has. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    name: element.dataset.testid ?? element.dataset.go ?? element.className ?? element.tagName,
    tag: element.tagName,
    inView: element.closest('[data-testid=panel-view], [data-testid=panel-claims], [data-testid=panel-ledger]') !== null,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.strokeWidth === '3px' || element.tagName === 'RECT',
  };
});

inEveryPlace('every view is walked through by keyboard alone', async ({ page }) => {
  await paste(page, sample);
  await page.waitForSelector('[data-phase=done]');
  // From the first tab by arrows to each view, by Tab into it, through it and out of it.
  await page.focus(id('tab-overview'));
  for (const name of ['overview', 'compare', 'region', 'projects', 'leagues', 'audit', 'claims', 'chart', 'ledger']) {
    await page.waitForSelector(`${id(`tab-${name}`)}[aria-selected=true]`);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), `tab-${name}`);
    if (name === 'chart') await page.waitForSelector(`${view} ${id('chart')} svg`);
    await page.waitForTimeout(100);
    let inside = 0;
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      const now = await focused(page);
      if (!now.inView) break;
      inside += 1;
      assert.ok(now.seen, `${name}: ${now.name} has the focus out of sight`);
      assert.ok(now.marked, `${name}: ${now.name} has the focus and does not show it`);
    }
    assert.ok(inside > 0, `${name} is entered by Tab`);
    await page.focus(id(`tab-${name}`));
    await page.keyboard.press('ArrowRight');
  }
  // A figure is chosen by Enter, its sentence copied, the choice ended by Escape.
  await page.focus(id('tab-overview'));
  await page.keyboard.press('Enter');
  await page.locator(`${view} .v-card .t-quote`).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('detail'));
  await page.waitForSelector(`${at.source} .in-sentence`);
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('detail'), { state: 'detached' });
}, { only: 'root' });
