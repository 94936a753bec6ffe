// The patient's page: script and style under names made from their contents, and the manifest that names them.
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

async function writeManifest(out, outputs, sdk) {
  const manifest = { sdk: { file: sdk.file, integrity: sdk.integrity } };
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint === 'widget/src/page.ts') manifest['page.js'] = basename(file);
    if (entryPoint === 'widget/styles/page.css') manifest['page.css'] = basename(file);
  }
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function removeStale(out, made) {
  const kept = new Set(['sdk', 'manifest.json', ...made.flatMap((file) => ['', '.br', '.gz'].map((end) => basename(file) + end))]);
  for (const name of await readdir(out)) if (!kept.has(name)) await rm(join(out, name), { recursive: true });
}
