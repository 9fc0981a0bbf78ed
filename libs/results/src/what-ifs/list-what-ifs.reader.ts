import { Injectable } from '@nestjs/common';
import { mayAnywhere, type Bilingual } from '@jiangong/kernel';
import { Reader, type GraphContext } from '@jiangong/platform';
import type { SelectionRules } from '@jiangong/programme';
import { readSelectionInputs, SelectionsReader, type ListAnswer, type RankingChange, type SelectionLineView } from '../selection/public';
import { numberOfRule, type AskedList } from './list-question.rules';
import type { ListNumberAskedView, ListWhatIfView } from './list-what-if.view';
import { comparisonNotFound } from './what-if.refusals';

interface Row extends Pick<ListWhatIfView, 'id' | 'selectionId' | 'askedBy' | 'askedAt' | 'state'> {
  readonly roundId: string;
  readonly asked: AskedList;
  readonly changes: readonly RankingChange[];
  readonly list: ListAnswer | null;
  readonly problem: Bilingual | null;
}

const QUESTION = `
  select w.id, w.selection_id as "selectionId", w.round_id as "roundId", a.name as "askedBy", w.asked_at as "askedAt", w.state, w.rules as asked, w.changes, w.list, w.problem
    from what_if w left join account a on a.id = w.asked_by_id where w.selection_id is not null`;
const ONE = `${QUESTION} and w.id = $1`;
const OF_SELECTION = `${QUESTION} and w.selection_id = $1 order by w.asked_at desc, w.id desc`;
const INPUTS = `select inputs from selection where id = $1`;

/** Questions once asked about the list of a selection, for the city's officers and auditors. */
@Injectable()
export class ListWhatIfsReader {
  constructor(private readonly reader: Reader, private readonly selections: SelectionsReader) {}

  async one(context: GraphContext, id: string): Promise<ListWhatIfView> {
    const row = mayAnywhere(context.actor, 'what_if.read') ? await this.reader.first<Row>(ONE, [id]) : null;
    if (!row) throw comparisonNotFound();
    return (await this.toViews(context, row.selectionId, [row]))[0]!;
  }

  /** Newest first. */
  async ofSelection(context: GraphContext, selectionId: string): Promise<ListWhatIfView[]> {
    if (!mayAnywhere(context.actor, 'what_if.read')) return [];
    const rows = await this.reader.rows<Row>(OF_SELECTION, [selectionId]);
    return rows.length === 0 ? [] : this.toViews(context, selectionId, rows);
  }

  private async toViews(context: GraphContext, selectionId: string, rows: readonly Row[]): Promise<ListWhatIfView[]> {
    const { inputs } = (await this.reader.first<{ inputs: string }>(INPUTS, [selectionId]))!;
    const { rules: { selection: present }, candidates } = readSelectionInputs(inputs);
    const lines = await this.selections.linesOf(context, selectionId, rows.flatMap(({ changes }) => changes.map(({ entryId }) => entryId)));
    const lineOf = new Map(lines.map((line) => [line.entryId, line]));
    return Promise.all(rows.map((row) => this.toView(context, row, present, candidates.length, lineOf)));
  }

  private async toView({ language }: GraphContext, { asked: { selection }, changes, list, problem, roundId, ...row }: Row, present: SelectionRules, candidates: number, lineOf: ReadonlyMap<string, SelectionLineView>): Promise<ListWhatIfView> {
    const said = list ? await this.selections.said(roundId, selection, candidates, list, language) : { rules: [], relaxations: [] };
    return {
      ...row, ...said, problem: problem?.[language] ?? null, places: selection.places, asked: numbersAsked(present, selection),
      status: list?.status ?? null, listed: list?.status === 'optimal' ? list.selected.length : null, total: list?.total ?? null,
      entering: changes.filter(({ change }) => change === 'enters').length, leaving: changes.filter(({ change }) => change === 'leaves').length,
      changes: changes.map(({ entryId, change }) => ({ change: change!, line: lineOf.get(entryId)! })),
    };
  }
}

/** The numbers in which two sets of rules differ, the places first. */
function numbersAsked(present: SelectionRules, asked: SelectionRules): ListNumberAskedView[] {
  const named = [
    ...present.quotas.map(({ code, name }) => ({ code: `quota:${code}`, name })), ...present.groupCaps.map(({ code, name }) => ({ code: `cap:${code}`, name })),
    ...present.categoryPlaces.flatMap(({ category }) => [{ code: `least:${category}`, name: null }, { code: `most:${category}`, name: null }]),
  ];
  const places = { code: null, name: null, isPercent: false, from: present.places, to: asked.places };
  const numbers = named.flatMap(({ code, name }): ListNumberAskedView[] => {
    const [was, is] = [numberOfRule(present, code), numberOfRule(asked, code)];
    return was && is && was.number !== is.number ? [{ code, name, isPercent: is.isPercent, from: was.number, to: is.number }] : [];
  });
  return [...(places.from === places.to ? [] : [places]), ...numbers];
}
