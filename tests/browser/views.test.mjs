// The views: what they show, where they lead, how one gets back.

import assert from 'node:assert/strict';
import { at, inEveryPlace, paste, ready, shows } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;
const view = id('view');

/** Two regions that tell the same things, one more alone; a sum that holds, boasts that cannot both. Ours. */
const DIGEST = `衢州市2023年上半年晒拼会发言摘登

江山市

江山市项目为王、实干争先。一、主要经济指标。上半年，规上工业增加值增长9.1%，居全市第一；固定资产投资增长7.2%，居全市第三。
二、重大项目。高端门业产业园项目总投资12亿元，年度计划投资4亿元，已完成投资3亿元，建成后预计年产值20亿元。

龙游县

龙游县奋力追赶、争先进位。一、主要经济指标。上半年，规上工业增加值增长9.8%，居全市第二；固定资产投资增长8.4%，居全市第二。
二、城市更新。截至6月底，完成城市更新投资6.2亿元，占年度计划12.4亿元的50%。

常山县

常山县稳中求进。一、主要经济指标。上半年，规上工业增加值增长6.3%，居全市第五。进出口总额2.4亿美元，增长11.2%。
`;

async function open(page, name) {
  await page.locator(`${id(`tab-${name}`)}, ${id(`narrow-tab-${name}`)}`).filter({ visible: true }).click();
  await page.waitForSelector(`${view}[data-view=${name}]`);
  await page.waitForFunction(([view]) => document.querySelector(view).childElementCount > 0, [view]);
}

/** Pastes and waits for the overview. */
async function begin(page) {
  await paste(page, DIGEST);
  await page.waitForSelector('[data-phase=done]');
  await page.waitForSelector(`${view}[data-view=overview] .v-facts`);
}

inEveryPlace('what stands under the first things of a new view is laid out behind them, once', async ({ page }) => {
  await page.evaluate(() => {
    window.fresh = [];
    new MutationObserver((all) => all.forEach(({ target }) => {
      const part = target.querySelector('.v-part');
      window.fresh.push(part && getComputedStyle(part).contentVisibility);
    })).observe(document.body, { subtree: true, attributeFilter: ['data-fresh'] });
  });
  const fresh = () => page.evaluate(() => window.fresh);
  await begin(page);
  await page.waitForFunction(() => window.fresh.length === 2);
  assert.deepEqual(await fresh(), ['hidden', 'auto']);
  // The same text again, then a press: what is in sight stands still, and what has the focus keeps it.
  await begin(page);
  const pressed = page.locator(`${view} .v-part [data-go^="series:"]`).first();
  await pressed.click();
  await page.locator(`${id('chips')} .chip`).first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.go?.split(':')[0]), 'series');
  assert.deepEqual(await fresh(), ['hidden', 'auto']);
  // Another text, pasted while a thing in a part has the focus.
  await paste(page, DIGEST.replace('增长9.8%', '增长9.9%').replace('位。', '位！'));
  await page.waitForFunction(([source]) => document.querySelector(source).textContent.includes('9.9'), [at.source]);
  await page.waitForSelector('[data-phase=done]');
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
});

inEveryPlace('the first text is drawn once, with its marks', async ({ page }) => {
  await page.evaluate(([source]) => {
    window.bare = [];
    document.addEventListener('paste', ({ timeStamp }) => { window.begun = timeStamp; }, true);
    new MutationObserver(() => {
      const pane = document.querySelector(source);
      if (pane?.querySelector('[data-piece]') && !pane.querySelector('[data-mark]')) window.bare.push(performance.now());
    }).observe(document.body, { subtree: true, childList: true });
  }, [at.source]);
  await begin(page);
  await page.locator(`${at.source} [data-mark]`).first().waitFor();
  // Where reading takes longer than a reader is to wait, the text comes first: on a slow machine there is nothing to see.
  assert.deepEqual(await page.evaluate(() => window.bare.filter((at) => at - window.begun < 100)), []);
});

inEveryPlace('after a paste the overview is there, its counts lead on', async ({ page }) => {
  await begin(page);
  await shows(page, view, '衢州市2023年上半年');
  await shows(page, `${view} .v-fact`, '个地区');
  await shows(page, `${view} .sheet`, '江山市');
  await page.locator(`${view} .v-fact`).filter({ hasText: '条数据' }).click();
  await page.waitForSelector(id('claim-row'));
  await page.goBack();
  await page.waitForSelector(`${view}[data-view=overview] .v-facts`);
  assert.ok(await page.locator(id('panel-view')).isVisible());
});

