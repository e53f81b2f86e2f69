// What every flow stands on: one Chromium, the three places the page is opened from, and the
// promise of silence, which is checked after each flow without being asked for.
//
//   inEveryPlace('a pasted text is read', async ({ page, place }) => { … });
//
// `cargo xtask test flows` sets the variables below and runs all *.test.mjs here.

import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const { SHAIPIN_ORIGIN, SHAIPIN_ONE_FILE, SHAIPIN_PLAYWRIGHT, SHAIPIN_CHROMIUM } = process.env;
if (!SHAIPIN_ORIGIN) throw new Error('run the flows by `cargo xtask test flows`');
const { chromium } = await import(pathToFileURL(path.join(SHAIPIN_PLAYWRIGHT, 'index.mjs')).href);

/** Where the page is opened from. */
export const places = [
  { name: 'at the root', url: `${SHAIPIN_ORIGIN}/`, hosted: true },
  { name: 'under a path', url: `${SHAIPIN_ORIGIN}/shaipin/`, hosted: true },
  { name: 'from file://', url: pathToFileURL(SHAIPIN_ONE_FILE).href, hosted: false },
];

/** Elements by what they are for; every flow finds them here. */
export const at = {
  failed: '[data-testid=failed]',
  notice: '[data-testid=notice]',
  source: '[data-testid=source]',
  start: '[data-testid=start]',
  summary: '[data-testid=summary]',
};

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: SHAIPIN_CHROMIUM,
    args: (process.env.SHAIPIN_CHROMIUM_ARGUMENTS ?? '').split(' ').filter(Boolean),
  });
});
after(() => browser?.close());

/**
 * One flow, once per place. Options: `hash` for the address, `init` to run in the page before its
 * own scripts, `rested: false` where the studio is not to be waited for and `read: false` where not even the desk is, `route` to set up
 * the context, `settings` for the context, `ready: false` where the page is not to become ready, `requests: true` where requests after ready are part of the
 * flow, `violations: true` where the policy is to be hit, `errors: true` where faults are
 * provoked, `timeout` where it takes long, `only: 'hosted'` or `'root'` where the other places have nothing to show.
 */
export function inEveryPlace(title, flow, options = {}) {
  for (const place of places) {
    if (options.only && !place.hosted) continue;
    if (options.only === 'root' && place !== places[0]) continue;
    test(`${place.name}: ${title}`, { timeout: options.timeout ?? 60_000 }, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options.settings });
      try {
        await run(context, place, flow, options);
      } finally {
        await context.close();
      }
    });
  }
}

async function run(context, place, flow, options) {
  const seen = { requests: [], foreign: [], errors: [], violations: [], readyAfter: null };
  context.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data):/.test(url)) return;
    seen.requests.push(url);
    if (!(place.hosted ? url.startsWith(place.url) : url.startsWith('file:'))) seen.foreign.push(url);
  });
  await context.exposeBinding('shaipinViolation', (_, what) => { seen.violations.push(what); });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      window.shaipinViolation(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  if (options.init) await context.addInitScript(options.init);
  if (options.route) await options.route(context, place);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') seen.errors.push(message.text()); });
  await page.goto(place.url + (options.hash ?? ''));
  if (options.ready !== false) {
    await ready(page);
    if (options.read !== false) await reading(page);
    if (options.read !== false && options.rested !== false) {
      await rested(page);
      if (place.hosted && !options.route) fetchedInOrder(seen.requests, place);
    }
    seen.readyAfter = seen.requests.length;
  }
  await flow({ page, place, context, seen });
  // What a flow left under way may still speak.
  await page.waitForTimeout(100);
  if (!options.violations) assert.deepEqual(seen.violations, [], 'violations of the policy');
  if (!options.errors && !options.violations) assert.deepEqual(seen.errors, [], 'errors in the console');
  if (!options.violations) assert.deepEqual(seen.foreign, [], 'requests to elsewhere');
  if (seen.readyAfter !== null && !options.requests && !options.violations) {
    assert.deepEqual(seen.requests.slice(seen.readyAfter), [], 'requests after the page was ready');
  }
}

/** What a visit fetches, each file once, and the three programs one behind the other: the page's, at once
 * behind it the desk's, at rest the studio's. Nothing else. */
function fetchedInOrder(requests, place) {
  const names = requests.map((url) => url.slice(place.url.length).replace(/[-?][0-9a-f]{8,16}/, '-#'));
  const sorted = [...names].sort();
  assert.deepEqual(sorted.filter((name) => name && !name.startsWith('#/')), [
    'boot.js-#', 'desk-#.js', 'desk-#_bg.wasm', 'page-#.js', 'page-#_bg.wasm', 'start-#.css', 'studio-#.js', 'studio-#_bg.wasm',
  ], 'each file once, and nothing else');
  const at = (name) => names.indexOf(name);
  for (const file of ['.js', '_bg.wasm']) {
    assert.ok(at('page-#_bg.wasm') < at(`desk-#${file}`) && at('desk-#_bg.wasm') < at(`studio-#${file}`), names.join(' '));
  }
}

/** Waits until the page takes texts. */
export async function ready(page) {
  await page.waitForSelector('html[data-state=ready]');
}

/** Waits until the desk is there, so that texts are read. */
export async function reading(page) {
  await page.waitForSelector('html[data-reader-state=ready]');
}

/** Waits until the studio has been fetched; from then on there is no request at all. */
export async function rested(page) {
  await page.waitForSelector('html[data-studio-state=here]');
}

/** Pastes with whatever has the focus, or nothing. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Drops a file of these bytes somewhere on the page. */
export async function drop(page, name, bytes, target = 'body') {
  await page.evaluate(({ name, base64, target }) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name));
    const element = document.querySelector(target);
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      element.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, { name, base64: Buffer.from(bytes).toString('base64'), target });
}

/** The report of a text, by the function that the page offers to scripts. */
export async function analyse(page, text) {
  return page.evaluate((text) => window.shaipin.analyse(text), text);
}

/** Waits until an element's text has this in it. */
export async function shows(page, selector, part) {
  await page.locator(selector).filter({ hasText: part }).first().waitFor();
}

/** Two regions, a few figures; ours. */
export const TEXT = `义乌市一季度完成固定资产投资128.6亿元，增长9.4%，增幅居全市第一。
东阳市开工亿元以上项目25个，投资完成率52.7%，居全市第3位。`;
