// Several documents: dropped together, one or all in view, one of them 以此为准; nothing is lost.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { at, inEveryPlace, paste, ready, shows } from './frame.mjs';

const SPRING = `2023年一季度各县运行情况
2023年一季度，遂昌县规上工业增加值8.6亿元，固定资产投资21.4亿元。
2023年一季度，缙云县规上工业增加值12.9亿元。
`;
const SUMMER = `2023年上半年各县运行情况
2023年上半年，遂昌县规上工业增加值18.2亿元。2023年一季度，遂昌县固定资产投资19.7亿元。
2023年上半年，缙云县规上工业增加值27.5亿元。
`;
const TABLE = '2023年上半年主要指标\n县\t规上工业增加值（亿元）\n遂昌县\t18.6\n缙云县\t27.5\n';

const id = (name) => `[data-testid="${name}"]`;

/** Drops several files at once. */
async function dropAll(page, files) {
  await page.evaluate((list) => {
    const data = new DataTransfer();
    for (const [name, text] of list) data.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

const THREE = [['春.txt', SPRING], ['夏.txt', SUMMER], ['表.txt', TABLE]];

inEveryPlace('files dropped together lie beside one another', async ({ page }) => {
  await dropAll(page, THREE);
  await shows(page, id('shelf'), '春.txt');
  await shows(page, id('shelf-all'), '3');
  await shows(page, id('panel-view'), '前后各期');
  await shows(page, id('panel-view'), '两篇说法不一');
  // The text in the pane is all of them.
  await shows(page, at.source, '固定资产投资21.4亿元');
  // One of them counts as right.
  await page.locator('[data-go="standard:2"]').click();
  await shows(page, id('panel-view'), '对照《表.txt》');
  await shows(page, id('panel-view'), '相差');
  // One alone, and back.
  await page.locator(id('shelf-1')).click();
  await page.waitForFunction((source) => !document.querySelector(source).textContent.includes('21.4亿元'), at.source);
  await shows(page, at.source, '18.2亿元');
  await page.locator(id('shelf-all')).click();
  await shows(page, id('panel-view'), '对照《表.txt》');
});

inEveryPlace('the table tells the document and filters by it', async ({ page }) => {
  await dropAll(page, THREE);
  await shows(page, id('shelf-all'), '3');
  await shows(page, id('panel-view'), '春.txt');
  await page.locator('[data-go="part:1"]').click();
  await shows(page, id('panel-claims'), '夏.txt');
  await page.waitForFunction((panel) => !document.querySelector(panel).textContent.includes('12.9亿元'), id('panel-claims'));
  assert.match(await page.evaluate(() => location.hash), /part=1/);
}, { only: 'hosted' });

inEveryPlace('a text that gave way can lie beside the new one, and a closed document comes back', async ({ page }) => {
  await paste(page, SPRING);
  await shows(page, at.source, '21.4亿元');
  await paste(page, SUMMER);
  await shows(page, at.source, '19.7亿元');
  await page.locator(id('both')).click();
  await shows(page, id('shelf-all'), '2');
  await shows(page, at.source, '21.4亿元');
  await page.locator(id('shelf-close-0')).click();
  await page.waitForFunction((shelf) => !document.querySelector(shelf), id('shelf'));
  await page.locator(id('bar-undo')).click();
  await shows(page, id('shelf-all'), '2');
  await shows(page, at.source, '21.4亿元');
  await shows(page, at.source, '19.7亿元');
}, { only: 'hosted' });

inEveryPlace('a broken one among several is named and the others open', async ({ page }) => {
  await dropAll(page, [...THREE.slice(0, 2), ['图.png', '\u0089PNG\r\n\u001a\n\u0000\u0000']]);
  await shows(page, id('shelf-all'), '2');
  await shows(page, id('notices'), '图.png');
}, { only: 'hosted' });

inEveryPlace('a claim rejected among all stays rejected in its own document', async ({ page }) => {
  await dropAll(page, THREE.slice(0, 2));
  await shows(page, id('panel-view'), '春.txt');
  await page.locator(id('tab-claims')).click();
  await page.locator('[data-testid="panel-claims"] [role="row"]').filter({ hasText: '19.7亿元' }).first().click();
  await page.click(id('to-reject'));
  await page.locator('[data-testid="panel-claims"] .is-rejected').filter({ hasText: '19.7亿元' }).waitFor();
  await page.locator(id('shelf-1')).click();
  await page.locator('[data-testid="panel-claims"] .is-rejected').filter({ hasText: '19.7亿元' }).waitFor();
  await page.locator(id('shelf-0')).click();
  await shows(page, id('panel-claims'), '21.4亿元');
  assert.equal(await page.locator('[data-testid="panel-claims"] .is-rejected').count(), 0);
}, { only: 'hosted' });

inEveryPlace('a project file brings back texts, corrections and view', async ({ page }) => {
  await dropAll(page, THREE);
  await shows(page, id('panel-view'), '前后各期');
  await page.locator('[data-go="standard:2"]').click();
  await shows(page, id('panel-view'), '对照《表.txt》');
  await page.locator(id('shelf-1')).click();
  await page.locator(id('tab-claims')).click();
  await page.locator('[data-testid="panel-claims"] [role="row"]').filter({ hasText: '19.7亿元' }).first().click();
  await page.click(id('to-reject'));
  await page.locator('[data-testid="panel-claims"] .is-rejected').filter({ hasText: '19.7亿元' }).waitFor();
  await page.click(id('export-menu'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id('export-project'))]);
  assert.match(file.suggestedFilename(), /\.shaipin\.json$/);
  const text = await fs.readFile(await file.path(), 'utf8');
  assert.equal(JSON.parse(text).documents.length, 3);
  // A page with nothing on it takes it up as it was.
  await page.evaluate(() => { location.hash = ''; });
  await page.reload();
  await ready(page);
  await dropAll(page, [['我的.shaipin.json', text]]);
  await shows(page, id('shelf-all'), '3');
  await page.locator('[data-testid="panel-claims"] .is-rejected').filter({ hasText: '19.7亿元' }).waitFor();
  await page.locator(id('shelf-all')).click();
  await shows(page, id('shelf'), '✓');
  // A damaged one says so, and what is open stays.
  await dropAll(page, [['坏.shaipin.json', text.slice(0, 400)]]);
  await shows(page, id('notices'), '已损坏');
  await shows(page, id('shelf-all'), '3');
}, { only: 'hosted', requests: true });

inEveryPlace('what is open is remembered only where the reader asks for it, and forgotten with one press', async ({ page }) => {
  const kept = () => page.evaluate(() => localStorage.getItem('shaipin-session'));
  await paste(page, SPRING);
  await shows(page, at.source, '21.4亿元');
  assert.equal(await kept(), null);
  await page.click(id('open-menu'));
  await page.click(id('keep'));
  await page.waitForFunction(() => localStorage.getItem('shaipin-session'));
  await page.reload();
  await ready(page);
  await shows(page, at.source, '21.4亿元');
  await page.click(id('open-menu'));
  await page.click(id('keep'));
  assert.equal(await kept(), null);
  await page.reload();
  await ready(page);
  assert.ok(await page.locator(at.start).isVisible());
}, { only: 'hosted', requests: true });

inEveryPlace('a folder is opened with all that lies in it', async ({ page, context }) => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shaipin-'));
  await fs.mkdir(path.join(folder, '上半年'));
  await fs.writeFile(path.join(folder, '春.txt'), SPRING);
  await fs.writeFile(path.join(folder, '上半年', '夏.txt'), SUMMER);
  await fs.writeFile(path.join(folder, '上半年', '.DS_Store'), 'x');
  // A folder cannot be put into a DataTransfer by a script: the browser itself is told of the drag.
  const devtools = await context.newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await shows(page, id('shelf-all'), '2');
  await shows(page, id('shelf'), '夏.txt');
  await fs.rm(folder, { recursive: true });
}, { only: 'hosted' });

inEveryPlace('a standard that tells no period is given one by a press, and the project keeps it', async ({ page }) => {
  const speech = '2023年一季度，遂昌县规上工业增加值8.6亿元。2023年上半年，遂昌县规上工业增加值18.2亿元。\n'
    + '2023年一季度，缙云县规上工业增加值12.9亿元。2023年上半年，缙云县规上工业增加值27.5亿元。\n';
  await dropAll(page, [['发言.txt', speech], ['指标.txt', '县\t规上工业增加值（亿元）\n遂昌县\t18.6\n缙云县\t27.5\n']]);
  await shows(page, id('panel-view'), '前后各期');
  await page.locator('[data-go="standard:1"]').click();
  await shows(page, id('panel-view'), '没有写明时段');
  await page.locator('[data-go="time:2023年上半年"]').click();
  await shows(page, id('panel-view'), '由您指定：2023年上半年');
  await shows(page, id('panel-view'), '18.6');
  // Each card says whose words it holds together.
  await shows(page, id('panel-view'), '《发言.txt》');
  await page.click(id('export-menu'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(id('export-project'))]);
  assert.match(file.suggestedFilename(), /^发言等2篇-\d{4}-\d\d-\d\d\.shaipin\.json$/);
  assert.equal(JSON.parse(await fs.readFile(await file.path(), 'utf8')).standard_time, '2023年上半年');
  await page.click(id('export-menu'));
  const [book] = await Promise.all([page.waitForEvent('download'), page.click(id('export-xlsx'))]);
  assert.match(book.suggestedFilename(), /^发言等2篇-\d{4}-\d\d-\d\d-汇总\.xlsx$/);
}, { only: 'hosted' });
