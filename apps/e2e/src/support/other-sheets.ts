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

/** The sheets a judge has in a round. */
export async function sheetsOf(judge: Visitor, roundId: string): Promise<readonly QueueItem[]> {
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
