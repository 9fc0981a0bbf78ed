import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const SOURCE = join(import.meta.dirname, '../src/judge/device/shell-worker.js');
/** Where the desk begins; what these import follows from the bundle. */
const IS_START = /\/src\/judge\/pages\.tsx$|\/i18n\/[\w-]+\/(judge|shell)\.json$/;
const ALWAYS = ['/favicon.svg'];

/** Everything a chunk needs before it runs, itself included. */
function withImports(bundle: Rolldown.OutputBundle, from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const gather = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk') return;
    found.add(name);
    chunk.imports.forEach(gather);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  };
  from.forEach(gather);
  return found;
}

/** Writes `judge-shell.js`: the desk's service worker with the list of files the desk is made of. */
export function judgeShell(): Plugin {
  return {
    name: 'judge-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const starts = Object.values(bundle).filter((one) => one.type === 'chunk' && (one.isEntry || IS_START.test(one.facadeModuleId ?? '')));
        if (!starts.some(({ fileName }) => /judge/.test(fileName))) this.error('the judge’s pages are not in the bundle');
        const files = [...ALWAYS, ...[...withImports(bundle, starts.map(({ fileName }) => fileName))].map((name) => `/${name}`)].sort();
        const source = readFileSync(SOURCE, 'utf8');
        const version = createHash('sha256').update(source).update(files.join('\n')).digest('hex').slice(0, 12);
        this.emitFile({ type: 'asset', fileName: 'judge-shell.js', source: source.replace("['/* files */']", JSON.stringify(files)).replace('/* version */', version) });
      },
    },
  };
}
