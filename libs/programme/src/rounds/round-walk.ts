import { Injectable } from '@nestjs/common';
import { addDays, addWorkingDays, canonicalJson, dayOf, newId, sha256, startOfDay, type Refusal } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { WorkCalendars } from '../calendar/public';
import { RuleVersions } from '../rules/public';
import type { Phase } from './phases';
import { Preflight } from './preflight';
import { Round, RoundTransition } from './round.entity';
import { RoundPhaseChanged } from './round.events';
import { passOr, RoundGuards, type RoundStep } from './round.guards';
import { FeedsStillRunning, NoRulesYet, RoundNotInPhase, RoundNotReady } from './round.refusals';
import { refuseUnreachable, refuseWhileNoticeRuns, WAY } from './round.rules';
import { Rounds } from './rounds';

export interface StepCause {
  readonly reason?: string | null;
  readonly isAutomatic?: boolean;
  /** Codes of the refusals the organiser goes past, each written down; only together with a reason. */
  readonly overrides?: readonly string[];
}

/**
 * Takes one step of a round inside somebody's transaction: the machine allows it, nothing forbids it, and it is
 * written down, recorded in the ledger and announced. Every change of phase goes through here, whoever wants it.
 */
@Injectable()
export class RoundWalk {
  constructor(
    private readonly rounds: Rounds,
    private readonly versions: RuleVersions,
    private readonly preflight: Preflight,
    private readonly guards: RoundGuards,
    private readonly calendars: WorkCalendars,
  ) {}

  async step(tx: Tx, roundId: string, to: Phase, cause: StepCause = {}): Promise<Round> {
    const round = await this.rounds.load(tx, roundId, 'update');
    const direction = refuseUnreachable(round.phase, to);
    const step: RoundStep = {
      from: round.phase, to, reason: cause.reason?.trim() || null, isAutomatic: cause.isAutomatic ?? false, isBackward: direction !== 'forward',
      // what the clock writes down is no organiser's reason: it gets nobody past a guard
      overrides: cause.isAutomatic ? [] : (cause.overrides ?? []),
    };
    const passed = [
      direction === 'forward' ? await this.prepare(tx, round, step) : null,
      ...(await this.guards.check(tx, round, step.isAutomatic ? { ...step, reason: null } : step)),
    ].filter((refusal) => refusal !== null);
    this.recordOverrides(tx, round, step, passed);
    if (step.from === 'notice' && to !== 'published') round.noticeEndsAt = null;
    if (to === 'published') round.publishedAt = tx.now;
    if (to === 'cancelled') round.cancelReason = step.reason;
    // the clock must not undo a correction; extending the deadline hands the round back to it
    if (direction === 'back') round.isAutomatic = false;
    round.phase = to;
    round.heldBy = null;
    await tx.repo(Round).save(round);
    await this.writeDown(tx, round, step);
    return round;
  }

  /** The list on notice was exchanged and the rules want it shown in full again: the notice begins anew. */
  async renewNotice(tx: Tx, roundId: string): Promise<Round> {
    const round = await this.rounds.load(tx, roundId, 'update');
    if (round.phase !== 'notice') throw new RoundNotInPhase({ phase: round.phase, needed: ['notice'] });
    round.noticeEndsAt = await this.endOfNotice(tx, round);
    await tx.repo(Round).save(round);
    tx.record({ chain: `round:${round.id}`, type: 'programme.notice.renewed', body: { roundId: round.id, noticeEndsAt: round.noticeEndsAt.toISOString() } });
    return round;
  }

  /** What the phase itself demands before it begins. */
  private async prepare(tx: Tx, round: Round, step: RoundStep): Promise<Refusal | null> {
    if (step.to === 'collecting') await this.open(tx, round);
    if (step.to === 'reviewing') return passOr(step.isAutomatic ? { ...step, reason: null } : step, (seen) => this.refuseWhileFed(tx, round, seen));
    if (step.to === 'notice') round.noticeEndsAt = await this.endOfNotice(tx, round);
    if (step.to === 'published') refuseWhileNoticeRuns(round, tx.now);
    return null;
  }

  /** Every use of power is an event of its own (domain.md §7). */
  private recordOverrides(tx: Tx, round: Round, { from, to, reason }: RoundStep, passed: readonly Refusal[]): void {
    for (const { code, facts } of passed) {
      tx.record({
        chain: `round:${round.id}`, type: 'programme.guard.overridden',
        body: { roundId: round.id, from, to, code, factsHash: sha256(canonicalJson(JSON.parse(JSON.stringify(facts)))), reasonHash: sha256(reason ?? '') },
      });
    }
  }

  /** Pre-flight must find nothing that blocks; then the newest rules are pinned, once and for good. */
  private async open(tx: Tx, round: Round): Promise<void> {
    const findings = (await this.preflight.of(tx, round)).filter((finding) => finding.severity === 'blocking');
    if (findings.length > 0) throw new RoundNotReady({ findings: findings.map(({ code, zh, en }) => ({ code, zh, en })) });
    if (round.ruleVersionId) return;
    const newest = await this.versions.newest(tx, round.programmeId, round.cadence);
    if (!newest) throw new NoRulesYet({ round: round.code });
    round.ruleVersionId = newest.id;
  }

  private async refuseWhileFed(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    const { feeding, running } = await this.rounds.feedingOf(tx, round.id);
    if (feeding === 'running' && step.reason === null) throw new FeedsStillRunning({ rounds: running });
  }

  /** The end of the n-th working day after today; at once when the rules ask for none (domain.md §7). */
  private async endOfNotice(tx: Tx, round: Round): Promise<Date> {
    const { notice } = await this.rounds.rulesOf(tx, round.id);
    if (notice.workingDays === 0) return tx.now;
    const last = addWorkingDays(dayOf(tx.now), notice.workingDays, await this.calendars.load(tx));
    return startOfDay(addDays(last, 1));
  }

  private async writeDown(tx: Tx, round: Round, { from, to, reason, isAutomatic }: RoundStep): Promise<void> {
    await tx.repo(RoundTransition).insert({ id: newId(), roundId: round.id, fromPhase: from, toPhase: to, at: tx.now, byId: tx.actor.accountId, isAutomatic, reason });
    tx.record({
      chain: `round:${round.id}`, type: 'programme.round.moved',
      body: { roundId: round.id, from, to, isAutomatic, isCorrection: WAY.indexOf(to as never) < WAY.indexOf(from as never) && to !== 'cancelled', ruleVersionId: round.ruleVersionId, reasonHash: reason === null ? null : sha256(reason) },
    });
    tx.announce(RoundPhaseChanged, { roundId: round.id, fromPhase: from, toPhase: to }, { subject: `round:${round.id}` });
  }
}
