import { Injectable } from '@nestjs/common';
import { decodeCursor, isId, mayAnywhere, toPage, type Actor, type Bilingual } from '@jiangong/kernel';
import { isInQuota, listCompliance, type Relaxations } from '@jiangong/fairness';
import { Reader, type ConnectionView, type GraphContext } from '@jiangong/platform';
import type { SelectionRules } from '@jiangong/programme';
import { UNIT_OF_ENTRY } from '../score-runs/public';
import { selectionNotFound } from './commands/cancel-selection';
import { nameOfRule } from './list-words';
import { outcomeOfOverride } from './override-outcome';
import { groupsNamedIn, relaxationViews, ruleViews } from './rule-views';
import { readSelectionInputs, readSelectionOutputs, withOverrides, type FrozenCandidate, type ListAnswer, type SelectionInputs, type SelectionOutputs } from './selection.rules';
import type { OverrideOutcomeInput, OverrideOutcomeView, SelectionCandidatesArgs, SelectionLineView, SelectionOverrideView, SelectionRelaxationView, SelectionRuleView, SelectionView } from './selection.view';

type Head = Pick<SelectionView, 'id' | 'roundId' | 'jobId' | 'runId' | 'number' | 'purpose' | 'state' | 'engine' | 'inputsHash' | 'outputsHash' | 'createdAt' | 'startedBy' | 'sealedAt'>;
type Row = Head & { readonly phase: string; readonly inputs: string; readonly outputs: string | null };
type OverrideRow = Omit<SelectionOverrideView, 'canConfirm' | 'unmet'> & { readonly requestedById: string; readonly requesterMemberId: string | null };

/** `$1`: whether the viewer may see selections at all. */
const ROW = `
  select s.id, s.round_id as "roundId", s.job_id as "jobId", s.run_id as "runId", s.number, s.purpose, s.state, s.engine, s.inputs, s.outputs,
         s.inputs_hash as "inputsHash", s.outputs_hash as "outputsHash", s.created_at as "createdAt", s.sealed_at as "sealedAt", r.phase,
         (select a.name from account a where a.id = s.created_by_id) as "startedBy"
    from selection s join round r on r.id = s.round_id where $1::boolean`;

const ONE = `${ROW} and s.id = $2`;

/** What is under way, else what stands, else the newest. */
const OF_ROUND = `${ROW} and s.round_id = $2 and s.purpose = 'decision'
  order by (s.state in ('queued', 'computing')) desc, (s.state = 'sealed') desc, s.number desc limit 1`;

const OVERRIDES = `
  select o.id, o.state, o.added, o.removed, o.reason, o.requested_at as "requestedAt", o.settled_at as "settledAt", o.requested_by_id as "requestedById",
         first.name as "requestedBy", first.member_id as "requesterMemberId", second.name as "settledBy"
    from selection_override o join account first on first.id = o.requested_by_id left join account second on second.id = o.settled_by_id
   where $1::boolean and o.selection_id = $2 order by o.requested_at desc, o.id desc`;

const NAMES = `
  select e.id as "entryId", e.title, unit.name as "organizationName", d.name as "districtName", c.id as "categoryId", c.name as "categoryName",
         array(select distinct source.name from entry_source t join entry o on o.id = t.source_entry_id join round source on source.id = o.round_id
                 join round_feed f on f.from_round_id = source.id and f.to_round_id = e.round_id and f.is_priority where t.entry_id = e.id) as "prioritySources"
    from entry e join category c on c.id = e.category_id left join organization d on d.id = e.district_id ${UNIT_OF_ENTRY} where e.id = any($1::uuid[])`;

const CATEGORIES = `select c.code, c.name from category c join round r on r.programme_id = c.programme_id where r.id = $1`;

type Names = Pick<SelectionLineView, 'entryId' | 'title' | 'organizationName' | 'districtName' | 'categoryId' | 'categoryName' | 'prioritySources'>;

/** A selection opened for reading. */
interface Opened {
  readonly inputs: SelectionInputs;
  readonly outputs: SelectionOutputs | null;
  readonly list: readonly FrozenCandidate[];
  /** Newest first. */
  readonly overrides: readonly OverrideRow[];
}

/** Those in force, in their order; only one waits at a time, so that the order of asking is the order of confirming. */
const confirmedOf = (newestFirst: readonly OverrideRow[]): OverrideRow[] => newestFirst.filter(({ state }) => state === 'confirmed').reverse();

/** Questions about selections: the city's officers and auditors, nobody else before the list is shown as a list. */
@Injectable()
export class SelectionsReader {
  constructor(private readonly reader: Reader) {}

  async one({ actor, language }: Pick<GraphContext, 'actor' | 'language'>, id: string): Promise<SelectionView> {
    const row = isId(id) ? await this.reader.first<Row>(ONE, [mayAnywhere(actor, 'selection.read'), id]) : null;
    if (!row) throw selectionNotFound();
    return this.toView(actor, language, row);
  }

