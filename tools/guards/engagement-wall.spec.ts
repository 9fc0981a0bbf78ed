import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** Every room before recognition. */
const ROOMS = ['kernel', 'fairness', 'evidence', 'platform', 'people', 'programme', 'entries', 'judging', 'results'];
/** The setting that opens the other door; the platform reads settings and nothing by them. */
const SETTINGS = 'libs/platform/src/config/config.ts';
const NAMES = /engagement|\bwork_(like|count|view|comment)\b|\bworkLikes?\b/i;

/** Where a text names engagement in its code or in the SQL of its strings; what a comment says leads nowhere. */
function namings(text: string): string[] {
  const file = ts.createSourceFile('read.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) && NAMES.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const sources = (room: string): string[] =>
  readdirSync(join('libs', room, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.[cm]?[jt]sx?$/.test(name)).map((name) => join('libs', room, 'src', name));

describe('no way leads from engagement to a score (domain.md §8)', () => {
  it.each(ROOMS)('nothing in %s names it, neither in code nor in SQL', (room) => {
    const files = sources(room);
    expect(files.length).toBeGreaterThan(3);
    const offenders = files.filter((path) => path !== SETTINGS && namings(readFileSync(path, 'utf8')).length > 0);
    expect(offenders).toEqual([]);
  });

  it('the settings name one address and nothing else', () => {
    expect(namings(readFileSync(SETTINGS, 'utf8')).filter((name) => !name.includes(' '))).toEqual(['ENGAGEMENT_DATABASE_URL']);
  });

  const planted: readonly (readonly [string, string])[] = [
    ['an import', `import { EngagementReader } from '@jiangong/recognition';`],
    ['a path', `export * from '../../recognition/src/engagement/public';`],
    ['a table in a statement', 'const sql = `select count(*) from engagement.work_like where work_id = $1`;'],
    ['a table in a statement with values', 'const sql = `select ${columns} from entry e join engagement.work_count c on c.work_id = ${key} where true`;'],
    ['a search path', `await tx.query("set search_path = Engagement"); `],
    ['a table reached by a search path', `await tx.query('select likes from work_count');`],
    ['a lazy import', `const { x } = await import('../engagement/public');`],
  ];
  it.each(planted)('is found: %s', (_what, text) => expect(namings(text)).not.toEqual([]));

  it('is not found: a comment that says why', () => expect(namings('/** No engagement here (domain.md §8). */\nexport const likes = 0;')).toEqual([]));
});
