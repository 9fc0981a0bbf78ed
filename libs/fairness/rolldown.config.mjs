import { fileURLToPath } from 'node:url';

/** Bundles the CLI into one file with no dependencies, so that it starts in the time Node itself needs. */
export default {
  input: { fairness: fileURLToPath(new URL('./src/cli.ts', import.meta.url)) },
  platform: 'node',
  external: /^node:/,
  transform: { target: 'node20' },
  output: { dir: fileURLToPath(new URL('./dist', import.meta.url)), format: 'es', entryFileNames: '[name].mjs' },
};
