// Nothing leaves the page, and nothing could: probes from page and worker, and a listener that
// must stay untouched. That requests after ready fail a flow is checked in frame.mjs for all.

import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before } from 'node:test';
import { TEXT, analyse, inEveryPlace, paste } from './frame.mjs';

let listener;
let touched = 0;
let heard = 0;
let asked = new Set();
before(async () => {
  listener = http.createServer((request, response) => {
    asked.add(request.url);
    response.end('heard');
  });
  listener.on('connection', (socket) => {
    touched += 1;
    socket.on('data', () => { heard += 1; });
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
after(() => new Promise((resolve) => { listener.close(resolve); listener.closeAllConnections(); }));

const elsewhere = () => `127.0.0.1:${listener.address().port}`;

// Sent to page and worker as text: each way out is tried, and how it ended is told.
const PROBES = async (host) => {
  const ended = {};
  const attempt = async (name, act) => {
    try { ended[name] = await Promise.race([act(), new Promise((resolve) => setTimeout(resolve, 1500, 'silent'))]); }
    catch (error) { ended[name] = 'refused'; }
  };
  const events = (object, good) => new Promise((resolve) => {
    object[good] = () => resolve('sent');
    object.onerror = () => resolve('refused');
  });
  await attempt('fetch', () => fetch(`http://${host}/fetch`, { mode: 'no-cors' }).then(() => 'sent'));
  await attempt('request', () => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve('sent');
    request.onerror = () => resolve('refused');
    request.open('POST', `http://${host}/xhr`);
    request.send('text');
  }));
  await attempt('socket', () => events(new WebSocket(`ws://${host}/socket`), 'onopen'));
  await attempt('events', () => events(new EventSource(`http://${host}/events`), 'onopen'));
  if (typeof importScripts === 'function') {
    await attempt('importScripts', async () => { importScripts(`http://${host}/script.js`); return 'sent'; });
    return ended;
  }
  // A beacon gives no error; the listener tells.
  await attempt('beacon', async () => { navigator.sendBeacon(`http://${host}/beacon`, 'text'); return 'refused'; });
  const element = (name, settings) => attempt(name, () => {
    const made = Object.assign(document.createElement(name), settings);
    const ends = events(made, 'onload');
    document.body.append(made);
    return ends;
  });
  await element('img', { src: `http://${host}/image.png` });
  await element('script', { src: `http://${host}/script.js` });
  await element('link', { rel: 'stylesheet', href: `http://${host}/style.css` });
  await element('video', { src: `http://${host}/video.webm` });
  await attempt('worker', () => events(new Worker(`http://${host}/worker.js`), 'onmessage'));
  return ended;
};

// Chromium opens an empty connection for a navigation before it asks the policy, which then
// refuses: not a byte is sent. No policy can change that, so here bytes are counted.
const NAVIGATIONS = async (host) => {
  const frame = Object.assign(document.createElement('iframe'), { src: `http://${host}/frame?text` });
  const form = Object.assign(document.createElement('form'), { action: `http://${host}/form?text`, method: 'post' });
  document.body.append(frame, form);
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 300));
};

inEveryPlace('no frame and no form gets a byte out', async ({ page }) => {
  heard = 0;
  const before = page.url();
  await page.evaluate(NAVIGATIONS, elsewhere());
  assert.equal(heard, 0, 'the listener heard something');
  assert.equal(page.url(), before);
}, { violations: true });

inEveryPlace('no probe from the page gets out', async ({ page }) => {
  touched = 0;
  const ended = await page.evaluate(PROBES, elsewhere());
  for (const [name, how] of Object.entries(ended)) assert.equal(how, 'refused', name);
  assert.ok(Object.keys(ended).length >= 9);
  assert.equal(touched, 0, 'the listener was touched');
}, { violations: true });

inEveryPlace('no probe from the worker gets out', async ({ page }) => {
  touched = 0;
  const [worker] = page.workers();
  const ended = await worker.evaluate(PROBES, elsewhere());
  for (const [name, how] of Object.entries(ended)) assert.equal(how, 'refused', name);
  assert.ok(Object.keys(ended).length >= 5);
  assert.equal(touched, 0, 'the listener was touched');
}, { violations: true });

inEveryPlace('no probe from the studio gets out', async ({ page }) => {
  touched = 0;
  const [first] = page.workers();
  await paste(page, TEXT);
  await page.waitForSelector('[data-phase=done]');
  await page.click('[data-testid=export-menu]');
  await Promise.all([page.waitForEvent('download'), page.click('[data-testid=export-csv]')]);
  const studio = page.workers().find((worker) => worker !== first);
  const ended = await studio.evaluate(PROBES, elsewhere());
  for (const [name, how] of Object.entries(ended)) assert.equal(how, 'refused', name);
  assert.ok(Object.keys(ended).length >= 5);
  assert.equal(touched, 0, 'the listener was touched');
}, { violations: true });

inEveryPlace('no probe to the page\'s own server from a script put into it', async ({ page, seen }) => {
  // Text that looks like markup stays text.
  const before = seen.requests.length;
  await analyse(page, '<img src="x.png"><script src="y.js"></script>完成率52.7%');
  await page.waitForTimeout(200);
  assert.equal(seen.requests.length, before);
});

inEveryPlace('after ready all goes on with the network off', async ({ page, context }) => {
  await context.setOffline(true);
  assert.ok(Array.isArray((await analyse(page, TEXT)).claims));
});

// Connections are reused, so their number tells nothing here: the requests are what is counted.
inEveryPlace('the probes have teeth: without a policy the listener is asked', async ({ page }) => {
  await page.goto(`${process.env.SHAIPIN_ORIGIN}/no-such-page`);
  touched = 0;
  asked = new Set();
  const ended = await page.evaluate(PROBES, elsewhere());
  const wanted = ['/fetch', '/xhr', '/events', '/beacon', '/image.png', '/script.js', '/style.css'];
  // A beacon is sent when the browser finds the time.
  const missing = () => wanted.filter((path) => !asked.has(path));
  for (let waited = 0; missing().length > 0 && waited < 5000; waited += 50) await page.waitForTimeout(50);
  assert.deepEqual(missing(), [], JSON.stringify(ended));
  assert.ok(touched >= 1);
  heard = 0;
  await page.evaluate(NAVIGATIONS, elsewhere()).catch(() => { /* the form left the page */ });
  assert.ok(heard >= 1);
}, { violations: true, only: 'root' });
