// Long work: hundreds of digests dropped at once are read while the page tells how far it is, shows the first of them,
// and stops when it is asked to; what is too much is told before a byte of it is read.

import assert from 'node:assert/strict';
import { inEveryPlace, shows } from './frame.mjs';

const id = (name) => `[data-testid="${name}"]`;

/** So many digests; each some 12 kB of three speeches, no two alike. */
const COUNT = 300;

/** Drops the digests, made in the page itself, and watches from then on what the page says and how long its tasks are. */
async function dropMany(page, count = COUNT) {
  await page.evaluate((count) => {
    const words = (n) => ['江山市', '龙游县', '常山县'].map((place, k) => `${place}\n\n` + Array.from({ length: 18 }, (_, i) =>
      `${place}聚焦第${i + 1}项重点，${2010 + (n % 14)}年${['一季度', '上半年', '前三季度'][n % 3]}，规上工业增加值${(n * 7 + k * 3 + i) % 90 + 10}.${i % 10}亿元，`
      + `同比增长${(n + k + i) % 9 + 1}.${(n + i) % 10}%，居全市第${k + 1}；完成城市更新投资${(n * 3 + i) % 80 + 5}亿元，完成年度计划的${(n + i) % 60 + 20}%。\n`).join('')).join('\n');
    const data = new DataTransfer();
    let bytes = 0;
    for (let n = 0; n < count; n += 1) {
      const file = new File([`衢州市晒拼会发言摘登（${n + 1}）\n\n${words(n)}`], `第${n + 1}次.txt`);
      bytes += file.size;
      data.items.add(file);
    }
    const seen = { bytes, said: [], counts: [], long: [], start: performance.now() };
    window.seen = seen;
    try {
      new PerformanceObserver((list) => seen.long.push(...list.getEntries().map((entry) => Math.round(entry.duration))))
        .observe({ type: 'longtask' });
    } catch { /* told elsewhere */ }
    const look = () => {
      const state = document.querySelector('[data-testid="worker-state"]')?.textContent ?? '';
      if (seen.said.at(-1) !== state) seen.said.push(state);
      const counts = document.querySelector('[data-testid="status-claims"]')?.textContent ?? '';
      if (seen.counts.at(-1) !== counts) seen.counts.push(counts);
      if (document.querySelector('[data-phase=done]')) seen.done ??= performance.now();
      else requestAnimationFrame(look);
    };
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    requestAnimationFrame(look);
  }, count);
}

const seen = (page) => page.evaluate(() => window.seen);

inEveryPlace('hundreds of digests are read with progress, the first of them shown before the last', async ({ page }) => {
  await dropMany(page);
  await page.waitForSelector('[data-phase=done]', { timeout: 110_000 });
  await shows(page, id('shelf-all'), String(COUNT));
  await shows(page, id('shelf-more'), '另有');
  const { said, counts, bytes, start, done, long } = await seen(page);
  const steps = said.filter((words) => /正在读第 \d+ \/ 300 篇/.test(words));
  assert.ok(steps.length >= 5, `told how far it is: ${said.join(' | ')}`);
  const numbers = steps.map((words) => Number(/第 (\d+)/.exec(words)[1]));
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), 'it only rises');
  const claims = counts.map((words) => Number(words.replace(/\D/g, ''))).filter(Boolean);
  assert.ok(claims.length >= 3 && claims[0] < claims.at(-1) / 2, `results as they come: ${claims.join(' ')}`);
  console.log(`# ${(bytes / 1e6).toFixed(1)} MB in ${Math.round(done - start)} ms, ${Math.round((done - start) / (bytes / 1e6))} ms a MB; tasks over 50 ms: ${long.join(' ') || 'none'}`);
}, { only: 'root', timeout: 120_000 });

inEveryPlace('reading is stopped in a moment, keeps what it has, and goes on', async ({ page }) => {
  await dropMany(page);
  await page.waitForFunction(() => /正在读第 (2[5-9]|[3-9]\d|\d{3}) /.test(document.querySelector('[data-testid="worker-state"]')?.textContent));
  const took = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector('[data-testid="stop"]').click();
    while (!document.querySelector('[data-phase=stopped]')) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  // 200 ms are asked for; what a busy machine takes fails nobody.
  console.log(`stopped after ${Math.round(took)} ms`);
  await page.waitForTimeout(400);
  const words = await page.textContent(id('worker-state'));
  const [, read] = /读了 (\d+) \/ 300 篇/.exec(words);
  assert.ok(Number(read) > 16 && Number(read) < COUNT, words);
  // It stays stopped, and what was read by then is there to be used.
  await page.waitForTimeout(300);
  assert.equal(await page.textContent(id('worker-state')), words);
  await shows(page, id('panel-view'), '第1次.txt');
  await page.click(id('go-on'));
  await page.waitForSelector('[data-phase=done]', { timeout: 110_000 });
  await page.locator(id('tab-documents')).click();
  await shows(page, id('panel-view'), '第300次.txt');
}, { only: 'root', timeout: 150_000 });

inEveryPlace('one long text is stopped, too, and read again when it is wanted', async ({ page }) => {
  await page.evaluate(() => {
    const line = '江山市聚焦重点，2023年上半年，规上工业增加值38.4亿元，同比增长6.2%，居全市第二；完成投资12.6亿元，完成年度计划的52%。\n';
    const data = new DataTransfer();
    data.items.add(new File([line.repeat(30_000)], '长.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.waitForSelector('[data-phase=working]');
  await page.evaluate(() => document.querySelector('[data-testid="stop"]').click());
  await page.waitForSelector('[data-phase=stopped]', { timeout: 5000 });
  // The worker that was at it is gone: another one answers at once.
  await page.waitForTimeout(200);
  const took = await page.evaluate(async () => {
    const start = performance.now();
    await window.shaipin.analyse('江山市上半年投资3亿元。');
    return performance.now() - start;
  });
  console.log(`another worker answers after ${Math.round(took)} ms`);
  await page.click(id('go-on'));
  await page.waitForSelector('[data-phase=done]', { timeout: 110_000 });
}, { only: 'root', timeout: 150_000 });

inEveryPlace('what is too much is told before a byte is read', async ({ page }) => {
  await page.evaluate(() => {
    window.read = 0;
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = function () { window.read += this.size; return arrayBuffer.call(this); };
    const part = new Uint8Array(1 << 20).fill(97);
    const data = new DataTransfer();
    data.items.add(new File(Array.from({ length: 200 }, () => part), '大.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await shows(page, id('notices'), '200 MB，超过 50 MB 的上限');
  assert.equal(await page.evaluate(() => window.read), 0);
  // Many that are too much together: what fits is opened, and the rest is told.
  await page.evaluate(() => {
    const part = new Uint8Array(1 << 20).fill(32);
    const data = new DataTransfer();
    data.items.add(new File(['江山市上半年投资3亿元。龙游县上半年投资4亿元。'], '小.txt'));
    for (let n = 0; n < 3; n += 1) data.items.add(new File(Array.from({ length: 45 }, () => part), `空${n}.txt`));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await shows(page, id('notices'), '100 MB');
  const small = new TextEncoder().encode('江山市上半年投资3亿元。龙游县上半年投资4亿元。').length;
  assert.equal(await page.evaluate(() => window.read), small + 2 * 45 * (1 << 20));
}, { only: 'root' });
