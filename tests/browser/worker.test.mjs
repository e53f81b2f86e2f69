// The worker crashes or hangs: page and text live on, the page says so, a new worker works.
// `#test` in the address adds window.shaipin.test.

import assert from 'node:assert/strict';
import { TEXT, analyse, at, inEveryPlace, paste, shows } from './frame.mjs';

for (const how of ['crash', 'hang']) {
  for (const network of ['on', 'off']) {
    inEveryPlace(`the worker's ${how} with the network ${network} costs nothing`, async ({ page, context }) => {
      await paste(page, TEXT);
      await page.waitForFunction((selector) => /\d/.test(document.querySelector(selector)?.textContent), at.summary);
      const before = await page.locator(at.summary).textContent();
      const [first] = page.workers();
      if (network === 'off') await context.setOffline(true);
      await page.evaluate((how) => window.shaipin.test[how](), how);
      await page.waitForSelector(`${at.notice}[data-kind=restarted]`);
      await shows(page, at.source, '固定资产投资128.6亿元');
      assert.ok(Array.isArray((await analyse(page, TEXT)).claims), 'the new worker answers');
      // Chromium takes two seconds to bury a worker that does not listen.
      for (let wait = 0; page.workers().includes(first) && wait < 50; wait += 1) await page.waitForTimeout(100);
      assert.equal(page.workers().length, 1);
      assert.ok(!page.workers().includes(first), 'the old worker is gone');
      await page.waitForFunction(([selector, before]) => document.querySelector(selector)?.textContent === before,
        [at.summary, before]);
    }, { hash: '#test', errors: true });
  }
}

inEveryPlace('who waited for the worker is told', async ({ page }) => {
  const told = await page.evaluate(async () => {
    window.shaipin.test.hang();
    return window.shaipin.analyse('完成率52.7%').then(() => 'answered', (error) => error.message);
  });
  assert.equal(told, 'the worker stopped');
}, { hash: '#test', errors: true });

inEveryPlace('a text that takes long to read is there meanwhile', async ({ page }) => {
  await page.evaluate(() => window.shaipin.test.hang());
  await paste(page, TEXT);
  // Seen while the worker is silent; a new one comes only after some seconds.
  await page.waitForFunction(([source, words]) => document.querySelector('[data-phase=working]')
    && document.querySelector(source)?.textContent.includes(words), [at.source, '固定资产投资128.6亿元']);
}, { hash: '#test', errors: true });

inEveryPlace('it survives three crashes in a row', async ({ page }) => {
  for (let time = 0; time < 3; time += 1) {
    const told = page.evaluate(() => window.shaipin.analyse('x').then(() => 'answered', () => 'lost'));
    await page.evaluate(() => window.shaipin.test.crash());
    await told;
  }
  await page.waitForTimeout(300);
  assert.ok(Array.isArray((await analyse(page, TEXT)).claims));
}, { hash: '#test', errors: true });