inEveryPlace('the comparison has value and place, leads to the sentence, and turns round', async ({ page }) => {
  await begin(page);
  await open(page, 'compare');
  const table = page.locator(`${view} .sheet`).first();
  await table.locator('thead th[scope=colgroup]').filter({ hasText: '规上工业增加值' }).waitFor();
  const row = table.locator('tbody tr').filter({ has: page.locator('th', { hasText: '常山县' }) });
  await row.locator('td').filter({ hasText: '未提及' }).first().waitFor();
  await table.locator('button[data-go^="claim:"]').filter({ hasText: /^9\.8/ }).click();
  await shows(page, id('sentence'), '规上工业增加值增长9.8%');
  await page.waitForSelector(`${at.source} .in-sentence`);
  await page.waitForSelector(`${view} .v-go.is-chosen`);
  await page.locator(`${view} [data-go^="set:compare/turned"]`).click();
  await page.locator(`${view} .sheet thead th`).filter({ hasText: '龙游县' }).waitFor();
  assert.match(await page.evaluate(() => location.hash), /turned=1/);
  assert.doesNotMatch(decodeURIComponent(await page.evaluate(() => location.hash)), /[一-鿿]/, 'no words of the text');
  await page.goBack();
  await page.locator(`${view} .sheet tbody th`).filter({ hasText: '龙游县' }).waitFor();
});

inEveryPlace('a region chosen anywhere is chosen everywhere, one press clears it', async ({ page }) => {
  await begin(page);
  await page.locator(`${view} .sheet [data-go^="page:"]`).filter({ hasText: '龙游县' }).first().click();
  await page.waitForSelector(`${view}[data-view=region]`);
  await shows(page, `${view} .v-title`, '龙游县');
  await shows(page, `${view} .sheet`, '城市更新');
  await page.click(id('tab-claims'));
  await page.waitForFunction(([rows]) => {
    const cells = [...document.querySelectorAll(`${rows} .c-region`)];
    return cells.length > 0 && cells.every((cell) => cell.textContent === '龙游县');
  }, [id('claim-row')]);
  await open(page, 'audit');
  await page.locator(`${id('chips')} .chip`).filter({ hasText: '龙游县' }).click();
  await page.waitForSelector(id('chips'), { state: 'detached' });
  await page.goBack();
  await shows(page, id('chips'), '龙游县');
});

inEveryPlace('projects stand with their plan and a share that is marked as computed', async ({ page }) => {
  await begin(page);
  await open(page, 'projects');
  const row = page.locator(`${view} .sheet tbody tr`).filter({ hasText: '高端门业产业园' });
  await row.waitFor();
  await row.locator('.t-derived').filter({ hasText: '75%' }).waitFor();
  await row.locator('.t-plan').filter({ hasText: '12亿元' }).waitFor();
});

inEveryPlace('rankings say what cannot both hold', async ({ page }) => {
  await begin(page);
  await open(page, 'leagues');
  await shows(page, view, '不能同时成立');
  await page.locator(`${view} .sheet thead th`).filter({ hasText: '推算位次' }).first().waitFor();
  await page.locator(`${view} [data-go^="series:"]`).first().click();
  await page.locator(`${id('chips')} .chip`).first().waitFor();
});

inEveryPlace('the audit gives sum, reading and sentence', async ({ page }) => {
  await begin(page);
  await open(page, 'audit');
  await page.locator(`${view} [data-go="set:audit/verdict=holds"]`).click();
  const card = page.locator(`${view} .v-card`).filter({ hasText: '12.4' }).first();
  await card.waitFor();
  await card.locator('.t-quote').first().click();
  await page.waitForSelector(`${at.source} .in-sentence`);
  await shows(page, id('sentence'), '城市更新投资');
});

