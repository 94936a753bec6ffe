// The patient's page: script and style under names made from their contents, and the manifest that names them: what the
// first page needs, and what comes after it until the lobby stands.
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compress } from './compress.mjs';

export async function buildPage(root, { entries, out }, sdk) {
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: out,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome87', 'firefox90', 'safari15'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    define: {
      SDK_FILE: JSON.stringify(sdk.file),
      SDK_INTEGRITY: JSON.stringify(sdk.integrity),
      SDK_BYTES: String(sdk.bytes),
    },
  });
  const made = Object.keys(result.metafile.outputs);
  const sizes = await Promise.all(made.map((file) => compress(join(root, file))));
  made.forEach((file, i) => console.log(`web: ${basename(file)} ${sizes[i].raw} bytes, ${sizes[i].br} compressed`));
  await writeManifest(join(root, out), result.metafile.outputs, sdk);
  await removeStale(join(root, out), made);
}

const ENTRIES = { 'widget/src/page.ts': 'page.js', 'widget/styles/page.css': 'page.css', 'widget/styles/visit.css': 'visit.css' };
/** What the lobby does without: the call, and the page of whoever is early. */
const NOT_THE_LOBBY = ['widget/src/room.ts', 'widget/src/early.ts'];

async function writeManifest(out, outputs, sdk) {
  const manifest = { sdk: { file: sdk.file, integrity: sdk.integrity } };
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (ENTRIES[entryPoint]) manifest[ENTRIES[entryPoint]] = basename(file);
  }
  const script = (file) => outputs[file].entryPoint;
  const page = Object.keys(outputs).find((file) => script(file) === 'widget/src/page.ts');
  const visit = Object.keys(outputs).find((file) => script(file) === 'widget/src/visit.ts');
  const first = reached(outputs, page, ({ kind }) => kind === 'import-statement');
  const next = reached(outputs, visit, ({ kind }) => kind === 'import-statement');
  const lobby = reached(outputs, page, ({ path }) => !NOT_THE_LOBBY.includes(script(path)));
  const names = (files) => files.map((file) => basename(file));
  manifest.first = names(first.filter((file) => file !== page));
  manifest.next = names(next.filter((file) => !first.includes(file)));
  manifest.lobby = names(lobby.filter((file) => !first.includes(file)));
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The scripts that one script brings with it, itself first. */
function reached(outputs, from, follow) {
  const found = [from];
  for (const file of found) {
    for (const one of outputs[file].imports.filter(({ external }) => !external).filter(follow)) {
      if (!found.includes(one.path)) found.push(one.path);
    }
  }
  return found;
}

async function removeStale(out, made) {
  const kept = new Set(['sdk', 'manifest.json', ...made.flatMap((file) => ['', '.br', '.gz'].map((end) => basename(file) + end))]);
  for (const name of await readdir(out)) if (!kept.has(name)) await rm(join(out, name), { recursive: true });
}
