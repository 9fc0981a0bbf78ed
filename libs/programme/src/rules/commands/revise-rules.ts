import { Injectable } from '@nestjs/common';
import { NotFound, type Actor, type Cadence } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Programme } from '../../programmes/public';
import { refuseUnlessMayRevise } from '../rule.policy';
import { RuleReasonNeeded, RulesUnchanged } from '../rule.refusals';
import { isSameRules, readRules } from '../rule.rules';
import type { RuleVersion } from '../rule-version.entity';
import { RuleVersions } from '../rule-versions';

export interface RuleRevision {
  readonly programmeId: string;
  readonly cadence: Cadence;
  readonly content: unknown;
  readonly reason: string;
}

/** Makes a new version of the rules. Rounds that opened keep theirs; rounds still scheduled will open with this one. */
@Injectable()
export class ReviseRules {
  constructor(private readonly uow: UnitOfWork, private readonly versions: RuleVersions) {}

  execute(actor: Actor, { programmeId, cadence, content, reason }: RuleRevision): Promise<RuleVersion> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayRevise(actor);
      const programme = await tx.repo(Programme).findOne({ where: { id: programmeId }, lock: { mode: 'pessimistic_write' } });
      if (!programme) throw new NotFound({ zh: '竞赛项目', en: 'programme' });
      if (!reason.trim()) throw new RuleReasonNeeded({});
      const rules = readRules(content);
      const previous = await this.versions.newest(tx, programmeId, cadence);
      if (previous && isSameRules(previous.content, rules)) throw new RulesUnchanged({ number: previous.number });
      return this.versions.add(tx, { programmeId, cadence, content: rules, reason: reason.trim() }, previous);
    });
  }
}
