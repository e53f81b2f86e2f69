// What Lighthouse says of the built page as a phone sees it, three times: printed, never judged, because what else
// the machine does counts as the page's.
//
// `cargo xtask bench lighthouse` brings Lighthouse and runs it on the release build. Lighthouse takes a slow machine
// for a slow page: its own index of the machine is printed, and, where that is low, what it says of a processor that is
// slowed less, as its manual asks for (docs/throttling.md: four times slower is meant for an index of 1500 and more).

import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { SHAIPIN_ORIGIN, SHAIPIN_PLAYWRIGHT, SHAIPIN_CHROMIUM, SHAIPIN_LIGHTHOUSE } = process.env;
const { chromium } = await import(pathToFileURL(path.join(SHAIPIN_PLAYWRIGHT, 'index.mjs')).href);
const { default: lighthouse } = await import(pathToFileURL(path.join(SHAIPIN_LIGHTHOUSE, 'core/index.js')).href);

const PORT = 9333;
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'speed-index', 'total-blocking-time', 'cumulative-layout-shift', 'interactive'];
const FAST = 1500;

const browser = await chromium.launch({
  executablePath: SHAIPIN_CHROMIUM,
  args: [...(process.env.SHAIPIN_CHROMIUM_ARGUMENTS ?? '').split(' ').filter(Boolean), `--remote-debugging-port=${PORT}`],
});
const amiss = new Map();
let slowdown = 4;
for (let round = 0; round < 3; round += 1) {
  const { lhr } = await lighthouse(`${SHAIPIN_ORIGIN}/`, { port: PORT, output: 'json', logLevel: 'error' }, {
    extends: 'lighthouse:default',
    settings: {
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
      throttling: { rttMs: 150, throughputKbps: 1638.4, requestLatencyMs: 562.5, downloadThroughputKbps: 1474.56, uploadThroughputKbps: 675, cpuSlowdownMultiplier: slowdown },
    },
  });
  const index = lhr.environment.benchmarkIndex;
  console.log(Object.values(lhr.categories).map((one) => `${one.id} ${Math.round(one.score * 100)}`).join(', '),
    `(processor ${slowdown} times slower, the machine's index ${index})`);
  console.log(`  ${METRICS.map((id) => `${id} ${lhr.audits[id].displayValue}`).join(', ')}`);
  for (const audit of Object.values(lhr.audits)) {
    if (audit.score !== null && audit.score < 0.9) amiss.set(audit.id, `${audit.title} ${audit.displayValue ?? ''}`);
  }
  if (index < FAST) slowdown = Math.max(1, Math.round(40 * index / FAST) / 10);
}
for (const [id, words] of amiss) console.log(`  - ${id}: ${words}`);
await browser.close();
