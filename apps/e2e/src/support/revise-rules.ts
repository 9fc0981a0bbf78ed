import type { RunningProduct } from '../running-product';
import type { Visitor } from '../visitor';

interface Criterion {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
}

/** Of the rules, what journeys change. */
export interface FiveSmallRules {
  judging: { criteria: Criterion[]; spread?: unknown; isBlind?: boolean; practice?: number };
  deciding: { places: number | null };
  notice: { workingDays: number };
}

/** Writes a new version of the five-small rules. A month pins its rules as it opens, with the worker's first tick: revise before. */
export async function reviseRules(product: RunningProduct, organiser: Visitor, reason: string, change: (rules: FiveSmallRules) => void): Promise<void> {
  const [version] = await product.rows<{ programmeId: string; cadence: string; content: FiveSmallRules }>(
    `select v.programme_id as "programmeId", v.cadence, v.content from rule_version v join programme p on p.id = v.programme_id where p.code = 'five_small' order by v.number desc limit 1`);
  const { programmeId, cadence, content } = version!;
  change(content);
  await organiser.act('reviseRules(input: ReviseRulesInput!)', { input: { programmeId, cadence, content, reason } });
}
