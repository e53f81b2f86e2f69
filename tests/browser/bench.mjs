// How soon the built page is there and reads, printed and never judged: machines differ, and others work on them.
//
// `cargo xtask bench` runs it on the release build. What is measured:
//   the reader alone    a text to its worker, until the report is made and summed up: MB a second
//   paste               from the event to the frame in which table or view are drawn: of a first text when the page has
//                       rehearsed, and at once
//   tasks               the longest on the page's own thread meanwhile, by the clock (Long Tasks API: 50 ms and more) and
//                       by the processor's time of that thread, which what else the machine does leaves alone
//   first visit         marks of a visit on a line of 1.6 Mbit/s and a processor four times slower
//
// `SHAIPIN_DESKS=name=folder,…` reads the same texts with other builds of the desk (`desk.js`, `desk_bg.wasm`) too, in
// turns, so that what else the machine does touches all alike: compare their ratios.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const { SHAIPIN_ORIGIN, SHAIPIN_PLAYWRIGHT, SHAIPIN_CHROMIUM, SHAIPIN_DESKS = '' } = process.env;
const { chromium } = await import(pathToFileURL(path.join(SHAIPIN_PLAYWRIGHT, 'index.mjs')).href);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const ROUNDS = 5;

/** Our own digests, one behind the other. */
function digests() {
  const folders = ['static/samples', 'tests/digests'].map((folder) => path.join(root, folder));
  return folders.flatMap((folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim())).join('\n\n');
}

/** So many bytes of them, each time round with other figures, from a generator with a start of one's own. */
function text(bytes, start = 7) {
  const all = digests();
  let state = start;
  const digit = () => { state = (state * 1103515245 + 12345) % 2147483648; return String(Math.floor(state / 65536) % 10); };
  let out = '';
  let length = 0;
  while (length < bytes) {
    const round = all.replace(/(?<=\d)\d/g, digit);
    const size = Buffer.byteLength(round);
    const whole = length + size <= bytes ? round : Buffer.from(round).subarray(0, bytes - length).toString('utf8').replace(/\ufffd+$/, '');
    out += `${whole}\n\n`;
    length += size + 2;
  }
  return out;
}

const median = (all) => [...all].sort((one, two) => one - two)[Math.floor(all.length / 2)];
const line = (...words) => console.log(words.join('  '));

const browser = await chromium.launch({
  executablePath: SHAIPIN_CHROMIUM,
  args: (process.env.SHAIPIN_CHROMIUM_ARGUMENTS ?? '').split(' ').filter(Boolean),
});

/** A page; once it has rehearsed, as a reader finds it who needs two seconds, or as soon as it can be used. */
async function open(desk, hash = '', rehearsed = true) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  if (desk) {
    const file = (name) => (route) => route.fulfill({
      body: fs.readFileSync(path.join(desk, name)),
      contentType: name.endsWith('js') ? 'text/javascript' : 'application/wasm',
    });
    await context.route('**/desk-*.js', file('desk.js'));
    await context.route('**/desk-*.wasm', file('desk_bg.wasm'));
  }
  const page = await context.newPage();
  await page.goto(`${SHAIPIN_ORIGIN}/${hash}`);
  await page.waitForSelector('html[data-studio-state=here]');
  if (rehearsed) {
    await page.mouse.move(300, 300);
    await page.waitForSelector('html[data-rehearsal=over]');
  }
  return page;
}

/** Milliseconds until the worker has answered `Open` (0, no name, no edits), first in a new worker, then again. */
async function reads(page, text) {
  return page.evaluate(async (text) => {
    const { module, worker } = await window.shaipin.boot.desk();
    const desk = new Worker(worker);
    const told = () => new Promise((resolve) => { desk.onmessage = (event) => resolve(event.data); });
    let answer = told();
    desk.postMessage(module);
    await answer;
    const times = [];
    // A blank more each time: the desk does not read anew what it has open.
    for (let time = 0; time < 3; time += 1) {
      const bytes = new TextEncoder().encode(text + ' '.repeat(time));
      answer = told();
      const begun = performance.now();
      desk.postMessage([time + 1, new Uint8Array([0, 0, 0]), bytes], [bytes.buffer]);
      await answer;
      times.push(performance.now() - begun);
    }
    desk.terminate();
    return times;
  }, text);
}

