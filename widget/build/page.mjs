// The patient's page: scripts and styles under names made from their contents, and the manifest that names them. There are
// two builds, because what the first page needs comes in one small file of its own: a part that it shared with what
// comes later would be one request more.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compress } from './compress.mjs';

const FIRST = ['widget/src/page.ts', 'widget/styles/page.css'];
const NEXT = ['widget/src/visit.ts', 'widget/styles/visit.css'];

export async function buildPage(root, out, sdk) {
  const { build } = await import('esbuild');
  const options = {
    absWorkingDir: root,
    outdir: out,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    bundle: true,
    format: 'esm',
    target: ['chrome87', 'firefox90', 'safari15'],
    minify: true,
    legalComments: 'none',
    metafile: true,
  };
  const define = {
    SDK_FILE: JSON.stringify(sdk.file),
    SDK_INTEGRITY: JSON.stringify(sdk.integrity),
    SDK_BYTES: String(sdk.bytes),
  };
  const next = await build({ ...options, entryPoints: NEXT, splitting: true, define });
  const visit = `./${basename(entry(next, NEXT[0]))}`;
  const first = await build({ ...options, entryPoints: FIRST, external: [visit], define: { VISIT_FILE: JSON.stringify(visit) } });
  const made = [first, next].flatMap(({ metafile }) => Object.keys(metafile.outputs));
  const sizes = await Promise.all(made.map((file) => compress(join(root, file))));
  made.forEach((file, i) => console.log(`web: ${basename(file)} ${sizes[i].raw} bytes, ${sizes[i].br} compressed`));
  await writeManifest(join(root, out), first, next, sdk);
  await removeStale(join(root, out), made);
}

async function writeManifest(out, first, next, sdk) {
  const manifest = {
    sdk: { file: sdk.file, integrity: sdk.integrity },
    'page.js': basename(entry(first, FIRST[0])),
    'page.css': basename(entry(first, FIRST[1])),
    'visit.css': basename(entry(next, NEXT[1])),
    visit: withImports(next.metafile.outputs, entry(next, NEXT[0])).map((file) => basename(file)),
  };
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function entry({ metafile }, from) {
  return Object.keys(metafile.outputs).find((file) => metafile.outputs[file].entryPoint === from);
}

/** A script and all that it brings with it, itself first. */
function withImports(outputs, from) {
  const found = [from];
  for (const file of found) {
    const brought = outputs[file].imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    for (const { path } of brought) if (!found.includes(path)) found.push(path);
  }
  return found;
}

async function removeStale(out, made) {
  const kept = new Set(['sdk', 'manifest.json', ...made.flatMap((file) => ['', '.br', '.gz'].map((end) => basename(file) + end))]);
  for (const name of await readdir(out)) if (!kept.has(name)) await rm(join(out, name), { recursive: true });
}
