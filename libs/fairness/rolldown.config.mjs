import { fileURLToPath } from 'node:url';

/** Bundles the CLI into one file that starts in the time Node itself needs; the solvers are loaded when `select` first asks. */
export default {
  input: { fairness: fileURLToPath(new URL('./src/cli.ts', import.meta.url)) },
  platform: 'node',
  external: [/^node:/, 'highs', 'yalps'],
  transform: { target: 'node20' },
  output: { dir: fileURLToPath(new URL('./dist', import.meta.url)), format: 'es', entryFileNames: '[name].mjs' },
};