inEveryPlace('help by key and button, in the language of the page', async ({ page }) => {
  await page.keyboard.press('F1');
  await shows(page, id('help-dialog'), '追兵');
  await page.keyboard.press('Escape');
  await page.waitForFunction((dialog) => !document.querySelector(dialog).open, id('help-dialog'));
  await page.click(id('language'));
  await page.keyboard.press('?');
  await shows(page, id('help-dialog'), 'Just ahead');
  await page.click(id('help-close'));
  // In a box a question mark is a question mark.
  await page.locator(id('start-type')).focus();
  assert.equal(await page.evaluate((dialog) => document.querySelector(dialog).open, id('help-dialog')), false);
});

inEveryPlace('the address opens the view in its language, the text comes later', async ({ page }) => {
  await paste(page, DIGEST);
  await page.waitForSelector('[data-phase=done]');
  await page.waitForSelector(`${view}[data-view=leagues] .sheet`);
  await shows(page, id('tab-leagues'), 'Ranking');
  await shows(page, view, 'cannot both hold');
}, { hash: '#/leagues?lang=en' });

inEveryPlace('an address kept from one text chooses no region of another', async ({ page }) => {
  await begin(page);
  await page.locator(`${view} [data-go^="page:"]`).first().click();
  await page.locator(`${id('chips')} .chip`).first().waitFor();
  for (const [text, chips] of [[DIGEST, 1], [DIGEST.replace('。', '！！'), 0]]) {
    await page.reload();
    await ready(page);
    await paste(page, text);
    await page.waitForSelector(`[data-phase=done] ${view}[data-view=region]`);
    assert.equal(await page.locator(`${id('chips')} .chip`).count(), chips);
  }
}, { requests: true });

inEveryPlace('a view by keyboard alone keeps the focus', async ({ page }) => {
  await begin(page);
  await page.focus(id('tab-overview'));
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector(`${view}[data-view=compare] .sheet`);
  const button = page.locator(`${view} [data-go="set:compare/order=rank"]`);
  await button.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${view} [data-go="set:compare/order=rank"][aria-pressed=true]`);
  const focused = await page.evaluate(() => document.activeElement.dataset.go);
  assert.equal(focused, 'set:compare/order=rank');
});

inEveryPlace('every view on a phone: nothing wider than the screen', async ({ page }) => {
  await begin(page);
  for (const name of ['overview', 'compare', 'region', 'projects', 'leagues', 'audit']) {
    await open(page, name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert.ok(!wide, name);
  }
  await page.locator(`${view} .t-quote`).first().click();
  await page.waitForSelector(id('detail'));
}, { settings: { viewport: { width: 390, height: 844 } } });

inEveryPlace('the report is printed: overview, comparison and findings, nothing of the page around them', async ({ page }) => {
  await begin(page);
  await page.locator(`${view} [data-go="print:"]`).click();
  await page.waitForFunction(() => window.printed);
  const { paper, seen } = await page.evaluate(() => window.printed);
  for (const part of ['位次统计', '规上工业增加值增速', '12.4亿元']) assert.ok(paper.includes(part), part);
  assert.deepEqual(seen, [], 'what is on paper besides');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined);
}, {
  // The dialog would wait for a hand. What the style sheet hides on paper is read from its own rules.
  init: () => {
    window.print = () => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print').flatMap((rule) => [...rule.cssRules]);
      const hidden = (selector) => rules.some((rule) => rule.style?.display === 'none' && rule.selectorText?.split(', ').includes(selector));
      window.printed = {
        paper: document.getElementById('print').innerText || document.getElementById('print').textContent,
        seen: ['.bar', '.status', '.tabs', '.detail', '.pane-left', 'html[data-print] .view'].filter((selector) => !hidden(selector)),
      };
    };
  },
});

inEveryPlace('one speech alone is read as a draft, with advice for its author', async ({ page }) => {
  await paste(page, `江山市2031年上半年晒拼会发言材料（送审稿）

一、稳工业。上半年，规上工业增加值增长8.1%；数字经济核心产业增速居全市第二。
二、抓整改。省级督办问题6个，已整改5个，整改率85%。
`);
  await page.waitForSelector('[data-phase=done]');
  await open(page, 'audit');
  await shows(page, view, '核稿');
  await shows(page, view, '有 1 处必须改');
  await shows(page, view, '请对照底稿查对“6个”“5个”“85%”，至少有一处要改。');
  await page.locator(`${view} summary`).filter({ hasText: '1 处只报名次，没报数' }).click();
  await shows(page, view, '数字经济核心产业增速');
});