async function reader() {
  const desks = [['as built', null], ...SHAIPIN_DESKS.split(',').filter(Boolean).map((one) => one.split('='))];
  const pages = [];
  for (const [name, folder] of desks) pages.push({ name, page: await open(folder) });
  line('\nthe reader alone (wasm in a worker; median of rounds in turns)');
  for (const [name, bytes, rounds] of [['34 kB', 34_000, ROUNDS * 4], ['1 MB', 1_000_000, ROUNDS], ['10 MB', 10_000_000, ROUNDS]]) {
    const given = text(bytes);
    const size = Buffer.byteLength(given);
    const times = pages.map(() => ({ first: [], again: [] }));
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, { page }] of pages.entries()) {
        const [first, ...again] = await reads(page, given);
        times[at].first.push(first);
        times[at].again.push(...again);
      }
    }
    for (const [at, { name: desk }] of pages.entries()) {
      const [first, again] = [median(times[at].first), median(times[at].again)];
      line(`${name.padEnd(6)}`, `${desk.padEnd(12)}`, `first ${first.toFixed(1).padStart(8)} ms`, `again ${again.toFixed(1).padStart(8)} ms`,
        `${(size / again / 1000).toFixed(2).padStart(6)} MB/s`, `${(again / median(times[0].again)).toFixed(3)} of the first`);
    }
  }
  for (const { page } of pages) await page.context().close();
}

/** Pastes and waits until the frame is painted in which the answer stands. */
async function pasted(page, text, view) {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const took = await page.evaluate(async ([text, view]) => {
    // The text comes in a task of the driver's, which is none of ours.
    await new Promise((resolve) => setTimeout(resolve, 50));
    performance.mark('paste');
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration))));
    observer.observe({ type: 'longtask', buffered: false });
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const shown = () => document.querySelector(view)?.textContent ?? '';
    const before = shown();
    // Its figures are others than those of the text before, so that what is shown changes.
    const drawn = () => document.querySelector('[data-phase=done]') && !document.querySelector('[data-fresh]')
      && !['', before].includes(shown());
    const begun = performance.now();
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    const event = performance.now() - begun;
    await new Promise((resolve) => {
      // Nothing takes so long; a measurement that hangs tells nobody anything.
      const end = begun + 60_000;
      const look = () => { if (drawn() || performance.now() > end) resolve(); else requestAnimationFrame(look); };
      requestAnimationFrame(look);
    });
    // A task queued in the frame that has it runs behind the painting of that frame.
    await new Promise((resolve) => setTimeout(resolve));
    const whole = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    return { event, whole, tasks };
  }, [text, view]);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mark = traceEvents.find((event) => event.name === 'paste' && event.cat === 'blink.user_timing');
  const own = traceEvents.filter((event) => event.pid === mark.pid && event.tid === mark.tid && event.ts + event.dur >= mark.ts);
  return { ...took, cpu: Math.max(...own.filter((event) => /RunTask/.test(event.name)).map((event) => event.tdur ?? 0)) / 1000 };
}

function told(name, what, all) {
  const whole = all.map((took) => took.whole);
  const cpu = all.map((took) => took.cpu);
  line(name.padEnd(6), what.padEnd(22), `${median(whole).toFixed(1)} ms (${Math.min(...whole).toFixed(1)} to ${Math.max(...whole).toFixed(1)}),`,
    `long tasks ${all.flatMap((took) => took.tasks).join(' ') || 'none'},`,
    `longest ${median(cpu).toFixed(1)} ms of the processor (up to ${Math.max(...cpu).toFixed(1)})`);
}

async function paste() {
  line('\npaste to drawn (long tasks: those of 50 ms and more on the page\'s own thread)');
  for (const [name, bytes] of [['34 kB', 34_000], ['1 MB', 1_000_000]]) {
    // A new text leads to the overview; the table is what an address can ask of the first one.
    for (const [what, rehearsed] of [['table, first text', true], ['table, at once', false]]) {
      const tables = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = await open(null, '#/claims?lang=zh', rehearsed);
        tables.push(await pasted(page, text(bytes, round + 1), '[data-testid=claims]'));
        await page.context().close();
      }
      told(name, what, tables);
    }
    const page = await open();
    const views = [];
    for (let round = 0; round <= ROUNDS * 2; round += 1) views.push(await pasted(page, text(bytes, round + 1), '[data-testid=view]'));
    await page.context().close();
    told(name, 'overview, first text', views.splice(0, 1));
    told(name, 'overview, later texts', views);
  }
}

/** Milliseconds from the navigation, on a slow phone and its line. */
async function visit() {
  line('\na first visit on a line of 1.6 Mbit/s, 150 ms there and back, a processor four times slower');
  for (let round = 0; round < 3; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(`${SHAIPIN_ORIGIN}/`);
    await page.waitForSelector('html[data-studio-state=here]', { timeout: 60_000 });
    const marks = await page.evaluate(() => performance.getEntries()
      .filter((entry) => entry.entryType === 'mark' || entry.name === 'first-contentful-paint')
      .map((entry) => `${entry.name} ${Math.round(entry.startTime)}`));
    line(marks.join(', '));
    await context.close();
  }
}

const parts = { reader, paste, visit };
const wanted = process.argv.slice(2);
for (const [name, act] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await act();
await browser.close();
