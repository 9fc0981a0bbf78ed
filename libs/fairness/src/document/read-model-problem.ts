import type { Observations, Scale } from '../models/observations';
import { badInput } from '../refusal';
import { readConfig, type ExactConfig } from './read-config';
import { IdIndex, list, record } from './read-values';
import { DecimalLiteral } from './score-document';

/** A checked document as the models want it: rows in typed arrays, points as floats. */
export interface ModelProblem {
  readonly id: string | undefined;
  readonly config: ExactConfig;
  readonly entryIds: readonly string[];
  readonly judgeIds: readonly string[];
  readonly hasOneCriterion: boolean;
  readonly observations: Observations;
  /** By entry, points. */
  readonly adjustment: Float64Array;
  readonly hasConflict: Uint8Array;
  readonly hasPartialJudge: Uint8Array;
}

function read(value: unknown, at: () => string): number {
  const found = value instanceof DecimalLiteral ? Number(value.text) : value;
  if (typeof found === 'number' && Number.isFinite(found)) return found;
  throw badInput(at(), '必须是有限的十进制数', 'must be a finite decimal number', { value: value instanceof DecimalLiteral ? value.text.slice(0, 40) : value });
}

const records = (value: unknown, path: string): Record<string, unknown>[] => list(value, path).map((item, i) => record(item, `${path}[${i}]`));

/** Positions of the values of one key, −1 where it is missing or null. */
function positions(items: readonly Record<string, unknown>[], key: string, known = new Map<unknown, number>()): Int32Array {
  return Int32Array.from(items, (item) => {
    const value = item[key] ?? null;
    if (value === null) return -1;
    if (!known.has(value)) known.set(value, known.size);
    return known.get(value)!;
  });
}

/** The ends of the scale of a judge's row: those of one mark, times the weights. */
function readScale(config: unknown, weights: readonly number[], divisor: number): Scale | undefined {
  const given = record(config, 'config')['scale'] ?? null;
  if (given === null) return undefined;
  const ends = record(given, 'config.scale');
  if ((ends['min'] ?? null) === null || (ends['max'] ?? null) === null || weights.some((w) => w < 0)) return undefined;
  const share = weights.reduce((a, w) => a + w, 0) / divisor;
  const [low, high] = [read(ends['min'], () => 'config.scale.min') * share, read(ends['max'], () => 'config.scale.max') * share];
  if (low > high) throw badInput('config.scale', '最低分高于最高分', 'min is above max');
  return { low, high };
}

/** Reads and checks a document for the models, and drops what does not count (contract, rule 1). Throws FairnessRefusal. */
export function readModelProblem(value: unknown): ModelProblem {
  const document = record(value, 'document');
  const [entries, judges, criteria] = [records(document['entries'], 'entries'), records(document['judges'], 'judges'), records(document['criteria'], 'criteria')];
  const [entryIndex, judgeIndex, criterionIndex] = [new IdIndex('entries', entries), new IdIndex('judges', judges), new IdIndex('criteria', criteria)];
  const config = readConfig(document['config'], new Set(criterionIndex.ids));
  const weights = criteria.map(({ weight }, i) => read(weight, () => `criteria[${i}].weight`));
  const totalWeight = weights.reduce((a, w) => a + w, 0);
  if (config.isAverage && totalWeight === 0) throw badInput('criteria', '权重之和为 0，无法取平均', 'weights add up to 0, so there is no average');
  const scale = config.isAverage ? totalWeight : 1;
  const [orgs, entryCount, judgeCount] = [new Map<unknown, number>(), entries.length, judges.length];
  const [entryOrg, judgeOrg] = [positions(entries, 'org', orgs), positions(judges, 'org', orgs)];
  const blocked = new Set(
    config.declaredConflicts.map(({ judge, entry }, i) => {
      const path = `config.conflicts.declared[${i}]`;
      return entryIndex.at(entry, () => `${path}.entry`) * judgeCount + judgeIndex.at(judge, () => `${path}.judge`);
    }),
  );
  const rows = list(document['scores'], 'scores');
  const [entry, judge, mark] = [new Int32Array(rows.length), new Int32Array(rows.length), new Float64Array(rows.length)];
  const [hasConflict, hasPartialJudge] = [new Uint8Array(entryCount), new Uint8Array(entryCount)];
  /** With several criteria: by pair, where its row stands, and which criteria it has. */
  const sheets = new Map<number, { at: number; marked: Set<number> }>();
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const score = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : record(row, `scores[${i}]`);
    const e = entryIndex.at(score['entry'], () => `scores[${i}].entry`);
    const j = judgeIndex.at(score['judge'], () => `scores[${i}].judge`);
    const c = criterionIndex.at(score['criterion'], () => `scores[${i}].criterion`);
    if (score['value'] === null) continue;
    const points = (read(score['value'], () => `scores[${i}].value`) * weights[c]!) / scale;
    const isOwn = entryOrg[e]! >= 0 && entryOrg[e] === judgeOrg[j];
    if ((blocked.size > 0 && blocked.has(e * judgeCount + j)) || (config.isSameOrgExcluded && isOwn)) {
      hasConflict[e] = 1;
      continue;
    }
    if (criteria.length > 1) {
      const pair = e * judgeCount + j;
      const sheet = sheets.get(pair);
      if (sheet?.marked.has(c)) {
        throw badInput('scores', `评委“${judgeIndex.ids[j]}”对“${entryIndex.ids[e]}”的“${criterionIndex.ids[c]}”打了两次分，请只保留一次`, `judge "${judgeIndex.ids[j]}" marks "${criterionIndex.ids[c]}" of "${entryIndex.ids[e]}" twice; keep one`);
      }
      if (sheet) {
        sheet.marked.add(c);
        mark[sheet.at]! += points;
        continue;
      }
      sheets.set(pair, { at: count, marked: new Set([c]) });
    }
    [entry[count], judge[count], mark[count]] = [e, j, points];
    count++;
  }
  let kept = count;
  if (criteria.length > 1) {
    kept = 0;
    for (const { at, marked } of sheets.values()) {
      if (marked.size < criteria.length) {
        hasPartialJudge[entry[at]!] = 1;
        continue;
      }
      [entry[kept], judge[kept], mark[kept]] = [entry[at]!, judge[at]!, mark[at]!];
      kept++;
    }
  }
  const adjustment = new Float64Array(entryCount);
  list(document['adjustments'] ?? [], 'adjustments').forEach((row, i) => {
    const item = record(row, `adjustments[${i}]`);
    const e = entryIndex.at(item['entry'], () => `adjustments[${i}].entry`);
    if ((item['criterion'] ?? null) !== null) criterionIndex.at(item['criterion'], () => `adjustments[${i}].criterion`);
    adjustment[e]! += read(item['value'], () => `adjustments[${i}].value`) / ((item['criterion'] ?? null) === null ? 1 : scale);
  });
  const isOwn = Uint8Array.from({ length: kept }, (_, r) => Number(entryOrg[entry[r]!]! >= 0 && entryOrg[entry[r]!] === judgeOrg[judge[r]!]));
  const ends = readScale(document['config'], weights, scale);
  const id = document['id'];
  return {
    id: typeof id === 'string' ? id : undefined,
    config, entryIds: entryIndex.ids, judgeIds: judgeIndex.ids, adjustment, hasConflict, hasPartialJudge, hasOneCriterion: criteria.length === 1,
    observations: { entryCount, judgeCount, entry: entry.subarray(0, kept), judge: judge.subarray(0, kept), value: mark.subarray(0, kept), group: positions(entries, 'group'), isOwn, ...(ends ? { scale: ends } : {}) },
  };
}
