import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checksOf, verdictOf, type Check } from '@jiangong/evidence';
import { checkLines, verdictLines } from './report';

const USAGE = `用法 / usage: node jiangong-verifier.mjs bundle.json [--head 142-7F3A-09BC-1D2E-4455] [--key 0123456789abcdef] [--json]
  --head  印出的链头代码 · a head code from the printed sheet
  --key   市总工会公钥编号 · the id of the city's key
  --json  结果输出为 JSON · tell the verdict as JSON`;

function readArguments(): { file: string; head: string | null; key: string | null; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { head: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean', default: false } } });
    const [file, ...rest] = positionals;
    return file && rest.length === 0 ? { file, head: values.head ?? null, key: values.key ?? null, json: values.json } : null;
  } catch {
    return null;
  }
}

function main(): number {
  const given = readArguments();
  if (!given) {
    console.error(USAGE);
    return 1;
  }
  let text: string;
  try {
    text = readFileSync(given.file, 'utf8');
  } catch (error) {
    console.error(`无法读取 ${given.file} / cannot be read: ${(error as Error).message}`);
    return 1;
  }
  const checks: Check[] = [];
  const outside = { headCode: given.head, keyId: given.key };
  for (const check of checksOf(text, outside)) {
    checks.push(check);
    if (!given.json) console.log(checkLines(check));
  }
  const verdict = verdictOf(checks, outside);
  console.log(given.json ? JSON.stringify(verdict) : `\n${verdictLines(verdict, given.file)}`);
  return verdict.isSound ? 0 : 1;
}

process.exitCode = main();
