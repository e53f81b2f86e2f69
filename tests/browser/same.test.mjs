// Same in, same out: the page gives scripts the very objects that the command line prints.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEXT, analyse, inEveryPlace } from './frame.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const corpus = process.env.SHAIPIN_CORPUS && path.join(process.env.SHAIPIN_CORPUS, 'corpus');

/** Plain texts in UTF-8: our samples, and the corpus where there is one. */
function texts() {
  const found = { sentences: TEXT, empty: '', signs: '，。%%1.1.1—亿', markup: '<p>完成率</p><p>52.7%</p>' };
  for (const folder of [path.join(root, 'static/samples'), corpus]) {
    if (!folder || !fs.existsSync(folder)) continue;
    for (const name of fs.readdirSync(folder).filter((name) => name.endsWith('.txt')).sort()) {
      if (!name.includes('gb18030')) found[name] = fs.readFileSync(path.join(folder, name), 'utf8').replace(/^\uFEFF/, '');
    }
  }
  return found;
}

function native(text) {
  const options = { input: text, encoding: 'utf8', maxBuffer: 1 << 28 };
  return JSON.parse(execFileSync(process.env.SHAIPIN_COMMAND, ['report', '-'], options));
}

inEveryPlace('the page\'s report equals the command line\'s, null keys and all', async ({ page }) => {
  for (const [name, text] of Object.entries(texts())) {
    const [ours, theirs] = [await analyse(page, text), native(text)];
    // Text has no file name in the page; the command line may call standard input what it likes.
    delete ours.document;
    delete theirs.document;
    for (const claim of [...(ours.claims ?? []), ...(theirs.claims ?? [])]) delete claim.document;
    assert.deepStrictEqual(ours, theirs, name);
  }
});
