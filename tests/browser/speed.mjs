// How fast the page answers, as printed figures; no test, because a busy machine fails no one. `cargo xtask bench views`
// runs it on a sample; for another text, with the variables of `frame.mjs`:
//
//   SHAIPIN_ORIGIN=… SHAIPIN_PLAYWRIGHT=… SHAIPIN_CHROMIUM=… node tests/browser/speed.mjs text.txt
//
// Wall time is from the event to the frame in which the answer stands; busy time is what the page's own thread did
// meanwhile (scripts, style, layout), as the browser counts it.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { SHAIPIN_ORIGIN, SHAIPIN_PLAYWRIGHT, SHAIPIN_CHROMIUM } = process.env;
const { chromium } = await import(pathToFileURL(path.join(SHAIPIN_PLAYWRIGHT, 'index.mjs')).href);
const sample = new URL('../../static/samples/faults.txt', import.meta.url);
const text = fs.readFileSync(process.argv[2] ?? sample, 'utf8').replace(/^\uFEFF/, '');
const ROUNDS = 7;

const browser = await chromium.launch({
  executablePath: SHAIPIN_CHROMIUM,
  args: (process.env.SHAIPIN_CHROMIUM_ARGUMENTS ?? '').split(' ').filter(Boolean),
});

async function fresh(words) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  await page.goto(`${SHAIPIN_ORIGIN}/`);
  await page.waitForSelector('html[data-studio-state=here]');
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, words);
  await page.waitForSelector('[data-phase=done]');
  const close = page.locator('[data-kind=hints] button').last();
  if (await close.count()) await close.click();
  await page.waitForTimeout(500);
  return { page, tools, context };
}

/** Time from an act to the frame after `there` holds; both run in the page. */
async function timed({ page, tools }, act, there, argument) {
  const busy = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value * 1000;
    return of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration');
  };
  const before = await busy();
  // Written out, because the page's policy lets nothing be evaluated from within.
  const wall = await page.evaluate(`new Promise((done) => {
    const [begin, holds, argument] = [${act}, ${there}, ${JSON.stringify(argument ?? null)}];
    const started = performance.now();
    const look = () => {
      if (!holds(argument)) return requestAnimationFrame(look);
      return requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
    };
    begin(argument);
    look();
  })`);
  return { wall, busy: await busy() - before };
}

const middle = (numbers) => [...numbers].sort((one, two) => one - two)[numbers.length >> 1];
const line = (what, times, goal) => console.log(
  `${what.padEnd(44)} wall ${middle(times.map((one) => one.wall)).toFixed(0).padStart(5)} ms   busy ${middle(times.map((one) => one.busy)).toFixed(0).padStart(4)} ms` +
  `   worst ${Math.max(...times.map((one) => one.wall)).toFixed(0).padStart(5)} ms   ${goal}`);

