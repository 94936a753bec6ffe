// Builds everything a browser loads into `dist/`: the patient's page and the sandbox's demo pages.
// A build whose inputs did not change is left alone, so that it can run before every start.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './build/fingerprint.mjs';
import { buildPage } from './build/page.mjs';
import { buildSandbox } from './build/sandbox.mjs';
import { provideSdk } from './build/sdk.mjs';

const ROOT = new URL('..', import.meta.url).pathname;

// Pinned: another version is another set of pitfalls, and the hash is what makes it the file we tried.
const SDK = {
  version: '3.12.0',
  integrity: 'sha384-kWgAtDiZhvHDjA2iNcsE2dpfBV+EZI3wxuG985SecusClLlZYnW5h13SmkWrvOML',
};
const PAGE = 'dist/page';
const SANDBOX = { from: 'src/sandbox/demo', entries: ['demo', 'meeting'], clinic: 'clinics/ejemplo', out: 'dist/sandbox' };
const INPUTS = ['widget/src', 'widget/styles', 'widget/build', 'widget/build.mjs', SANDBOX.from, SANDBOX.clinic, 'package-lock.json'];

const stamp = join(ROOT, 'dist/.fingerprint');
const key = await fingerprint(ROOT, INPUTS);
if (await isFresh()) {
  console.log('web: up to date');
} else {
  await rm(stamp, { force: true });
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  const sdk = await provideSdk(ROOT, SDK, PAGE);
  await buildPage(ROOT, PAGE, sdk);
  await buildSandbox(ROOT, SANDBOX);
  await writeFile(stamp, key);
}

async function isFresh() {
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== key) return false;
  const demo = 'index.html';
  if (existsSync(join(ROOT, SANDBOX.from, demo)) && !existsSync(join(ROOT, SANDBOX.out, demo))) return false;
  if (!existsSync(join(ROOT, SANDBOX.out, 'clinic/clinic.json'))) return false;
  const manifest = join(ROOT, PAGE, 'manifest.json');
  if (!existsSync(manifest)) return false;
  const made = JSON.parse(await readFile(manifest, 'utf8'));
  return [made['page.js'], made['page.css'], made['visit.css'], ...made.visit, made.sdk.file].every((file) =>
    ['', '.br', '.gz'].every((end) => existsSync(join(ROOT, PAGE, file + end))),
  );
}
