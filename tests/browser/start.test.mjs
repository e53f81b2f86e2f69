// The page starts in all places, whatever is done to it meanwhile.

import assert from 'node:assert/strict';
import { TEXT, analyse, at, inEveryPlace, paste, ready, shows } from './frame.mjs';

inEveryPlace('page and worker become ready', async ({ page, place, seen }) => {
  assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), 'zh');
  assert.match(await page.evaluate(() => window.shaipin.version), /^\d+\.\d+\.\d+$/);
  assert.equal(page.workers().length, 1);
  assert.ok(await page.locator(at.failed).isHidden());
  // Page, style, two scripts (the glue once more from the cache), wasm, the studio's two.
  if (!place.hosted) assert.equal(seen.requests.length, 1);
  assert.equal(await page.evaluate(() => typeof window.shaipin.test), 'undefined');
});

inEveryPlace('a pasted text is read by the worker', async ({ page }) => {
  await paste(page, TEXT);
  await shows(page, at.source, '固定资产投资128.6亿元');
  await page.waitForFunction((selector) => /\d/.test(document.querySelector(selector)?.textContent), at.summary);
});

inEveryPlace('the keyboard pastes with nothing focused', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
  await page.keyboard.press('ControlOrMeta+V');
  await shows(page, at.source, '投资完成率52.7%');
});

inEveryPlace('scripts that give no text are told so', async ({ page }) => {
  const refused = await page.evaluate(() => window.shaipin.analyse(7).catch((error) => error.name));
  assert.equal(refused, 'TypeError');
});

inEveryPlace('what is pasted before the wasm is ready is kept', async ({ page }) => {
  await shows(page, at.source, '早到的一段');
}, {
  init: () => document.addEventListener('DOMContentLoaded', () => {
    const data = new DataTransfer();
    data.setData('text/plain', '早到的一段：完成率52.7%。');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }),
});

inEveryPlace('the start screen is there before the wasm', async ({ page, context }) => {
  await shows(page, at.start, '粘贴');
  await shows(page, at.start, 'drop a file anywhere');
  assert.ok(await page.locator('[data-offline-copy]').isVisible());
  context.letGo();
  await ready(page);
}, {
  only: 'hosted',
  ready: false,
  route: (context) => {
    const gate = new Promise((resolve) => { context.letGo = resolve; });
    return context.route('**/*.wasm', async (route) => { await gate; await route.continue(); });
  },
});

inEveryPlace('a server that does not know wasm still gives the page', async ({ page }) => {
  assert.ok(Array.isArray((await analyse(page, TEXT)).claims));
}, {
  only: 'hosted',
  route: (context) => context.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  }),
});

inEveryPlace('a page of yesterday that names deleted files is fetched anew once', async ({ page, context }) => {
  await ready(page);
  assert.equal(context.refused, 1);
}, {
  only: 'hosted',
  ready: false,
  errors: true,
  route: (context) => {
    context.refused = 0;
    return context.route('**/*.wasm', (route) => {
      if (context.refused > 0) return route.continue();
      context.refused += 1;
      return route.fulfill({ status: 404, body: 'gone' });
    });
  },
});

inEveryPlace('files that never come give a sentence, not a blank page', async ({ page }) => {
  await shows(page, at.failed, '页面没有下载完整');
  await shows(page, at.failed, 'did not load completely');
}, {
  only: 'hosted',
  ready: false,
  errors: true,
  route: (context) => context.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'gone' })),
});

inEveryPlace('a browser that is too old gets a sentence', async ({ page }) => {
  await shows(page, at.failed, '浏览器版本较旧');
  await shows(page, at.failed, 'too old');
}, { ready: false, init: () => { delete WebAssembly.compileStreaming; } });

inEveryPlace('without JavaScript there is a sentence', async ({ page }) => {
  const said = await page.locator('noscript').innerText();
  assert.match(said, /需要 JavaScript/);
  assert.match(said, /needs JavaScript/);
}, { ready: false, settings: { javaScriptEnabled: false } });
