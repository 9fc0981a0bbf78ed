import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, newId, NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { Panel, PanelJudge, PanelVersion } from '../panel.entity';
import { PanelFollowers } from '../panel-followers';
import { JudgeRoleMissing } from '../panel.refusals';
import { refuseFaultyPanel, refuseFixedPanel, type NamedJudge } from '../panel.rules';

export interface AppointPanelInput {
  readonly roundId: string;
  readonly judges: readonly NamedJudge[];
  /** Completes the assignment in the same commit; needed once sheets are out. */
  readonly rebalance?: boolean | null;
  /** Needed with it. */
  readonly reason?: string | null;
}

export interface PanelAppointment extends AppointPanelInput {
  readonly substitution?: { readonly outId: string; readonly inId: string } | null;
}

/** Appoints the judges of a round; naming others later is a new version of the panel. */
@Injectable()
export class AppointPanel {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly followers: PanelFollowers) {}

  execute(actor: Actor, input: AppointPanelInput): Promise<Panel> {
    return this.uow.run(actor, {}, (tx) => this.within(tx, input));
  }

  /** The same inside a transaction that is already open. */
  async within(tx: Tx, { roundId, judges, rebalance, reason, substitution }: PanelAppointment): Promise<Panel> {
    if (!mayAnywhere(tx.actor, 'panel.appoint')) throw new NotAllowed('panel.appoint');
    const round = await this.rounds.load(tx, roundId, 'update');
    refuseFaultyPanel(judges);
    const words = reason?.trim() || null;
    refuseFixedPanel(round.phase, await this.sheetsOf(tx, round.id), { isRebalance: rebalance === true, reason: words });
    await this.refuseStrangers(tx, judges);
    const panel = await this.nextVersion(tx, round.id);
    await this.replaceJudges(tx, panel, judges, substitution ?? null);
    const moves = await this.followers.tell(tx, { round, version: panel.version, isRebalance: rebalance === true, substitution: substitution ?? null });
    const named = judges.map(({ accountId, role, loadLimit }) => ({ accountId, role, loadLimit: loadLimit ?? null })).sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
    await tx.repo(PanelVersion).insert({
      id: newId(), panelId: panel.id, version: panel.version, judges: named as never, reason: words, appointedAt: tx.now, appointedById: tx.actor.accountId, moves: moves as never,
    });
    tx.record({
      chain: `round:${round.id}`,
      type: 'judging.panel.appointed',
      body: {
        panelId: panel.id, version: panel.version, judges: named,
        ...(words ? { reasonHash: sha256(words) } : {}),
        ...(moves ? { made: moves.made.length, released: moves.released.length } : {}),
        ...(substitution ? { substituted: substitution.outId, substitute: substitution.inId } : {}),
      },
    });
    return panel;
  }

  private async sheetsOf(tx: Tx, roundId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from score_sheet where round_id = $1`, [roundId]);
    return row!.count;
  }

  private async refuseStrangers(tx: Tx, judges: readonly NamedJudge[]): Promise<void> {
    const ids = judges.map((judge) => judge.accountId);
    const rows = await tx.query<{ id: string; name: string; is_judge: boolean }>(
      `select a.id, a.name, a.disabled_at is null and exists (
                select 1 from role_grant g where g.account_id = a.id and g.role = 'judge' and g.from_at <= $2 and (g.to_at is null or g.to_at > $2)) as is_judge
         from account a where a.id = any($1::uuid[])`,
      [ids.filter(isId), tx.now],
    );
    const judgesNow = new Set(rows.filter((row) => row.is_judge).map((row) => row.id));
    const strangers = ids.filter((id) => !judgesNow.has(id));
    if (strangers.length === 0) return;
    throw new JudgeRoleMissing({ accountIds: strangers, names: rows.filter((row) => !row.is_judge).map((row) => row.name) });
  }

  private async nextVersion(tx: Tx, roundId: string): Promise<Panel> {
    const panels = tx.repo(Panel);
    const panel = await panels.findOneBy({ roundId });
    return panels.save(panel ? Object.assign(panel, { version: panel.version + 1 }) : panels.create({ id: newId(), roundId, version: 1 }));
  }

  /** One row a judge: gone ones keep theirs with the version that removed them, and get it back when they return. */
  private async replaceJudges(tx: Tx, panel: Panel, named: readonly NamedJudge[], substitution: PanelAppointment['substitution'] | null): Promise<void> {
    const repo = tx.repo(PanelJudge);
    const known = new Map((await repo.findBy({ panelId: panel.id })).map((judge) => [judge.accountId, judge]));
    const wanted = new Set(named.map((judge) => judge.accountId));
    for (const judge of known.values()) {
      if (wanted.has(judge.accountId) || judge.removedInVersion !== null) continue;
      await repo.save(Object.assign(judge, { removedInVersion: panel.version, substituteId: substitution?.outId === judge.accountId ? substitution.inId : null }));
    }
    for (const { accountId, role, loadLimit } of named) {
      const judge = known.get(accountId);
      const facts = { role, loadLimit: loadLimit ?? null, removedInVersion: null, substituteId: null };
      const addedInVersion = judge && judge.removedInVersion === null ? judge.addedInVersion : panel.version;
      await repo.save(repo.create({ id: judge?.id ?? newId(), panelId: panel.id, accountId, addedInVersion, ...facts }));
    }
  }
}
