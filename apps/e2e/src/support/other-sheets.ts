import type { Visitor } from '../visitor';

interface QueueItem {
  readonly sheetId: string;
  readonly title: string;
  readonly state: string;
}

interface Queue {
  readonly round: { readonly id: string };
  readonly items: readonly QueueItem[];
}

const QUEUES = '{ myJudging { round { id } items { sheetId title state } } }';
const SAVE = 'saveSheet(input: SaveSheetInput!)';
const LOCK = 'lockSheet(id: ID!)';

const SIGN = 'signDeclaration(input: SignDeclarationInput!)';

/** Signs the declaration of a round with nothing to declare; the queue opens with it. Signed before, it is left alone. */
export async function signFor(judge: Visitor, roundId: string): Promise<void> {
  const { myJudging } = await judge.ask<{ myJudging: readonly { round: { id: string }; declaration: { isSigned: boolean } }[] }>('{ myJudging { round { id } declaration { isSigned } } }');
  if (myJudging.some(({ round, declaration }) => round.id === roundId && !declaration.isSigned)) await judge.act(SIGN, { input: { roundId, declared: [] } });
}

/** The sheets a judge has in a round, once the declaration is signed. */
export async function sheetsOf(judge: Visitor, roundId: string): Promise<readonly QueueItem[]> {
  await signFor(judge, roundId);
  const { myJudging } = await judge.ask<{ myJudging: readonly Queue[] }>(QUEUES);
  return myJudging.find(({ round }) => round.id === roundId)?.items ?? [];
}

/** Hands in a whole sheet: the same mark, in points, for every criterion. */
export async function handIn(judge: Visitor, sheetId: string, mark: number): Promise<void> {
  const { sheet } = await judge.ask<{ sheet: { rubric: readonly { code: string }[] } }>('query ($id: ID!) { sheet(id: $id) { rubric { code } } }', { id: sheetId });
  const marks = Object.fromEntries(sheet.rubric.map(({ code }) => [code, mark * 1_000]));
  await judge.act(SAVE, { input: { sheetId, marks } });
  await judge.act(LOCK, { id: sheetId });
}
