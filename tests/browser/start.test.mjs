// The page starts in all places, whatever is done to it meanwhile.

import assert from 'node:assert/strict';
import { TEXT, analyse, at, drop, inEveryPlace, paste, reading, ready, rested, shows } from './frame.mjs';

inEveryPlace('page and worker become ready', async ({ page, place, seen }) => {
  assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), 'zh');
  assert.match(await page.evaluate(() => window.shaipin.version), /^\d+\.\d+\.\d+$/);
  assert.equal(page.workers().length, 1);
  assert.ok(await page.locator(at.failed).isHidden());
  // Everything is in the one file; what a server is asked for is counted in frame.mjs.
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
  await reading(page);
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

/** A gate for the desk's wasm, which `context.letGo` opens. */
const gated = (context) => {
  const gate = new Promise((resolve) => { context.letGo = resolve; });
  return context.route('**/desk-*.wasm', async (route) => { await gate; await route.continue(); });
};

const state = '[data-testid=worker-state]';

for (const [how, give] of [
  ['pasted', (page) => paste(page, TEXT)],
  ['typed', (page) => page.locator('[data-testid=start-type]').pressSequentially('义乌市完成固定资产投资128.6亿元。')],
  ['dropped', (page) => drop(page, '材料.txt', Buffer.from(TEXT))],
]) {
  inEveryPlace(`a text ${how} before the desk is here is kept, and read as soon as it comes`, async ({ page, context }) => {
    await give(page);
    await page.waitForFunction((source) => {
      const pane = document.querySelector(source);
      // What is being typed stands in a box.
      return [pane?.innerText, pane?.querySelector('textarea')?.value].some((text) => text?.includes('固定资产投资128.6亿元'));
    }, at.source);
    await shows(page, state, '正在载入读数程序');
    await page.click('[data-testid=language]');
    await shows(page, state, 'Loading the reader');
    const answer = page.evaluate((text) => window.shaipin.analyse(text), TEXT);
    assert.equal(page.workers().length, 0);
    context.letGo();
    await page.waitForSelector('[data-phase=done]');
    await page.waitForFunction((selector) => /\d/.test(document.querySelector(selector)?.textContent), at.summary);
    await shows(page, state, 'Read');
    assert.ok((await answer).claims.length > 0, 'and a script that asked waits for it, too');
    await rested(page);
  }, { only: 'hosted', read: false, requests: true, route: gated });
}

/** Refuses the desk's wasm while `context.refuse` is set: with a status, or as a line that is down. */
const refused = (status) => (context) => {
  context.refuse = true;
  context.asked = 0;
  return context.route('**/desk-*.wasm', (route) => {
    context.asked += 1;
    if (!context.refuse) return route.continue();
    return status ? route.fulfill({ status, body: 'gone' }) : route.abort('internetdisconnected');
  });
};

for (const [how, status] of [['a line that is down', 0], ['a server that fails', 503]]) {
  inEveryPlace(`the desk behind ${how}: a sentence, another try, and nothing is lost`, async ({ page, context }) => {
    const told = `${at.notice}[data-kind=away]`;
    await shows(page, told, '读数程序没有下载下来');
    await paste(page, TEXT);
    await page.waitForFunction((selector) => document.querySelector(selector)?.textContent.includes('没有取到'), state);
    await shows(page, told, '读数程序没有下载下来');
    const why = await page.evaluate(() => window.shaipin.analyse('完成率52.7%').catch((error) => error.message));
    assert.equal(why, 'the reader could not be loaded');
    await shows(page, at.source, '固定资产投资128.6亿元');
    context.refuse = false;
    await page.click('[data-testid=again]');
    await page.waitForSelector('[data-phase=done]');
    await page.waitForSelector(told, { state: 'detached' });
    await shows(page, '[data-testid=view]', '义乌市');
    await rested(page);
  }, { only: 'hosted', read: false, requests: true, errors: true, route: refused(status) });
}

inEveryPlace('a desk that was deleted by an update: an empty page is fetched anew, once', async ({ page, context }) => {
  await reading(page);
  assert.equal(context.refused, 1);
  assert.ok(Array.isArray((await analyse(page, TEXT)).claims));
}, {
  only: 'hosted',
  ready: false,
  errors: true,
  route: (context) => {
    context.refused = 0;
    return context.route('**/desk-*.wasm', (route) => {
      if (context.refused > 0) return route.continue();
      context.refused += 1;
      return route.fulfill({ status: 404, body: 'gone' });
    });
  },
});

inEveryPlace('a desk that was deleted by an update: a page with a text on it stays', async ({ page, context }) => {
  await paste(page, TEXT);
  await shows(page, at.source, '固定资产投资128.6亿元');
  context.letGo();
  await page.waitForSelector(`${at.notice}[data-kind=away]`);
  await page.waitForTimeout(300);
  await shows(page, at.source, '固定资产投资128.6亿元');
}, {
  only: 'hosted',
  read: false,
  requests: true,
  errors: true,
  route: (context) => {
    const gate = new Promise((resolve) => { context.letGo = resolve; });
    return context.route('**/desk-*.wasm', async (route) => { await gate; await route.fulfill({ status: 404, body: 'gone' }); });
  },
});

inEveryPlace('the page rehearses where nobody sees it, and leaves nothing behind', async ({ page }) => {
  // The first sign of a reader.
  await page.mouse.move(200, 200);
  await page.waitForSelector('html[data-rehearsal=over]');
  await page.waitForSelector('.stage', { state: 'detached' });
  assert.equal(await page.locator('[data-testid=claims], [data-testid=source]').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  await paste(page, TEXT);
  await page.waitForSelector('[data-phase=done]');
  await shows(page, at.source, '固定资产投资128.6亿元');
});

inEveryPlace('a text that comes in the midst of a rehearsal is the one that is read', async ({ page }) => {
  await page.keyboard.press('Shift');
  await page.waitForSelector('.stage', { state: 'attached' });
  await paste(page, TEXT);
  await page.waitForSelector('[data-phase=done]');
  await page.waitForSelector('.stage', { state: 'detached' });
  await page.locator('#tab-claims:visible').first().click();
  await page.waitForSelector('[data-testid=claims] [role=row] >> text=固定资产投资');
  assert.equal(await page.locator('html').getAttribute('data-rehearsal'), 'over');
  const read = await page.locator('[data-testid=claims] .grid-window [role=row]').count();
  const own = await page.evaluate(async (text) => (await window.shaipin.analyse(text)).claims.length, TEXT);
  assert.equal(read, own);
}, { rested: false });

inEveryPlace('a desk of another build is not asked anything', async ({ page }) => {
  await page.waitForSelector(`${at.notice}[data-kind=foreign]`);
  await paste(page, TEXT);
  await shows(page, at.source, '固定资产投资128.6亿元');
  await page.waitForSelector('[data-phase=failed]');
  await page.waitForTimeout(300);
  assert.equal(page.workers().length, 0);
}, {
  only: 'hosted',
  read: false,
  requests: true,
  route: (context) => context.route('**/desk-*.js', async (route) => {
    const response = await route.fetch();
    const other = `const said = self.postMessage.bind(self);
      self.postMessage = (what, ...rest) => said(what[0] === 'ready' ? ['ready', 7] : what, ...rest);`;
    await route.fulfill({ response, body: other + await response.text() });
  }),
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
