import { Injectable } from '@nestjs/common';
import { newId, sha256, type Cadence } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { ruleContent, type RuleContent } from './rule-content';
import { hashOfRules } from './rule.rules';
import { RuleVersion } from './rule-version.entity';

const KEPT = 64;

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** Versions of rules: written once, read often. Content never changes under an id, so it may be kept for good. */
@Injectable()
export class RuleVersions {
  private readonly kept = new Map<string, RuleContent>();

  /** The newest version for a programme's rounds of a cadence. */
  newest(tx: Tx, programmeId: string, cadence: Cadence): Promise<RuleVersion | null> {
    return tx.repo(RuleVersion).findOne({ where: { programmeId, cadence }, order: { number: 'DESC' } });
  }

  /** Writes the next version. The caller holds the programme, so that two writers cannot take one number. */
  async add(tx: Tx, facts: { programmeId: string; cadence: Cadence; content: RuleContent; reason: string }, previous: RuleVersion | null): Promise<RuleVersion> {
    const version: RuleVersion = {
      id: newId(), ...facts, number: (previous?.number ?? 0) + 1, contentHash: hashOfRules(facts.content), createdAt: tx.now, createdById: tx.actor.accountId,
    };
    await tx.repo(RuleVersion).insert(version as never);
    const { programmeId, cadence, number, contentHash } = version;
    tx.record({ chain: 'platform', type: 'programme.rules.revised', body: { ruleVersionId: version.id, programmeId, cadence, number, contentHash, reasonHash: sha256(version.reason) } });
    return version;
  }

  /** The frozen content of a version. */
  async contentOf(source: RowSource, ruleVersionId: string): Promise<RuleContent> {
    let content = this.kept.get(ruleVersionId);
    if (!content) {
      const [row] = await rowsFrom<{ content: unknown }>(source, `select content from rule_version where id = $1`, [ruleVersionId]);
      if (!row) throw new Error(`no rule version ${ruleVersionId}`);
      content = freeze(ruleContent.parse(row.content));
      if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value!);
      this.kept.set(ruleVersionId, content);
    }
    return content;
  }
}
