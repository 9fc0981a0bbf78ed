import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const node = (args: readonly string[], input?: string) =>
  spawnSync(process.execPath, [...args], { input, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' } });

interface Message {
  readonly ruleId: string;
  readonly message: string;
}

/** Lints a text as if it stood in that file; answers the rules it broke. */
function brokenRules(fileName: string, text: string): string[] {
  const run = node(['node_modules/eslint/bin/eslint.js', '--stdin', '--stdin-filename', fileName, '--format', 'json'], text);
  const [result] = JSON.parse(run.stdout) as [{ messages: Message[] }];
  return result.messages.map((message) => message.ruleId);
}

describe('the arrow of the house', () => {
  beforeAll(() => {
    expect(node(['node_modules/nx/dist/bin/nx.js', 'show', 'projects']).status ?? 1).toBe(0);
  }, 60_000);

  const planted: readonly (readonly [string, string, string, string])[] = [
    ['the kernel imports nothing of the product', 'libs/kernel/src/planted.ts', `import { readConfig } from '@jiangong/platform';\nexport const planted = readConfig;\n`, '@nx/enforce-module-boundaries'],
    ['fairness knows neither database nor framework of ours', 'libs/fairness/src/planted.ts', `import { Reader } from '@jiangong/platform';\nexport const planted = Reader;\n`, '@nx/enforce-module-boundaries'],
    ['evidence knows the formats of documents, not the stages they come from', 'libs/evidence/src/planted.ts', `import { ScoreRun } from '@jiangong/results';\nexport const planted = ScoreRun;\n`, '@nx/enforce-module-boundaries'],
    ['the verifier stands on kernel, fairness and evidence alone', 'apps/verifier/src/planted.ts', `import { Reader } from '@jiangong/platform';\nexport const planted = Reader;\n`, '@nx/enforce-module-boundaries'],
    ['the platform knows testing in its own tests alone', 'libs/platform/src/planted.ts', `import { TestProduct } from '@jiangong/testing';\nexport const planted = TestProduct;\n`, '@nx/enforce-module-boundaries'],
    ['entries learn of results from events, never by import', 'libs/entries/src/planted.ts', `import { ResultsModule } from '@jiangong/results';\nexport const planted = ResultsModule;\n`, '@nx/enforce-module-boundaries'],
    ['no way leads from recognition, where likes live, to judging', 'libs/judging/src/planted.ts', `import { RecognitionModule } from '@jiangong/recognition';\nexport const planted = RecognitionModule;\n`, '@nx/enforce-module-boundaries'],
    ['no way leads from recognition, where likes live, to a score', 'libs/results/src/planted.ts', `import { RecognitionModule } from '@jiangong/recognition';\nexport const planted = RecognitionModule;\n`, '@nx/enforce-module-boundaries'],
    ['a stage is entered by its name, not through its walls', 'libs/results/src/planted.ts', `import { Entry } from '../../entries/src/submissions/entry.entity';\nexport const planted = Entry;\n`, '@nx/enforce-module-boundaries'],
    ['inside a stage an earlier module does not lean on a later one', 'libs/people/src/organizations/planted.ts', `import { Member } from '../members/public';\nexport const planted = Member;\n`, 'no-restricted-imports'],
    ['a later module enters an earlier one by its public face alone', 'libs/people/src/members/planted.ts', `import { Organization } from '../organizations/organization.entity';\nexport const planted = Organization;\n`, 'no-restricted-imports'],
    ['settings are read in one place', 'libs/people/src/members/planted.ts', `export const planted = process.env.HOME;\n`, 'no-restricted-properties'],
  ];

  it.each(planted)('%s', (_rule, fileName, text, ruleId) => {
    expect(brokenRules(fileName, text)).toContain(ruleId);
  }, 60_000);

  it('a file that keeps the arrow passes', () => {
    expect(brokenRules('libs/results/src/planted.ts', `import { EntriesModule } from '@jiangong/entries';\nexport const planted = EntriesModule;\n`)).toEqual([]);
  }, 60_000);

  it('two files that import each other are found', () => {
    const run = node(['node_modules/eslint/bin/eslint.js', '--no-ignore', '--config', 'tools/guards/fixtures/cycle.eslint.mjs', '--format', 'json', resolve('tools/guards/fixtures/cycle/first.ts')]);
    const [result] = JSON.parse(run.stdout) as [{ messages: Message[] }];
    expect(result.messages.map((message) => message.ruleId)).toContain('import-x/no-cycle');
  }, 60_000);
});