  async ofRound({ actor, language }: GraphContext, roundId: string): Promise<SelectionView | null> {
    const row = isId(roundId) ? await this.reader.first<Row>(OF_ROUND, [mayAnywhere(actor, 'selection.read'), roundId]) : null;
    return row ? this.toView(actor, language, row) : null;
  }

  /** All who may win, by position: whom the panel could add. */
  async candidates(context: GraphContext, { selectionId, search, first, after }: SelectionCandidatesArgs): Promise<ConnectionView<SelectionLineView>> {
    const row = await this.reader.first<Row>(ONE, [mayAnywhere(context.actor, 'selection.read'), selectionId]);
    if (!row) throw selectionNotFound();
    const opened = await this.open(context.actor, row);
    const lines = await this.lines(opened, opened.inputs.candidates);
    const asked = search?.trim().toLowerCase() ?? '';
    const found = asked ? lines.filter(({ entryCode, title, organizationName }) => [entryCode, title, organizationName].some((text) => text.toLowerCase().includes(asked))) : lines;
    const from = Number(decodeCursor(after, 1)?.[0] ?? 0);
    const page = toPage(found.filter(({ position }) => position > from).slice(0, first + 1), { first, after }, ({ position }) => [position]);
    return { ...page, totalCount: () => Promise.resolve(found.length) };
  }

  /** What a change of the panel would do to the rules, before it is asked for. */
  async overrideOutcome({ actor, language }: GraphContext, { selectionId, add, remove }: OverrideOutcomeInput): Promise<OverrideOutcomeView> {
    const row = await this.reader.first<Row>(ONE, [mayAnywhere(actor, 'selection.read'), selectionId]);
    const opened = row && (await this.open(actor, row));
    if (!opened?.outputs) throw selectionNotFound();
    const nameOf = await this.ruleNames(row!.roundId, opened.inputs.rules.selection);
    const { list, unmet } = outcomeOfOverride(opened.inputs, opened.outputs, confirmedOf(opened.overrides), { added: add, removed: remove }, (id) => nameOf(id)[language]);
    return { listed: list.length, places: opened.inputs.rules.selection.places, unmet };
  }

  /** What an answer to a question says in words: its rules, and what would help where they exclude one another. */
  async said(roundId: string, rules: SelectionRules, candidates: number, answer: ListAnswer, language: GraphContext['language']): Promise<{ rules: SelectionRuleView[]; relaxations: SelectionRelaxationView[] }> {
    const nameOf = await this.ruleNames(roundId, rules);
    const hasList = answer.status === 'optimal';
    const compliance = hasList ? answer.compliance : listCompliance(rules, []);
    return {
      rules: ruleViews(rules, candidates, { compliance, hasList, conflict: answer.conflict, prices: [] }, (id) => nameOf(id)[language]),
      relaxations: relaxationViews(answer.relaxations, language, nameOf, await this.groupNames(answer.relaxations)),
    };
  }

  /** Candidates of one selection by their entries, in the order of positions. */
  async linesOf({ actor }: Pick<GraphContext, 'actor'>, selectionId: string, entryIds: readonly string[]): Promise<SelectionLineView[]> {
    const row = await this.reader.first<Row>(ONE, [mayAnywhere(actor, 'selection.read'), selectionId]);
    if (!row) throw selectionNotFound();
    const opened = await this.open(actor, row);
    const asked = new Set(entryIds);
    return this.lines(opened, opened.inputs.candidates.filter(({ id }) => asked.has(id)));
  }

  private async open(actor: Actor, row: Row): Promise<Opened> {
    const inputs = readSelectionInputs(row.inputs);
    const outputs = row.outputs === null ? null : readSelectionOutputs(row.outputs);
    const overrides = await this.reader.rows<OverrideRow>(OVERRIDES, [mayAnywhere(actor, 'selection.read'), row.id]);
    return { inputs, outputs, overrides, list: outputs ? withOverrides(inputs, outputs.selected, confirmedOf(overrides)) : [] };
  }