console.log(`${text.length} characters, ${ROUNDS} rounds, middle of them; wall has up to two frames (33 ms) of waiting in it\n`);
{
  const opened = await fresh(text);
  const tab = (name) => document.querySelector(`[data-testid=tab-${name}]`).click();
  const shown = (name) => {
    const view = document.querySelector('[data-testid=view]');
    if (name === 'claims') return document.querySelector('#panel-claims [data-testid=claim-row]') && document.querySelector('#panel-claims').offsetHeight > 0;
    if (name === 'ledger') return document.querySelector('#panel-ledger [data-testid=numeral]')?.offsetHeight > 0;
    if (view.dataset.view !== name) return false;
    return name === 'chart' ? view.querySelector('.drawing svg') : view.childElementCount > 0 && !view.querySelector('.drawing svg') && !view.firstElementChild.dataset.seen;
  };
  for (const name of ['overview', 'compare', 'region', 'projects', 'leagues', 'audit', 'claims', 'chart', 'ledger']) {
    const times = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      await opened.page.evaluate(tab, name === 'overview' ? 'compare' : 'overview');
      await opened.page.waitForTimeout(250);
      await opened.page.evaluate(() => { document.querySelector('[data-testid=view]').firstElementChild.dataset.seen = '1'; });
      const time = await timed(opened, tab, shown, name);
      if (round > 0) times.push(time);
    }
    line(`open ${name}`, times, '≤ 50 ms busy');
  }
  const times = [];
  await opened.page.evaluate(tab, 'claims');
  await opened.page.locator('[data-testid=paragraph]').filter({ hasText: /\d/ }).first().dblclick();
  await opened.page.waitForSelector('[data-testid=editor]');
  for (let round = 0; round <= ROUNDS; round += 1) {
    const now = await opened.page.locator('[data-testid=status-characters]').innerText();
    const time = await timed(opened, () => {
      const box = document.querySelector('[data-testid=editor]');
      box.value += '又建成绿道7.5公里。';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, (now) => document.querySelector('[data-testid=status-characters]').textContent !== now
      && document.querySelector('[data-phase=done]') && document.querySelector('[data-testid=worker-state].done'), now);
    if (round > 0) times.push(time);
  }
  line('key in a paragraph → text read again', times, '≤ 100 ms wall');
  await opened.context.close();
}
{
  const lines = Array.from({ length: 25_000 }, (_, at) =>
    `完成投资${(at * 7919) % 10007}.5亿元，增长${at % 97}.${at % 10}%，开工项目${at % 311}个，签约项目${at % 53}个。`);
  const opened = await fresh(`江山市\n江山市实干争先。\n${lines.join('\n')}`);
  await opened.page.click('[data-testid=tab-claims]');
  await opened.page.waitForSelector('[data-testid=claim-row]');
  console.log(`\ntable of ${(await opened.page.locator('[data-testid=counts]').innerText()).trim()}`);
  const first = () => document.querySelector('.grid-window').textContent.slice(0, 300);
  for (const [what, act] of [
    ['sort by value', () => document.querySelector('[data-testid=head-c-value]').click()],
    ['sort by indicator', () => document.querySelector('[data-testid=head-c-indicator]').click()],
    ['only with a rank, and all again', () => document.querySelector('[data-do=ranked]').click()],
    ['filter by words', () => {
      const box = document.querySelector('[data-testid=search]');
      window.turn = (window.turn ?? 10) + 7;
      box.value = `${window.turn}.5`;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }],
  ]) {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = await opened.page.evaluate(first);
      times.push(await timed(opened, act, (now) => document.querySelector('.grid-window').textContent.slice(0, 300) !== now
        && !document.querySelector('.grid-window [aria-busy]'), now));
      await opened.page.waitForTimeout(150);
    }
    line(what, times, '≤ 100 ms in the worker');
    const clear = opened.page.locator('[data-testid=clear-filters]');
    if (await clear.count()) await clear.click();
    await opened.page.waitForTimeout(300);
  }
  await opened.page.evaluate(() => {
    const box = document.querySelector('[data-testid=search]');
    box.value = '';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await opened.page.waitForTimeout(500);
  const scrolled = await opened.page.evaluate(() => new Promise((done) => {
    const grid = document.querySelector('[data-testid=claims]');
    let [frames, blank, long, last, worst] = [0, 0, 0, performance.now(), 0];
    new PerformanceObserver((list) => { long += list.getEntries().length; }).observe({ type: 'longtask' });
    const step = () => {
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
      grid.scrollTop += 160;
      const box = grid.getBoundingClientRect();
      const row = document.elementFromPoint(box.left + 60, box.top + box.height / 2)?.closest('.tr');
      if (!row || row.getAttribute('aria-busy')) blank += 1;
      frames += 1;
      if (frames < 240) requestAnimationFrame(step);
      else done({ frames, blank, long, worst });
    };
    requestAnimationFrame(step);
  }));
  console.log(`scroll 240 frames of 160 px: ${scrolled.blank} without their row, ${scrolled.long} tasks over 50 ms, longest frame ${scrolled.worst.toFixed(0)} ms`);
  await opened.context.close();
}
await browser.close();
