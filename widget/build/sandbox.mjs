// The sandbox's demo pages: scripts and styles bundled under their plain names, pages copied as they are; and the
// hospital that the sandbox plays.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const COPIED = /\.(html|svg|png)$/;

export async function buildSandbox(root, { from, entries, clinic, out }) {
  if (!existsSync(join(root, from))) return;
  const { build } = await import('esbuild');
  const found = entries.flatMap((name) => [`${from}/${name}.ts`, `${from}/${name}.css`]).filter((file) => existsSync(join(root, file)));
  await mkdir(join(root, out), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: found,
    outdir: out,
    entryNames: '[name]',
    bundle: true,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15'],
    minify: true,
    legalComments: 'linked',
    define: { global: 'globalThis' },
  });
  for (const name of await readdir(join(root, from))) {
    if (COPIED.test(name)) await copyFile(join(root, from, name), join(root, out, name));
  }
  await cp(join(root, clinic), join(root, out, 'clinic'), { recursive: true });
  console.log(`web: sandbox pages ${found.map((file) => file.slice(from.length + 1)).join(' ')}`);
}