  private async toView(actor: Actor, language: GraphContext['language'], { inputs: _inputs, outputs: _outputs, phase, ...row }: Row): Promise<SelectionView> {
    const opened = await this.open(actor, { ...row, phase, inputs: _inputs, outputs: _outputs });
    const { inputs, outputs, list, overrides } = opened;
    const selection = inputs.rules.selection;
    const nameOf = await this.ruleNames(row.roundId, selection);
    const said = (id: string): string => nameOf(id)[language];
    const rules = ruleViews(selection, inputs.candidates.length, {
      compliance: listCompliance(selection, list), hasList: outputs?.status === 'optimal', conflict: outputs?.conflict ?? null, prices: outputs?.price?.rules ?? [],
    }, said);
    const asked = overrides.flatMap(({ added, removed }) => [...added, ...removed]);
    const shown = new Set([...list.map(({ id }) => id), ...asked, ...(outputs?.selected ?? []), ...(outputs?.price?.displaced ?? []).map(({ entryId }) => entryId), ...(outputs?.reserves ?? []).map(({ entryId }) => entryId)]);
    const isDeciding = phase === 'deciding';
    const isOpen = overrides.some(({ state }) => state === 'requested');
    const isSealed = row.state === 'sealed' && outputs?.status === 'optimal';
    return {
      ...row, places: selection.places, objective: selection.objective, candidates: inputs.candidates.length, listed: list.length, status: outputs?.status ?? null,
      total: outputs?.total ?? null, freeTotal: outputs?.price?.free ?? null, price: outputs?.price?.price ?? null, secondOpinion: outputs?.secondOpinion ?? null,
      isProved: outputs?.certificate?.isProved ?? null, proofCases: outputs?.certificate?.steps.reduce((sum, { cases }) => sum + cases.length, 0) ?? null,
      relaxations: relaxationViews(outputs?.relaxations ?? null, language, nameOf, await this.groupNames(outputs?.relaxations ?? null)),
      rules, lines: await this.lines(opened, inputs.candidates.filter(({ id }) => shown.has(id))),
      overrides: overrides.map(({ requestedById, requesterMemberId, ...one }, at) => ({
        ...one, canConfirm: isDeciding && one.state === 'requested' && mayAnywhere(actor, 'selection.override') && actor.accountId !== null
          && requestedById !== actor.accountId && (requesterMemberId === null || requesterMemberId !== actor.memberId),
        unmet: outputs && one.state !== 'cancelled' ? outcomeOfOverride(inputs, outputs, confirmedOf(overrides.slice(at + 1)), one, said).unmet : [],
      })),
      excluded: [...inputs.excluded], outputs,
      abilities: {
        canStart: isDeciding && mayAnywhere(actor, 'selection.start') && row.state !== 'queued' && row.state !== 'computing',
        canCancel: mayAnywhere(actor, 'selection.cancel') && (row.state === 'queued' || row.state === 'computing'),
        canOverride: isDeciding && isSealed && !isOpen && mayAnywhere(actor, 'selection.override'),
        canDecide: isDeciding && isSealed && !isOpen && rules.every(({ isMet }) => isMet) && mayAnywhere(actor, 'decision.decide'),
      },
    };
  }

  private async ruleNames(roundId: string, rules: SelectionRules): Promise<(id: string) => Bilingual> {
    const categories = await this.reader.rows<{ code: string; name: string }>(CATEGORIES, [roundId]);
    return (id) => nameOfRule(rules, id, categories);
  }

  /** Districts and units by their ids, where a way out speaks of one of them. */
  private async groupNames(relaxations: Relaxations | null): Promise<ReadonlyMap<string, string>> {
    const ids = groupsNamedIn(relaxations);
    const rows = ids.length === 0 ? [] : await this.reader.rows<{ id: string; name: string }>(`select id, name from organization where id = any($1::uuid[])`, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async lines({ inputs, outputs, list, overrides }: Opened, shown: readonly FrozenCandidate[]): Promise<SelectionLineView[]> {
    const { quotas } = inputs.rules.selection;
    const names = new Map((await this.reader.rows<Names>(NAMES, [shown.map(({ id }) => id)])).map((one) => [one.entryId, one]));
    const position = new Map(inputs.candidates.map(({ id }, at) => [id, at + 1]));
    const listed = new Set(list.map(({ id }) => id));
    const chosen = new Set(outputs?.selected ?? []);
    const confirmed = overrides.filter(({ state }) => state === 'confirmed');
    const reserves = (outputs?.reserves ?? []).filter(({ entryId }) => !listed.has(entryId));
    const displacedBy = new Map((outputs?.price?.displaced ?? []).map(({ entryId, by }) => [entryId, by]));
    return shown.map((one): SelectionLineView => {
      const at = reserves.findIndex(({ entryId }) => entryId === one.id);
      const isTouched = confirmed.some(({ added, removed }) => added.includes(one.id) || removed.includes(one.id));
      return {
        ...names.get(one.id)!, entryCode: one.code, position: position.get(one.id)!, rank: one.rank, score: one.score, attributes: one.attributes,
        quotas: quotas.filter((quota) => isInQuota(one, quota, quotas)).map(({ code }) => `quota:${code}`), hasPriority: one.hasPriority,
        isListed: listed.has(one.id), override: isTouched && listed.has(one.id) !== chosen.has(one.id) ? (listed.has(one.id) ? 'added' : 'removed') : null,
        reserve: at < 0 ? null : at + 1, fits: at < 0 ? null : reserves[at]!.fits, displacedBy: displacedBy.get(one.id) ?? [],
      };
    });
  }
}
