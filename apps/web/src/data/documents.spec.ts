import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, validate, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

const source = join(import.meta.dirname, '..');
const schema = buildSchema(readFileSync(join(source, '../../api/schema.graphql'), 'utf8'));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : /(?<!\.spec|\.d)\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []));

const documents = filesBelow(source).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/graphql\(\s*`([^`]+)`/g)].map(([, text]) => ({ file: relative(source, file), document: parse(text!) })));

const fragments = new Map<string, FragmentDefinitionNode>();
for (const { document } of documents)
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

/** With the fragments it spreads, as it is sent. */
function whole(document: DocumentNode): DocumentNode {
  const found = new Map<string, FragmentDefinitionNode>();
  const gather = (text: string) => {
    for (const [, name] of text.matchAll(/"kind":"FragmentSpread","name":\{"kind":"Name","value":"(\w+)"/g)) {
      const fragment = fragments.get(name!);
      if (!fragment || found.has(name!)) continue;
      found.set(name!, fragment);
      gather(JSON.stringify(fragment, (key, value: unknown) => (key === 'loc' ? undefined : value)));
    }
  };
  gather(JSON.stringify(document, (key, value: unknown) => (key === 'loc' ? undefined : value)));
  const own = new Set(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [definition.name.value] : [])));
  return { ...document, definitions: [...document.definitions, ...[...found].filter(([name]) => !own.has(name)).map(([, fragment]) => fragment)] };
}

const operations = documents.filter(({ document }) => document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION));
const nameOf = (document: DocumentNode): string => document.definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? ''] : [])).join();

describe('what the pages send', () => {
  test('there is something to check', () => expect(operations.length).toBeGreaterThan(20));

  test.each(operations.map(({ file, document }) => [nameOf(document), file, document] as const))('%s (%s) is valid by the committed schema', (_name, _file, document) => {
    expect(validate(schema, whole(document)).map(({ message }) => message)).toEqual([]);
  });

  test('every operation and every fragment has a name of its own', () => {
    const names = operations.map(({ document }) => nameOf(document));
    expect(names.filter((name, index) => name === '' || names.indexOf(name) !== index)).toEqual([]);
  });
});
