// The studio: charts and files from a wasm of their own, fetched once at rest, offline afterwards, and
// survived when it stops.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import zlib from 'node:zlib';
import { at, inEveryPlace, rested } from './frame.mjs';

const id = (name) => `[data-testid=${name}]`;

/** Our sample: several counties, with series that two or more of them state. */
async function read(page) {
  await page.click(id('start-sample-clean'));
  await page.waitForSelector('[data-phase=done]');
}

async function drawn(page) {
  await page.click(id('tab-chart'));
  await page.waitForSelector(`${id('chart')} .drawing svg`);
  assert.ok(await page.locator(id('bar')).count() >= 2);
}

async function saved(page, name) {
  await page.click(id('export-menu'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id(name))]);
  return { name: file.suggestedFilename(), bytes: await fs.readFile(await file.path()) };
}

/** The files in a zip, by name. */
function unzip(bytes) {
  const files = {};
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(entry + 10), bytes.readUInt32LE(entry + 20)];
    const [length, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(entry + offset));
    const head = bytes.readUInt32LE(entry + 42);
    const start = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const data = bytes.subarray(start, start + size);
    files[bytes.toString('utf8', entry + 46, entry + 46 + length)] =
      (method === 8 ? zlib.inflateRawSync(data) : data).toString('utf8');
    entry += 46 + length + extra + comment;
  }
  return files;
}

inEveryPlace('a chart is drawn with the network off, and its marks lead to their claims', async ({ page, context }) => {
  await context.setOffline(true);
  await read(page);
  await drawn(page);
  assert.equal(page.workers().length, 2);
  await page.locator(id('bar')).first().click();
  await page.waitForSelector(`${at.source} .in-sentence`);
});

inEveryPlace('a workbook is saved and holds the office\'s table', async ({ page, context }) => {
  await context.setOffline(true);
  await read(page);
  const file = await saved(page, 'export-xlsx');
  assert.match(file.name, /\.xlsx$/);
  const parts = unzip(file.bytes);
  for (const sheet of ['汇总表', '数据', '排名', '核验', '台账', '来源']) {
    assert.ok(parts['xl/workbook.xml'].includes(`name="${sheet}"`), sheet);
  }
  const words = parts['xl/sharedStrings.xml'];
  for (const word of ['天长市', '来安县', '数值', '位次', '非官方统计']) assert.ok(words.includes(word), word);
  assert.match(parts['xl/worksheets/sheet1.xml'], /<c r="B\d+" s="\d+"><v>[\d.]+<\/v>/);
  assert.match(parts['xl/worksheets/sheet1.xml'], /orientation="landscape"/);
  const again = await saved(page, 'export-xlsx');
  assert.ok(file.bytes.equals(again.bytes), 'the same bytes');
});

inEveryPlace('CSV in each encoding, and Markdown', async ({ page }) => {
  await read(page);
  const plain = (await saved(page, 'export-csv-utf8')).bytes;
  const marked = (await saved(page, 'export-csv')).bytes;
  const office = (await saved(page, 'export-csv-gb')).bytes;
  assert.equal(marked.toString('utf8'), `\ufeff${plain.toString('utf8')}`);
  assert.equal(new TextDecoder('gb18030').decode(office), plain.toString('utf8'));
  assert.match((await saved(page, 'export-md')).bytes.toString('utf8'), /^\| 编号 \|/m);
});

for (const how of ['crash', 'hang']) {
  inEveryPlace(`after the studio's ${how} it draws again, with the network off`, async ({ page, context }) => {
    await context.setOffline(true);
    await read(page);
    await drawn(page);
    await page.evaluate((how) => window.shaipin.test[how](true), how);
    await page.waitForSelector(`${at.notice}[data-kind=studio-stopped]`);
    await page.click(id('language'));
    await page.locator('.v-folded').filter({ hasText: 'Data table' }).waitFor();
    assert.match((await saved(page, 'export-csv')).bytes.toString('utf8'), /天长市/);
    await page.waitForSelector('[data-phase=done]');
  }, { hash: '#test', errors: true });
}

inEveryPlace('a chart that is wanted before the studio is here waits for it and says so', async ({ page, context }) => {
  await read(page);
  await page.click(id('tab-chart'));
  await page.waitForSelector(id('chart-coming'));
  context.letGo();
  await page.waitForSelector(`${id('chart')} .drawing svg`);
  await rested(page);
}, {
  only: 'hosted',
  rested: false,
  requests: true,
  route: (context) => {
    const gate = new Promise((resolve) => { context.letGo = resolve; });
    return context.route('**/studio-*.wasm', async (route) => { await gate; await route.continue(); });
  },
});

inEveryPlace('a studio that cannot be fetched costs charts only, and can be tried again', async ({ page, context }) => {
  await page.waitForSelector('html[data-studio-state=away]');
  await read(page);
  await page.click(id('tab-chart'));
  await page.waitForSelector(id('chart-trouble'));
  await page.click(id('export-menu'));
  await page.click(id('export-xlsx'));
  await page.waitForSelector(`${at.notice}[data-kind=studio-away]`);
  context.refuse = false;
  await page.click(id('chart-again'));
  await page.waitForSelector(`${id('chart')} .drawing svg`);
}, {
  only: 'hosted',
  rested: false,
  requests: true,
  errors: true,
  route: (context) => {
    context.refuse = true;
    return context.route('**/studio-*.wasm', (route) => context.refuse
      ? route.fulfill({ status: 404, body: 'gone' }) : route.continue());
  },
});
