/**
 * Builds what auditors download: one file for Node, one page for a browser, and the same checks as a web worker. Nothing
 * is left outside the file; names hold the hash of the content, so that a copy can be told from every other version.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from './checkout.mjs';

const ROOMS = ['kernel', 'fairness', 'evidence'];

/** @param {string} folder is replaced as a whole, except that files of earlier versions stay for those who hold their address */
export async function writeVerifier(folder) {
  const { version } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8'));
  const page = readFileSync(join(CHECKOUT, 'apps/verifier/src/page.html'), 'utf8');
  const script = (await bundleOne('page.ts', 'browser')).replaceAll('</script', '<\\/script');
  const files = [
    ['command', '.mjs', await bundleOne('main.ts', 'node')],
    ['page', '.html', page.replace('%VERSION%', version).replace('%SCRIPT%', () => `\n${script}`)],
    ['worker', '.js', await bundleOne('worker.ts', 'browser')],
  ];
  mkdirSync(folder, { recursive: true });
  const listed = files.map(([kind, ending, content]) => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const name = `jiangong-verifier-${version}-${sha256.slice(0, 8)}${ending}`;
    writeWhole(folder, name, content);
    return { kind, name, fileName: `jiangong-verifier${ending}`, bytes: Buffer.byteLength(content), sha256 };
  });
  writeWhole(folder, 'verifier.json', `${JSON.stringify({ version, files: listed })}\n`);
  dropOld(folder, new Set(listed.map(({ name }) => name)));
}

function writeWhole(folder, name, content) {
  const draft = join(folder, `.${name}-${process.pid}`);
  writeFileSync(draft, content);
  renameSync(draft, join(folder, name));
}

/** The three of the build before stay; a page that is open may still ask for its worker. */
function dropOld(folder, current) {
  const old = readdirSync(folder).filter((name) => name.startsWith('jiangong-verifier-') && !current.has(name));
  for (const name of old.slice(0, -3)) rmSync(join(folder, name));
}

async function bundleOne(entry, platform) {
  const { rolldown } = await import('rolldown');
  const bundled = await rolldown({
    input: join(CHECKOUT, 'apps/verifier/src', entry),
    cwd: CHECKOUT,
    platform,
    tsconfig: join(CHECKOUT, 'tsconfig.base.json'),
    external: /^node:/,
    resolve: { alias: Object.fromEntries(ROOMS.map((room) => [`@jiangong/${room}`, join(CHECKOUT, 'libs', room, 'src', 'index.ts')])) },
    transform: { target: 'es2022' },
    // what is not called is not in the file: solvers, random sources
    treeshake: { moduleSideEffects: false },
  });
  try {
    const { output } = await bundled.generate({ format: 'es', codeSplitting: false });
    const [chunk, ...more] = output;
    const foreign = chunk.imports.filter((name) => platform === 'browser' || !['node:fs', 'node:util'].includes(name));
    if (more.length > 0 || foreign.length > 0) throw new Error(`${entry} is not one file: ${[...more.map((one) => one.fileName), ...foreign].join(', ')}`);
    return chunk.code;
  } finally {
    await bundled.close();
  }
}
