// The Webex Browser SDK: one file taken from its npm tarball, checked by its hash.
// It is under Cisco's terms, so it is fetched here at build time and never part of the repository;
// its 972 dependencies are compiled into that one file already and are not installed.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compress } from './compress.mjs';

const run = promisify(execFile);
const MEMBER = 'package/umd/meetings.min.js';

export async function provideSdk(root, { version, integrity }, out) {
  const prefix = Buffer.from(integrity.slice('sha384-'.length), 'base64').toString('hex').slice(0, 12);
  const file = `sdk/meetings.min.${prefix}.js`;
  const target = join(root, out, file);
  const ready = ['', '.br', '.gz'].every((end) => existsSync(target + end));
  if (!ready || integrityOf(await readFile(target)) !== integrity) {
    const source = await fetched(join(root, 'node_modules/.cache/webex'), version, integrity);
    await mkdir(join(root, out, 'sdk'), { recursive: true });
    await writeFile(target, source);
    const { raw, br } = await compress(target);
    console.log(`web: webex ${version} checked, ${raw} bytes, ${br} compressed`);
  }
  return { file, integrity, bytes: (await stat(`${target}.br`)).size };
}

async function fetched(cache, version, integrity) {
  const file = join(cache, MEMBER);
  if (!existsSync(file) || integrityOf(await readFile(file)) !== integrity) await fetchFile(cache, version);
  const source = await readFile(file);
  const found = integrityOf(source);
  if (found !== integrity) {
    throw new Error(`webex ${version}: ${MEMBER} is not the pinned file.\n  pinned ${integrity}\n  found  ${found}`);
  }
  return source;
}

async function fetchFile(cache, version) {
  await mkdir(cache, { recursive: true });
  console.log(`web: fetching webex ${version} from npm`);
  const pack = ['pack', `webex@${version}`, '--pack-destination', cache, '--ignore-scripts', '--prefer-offline'];
  await run('npm', pack).catch((error) => {
    throw new Error(`npm could not fetch webex ${version}: ${error.stderr || error.message}`);
  });
  await run('tar', ['-xzf', join(cache, `webex-${version}.tgz`), '-C', cache, MEMBER]);
}

function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
