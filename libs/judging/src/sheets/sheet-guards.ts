import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, type Round, type RoundStep } from '@jiangong/programme';
import { SheetsMissing } from './sheet.refusals';

const SHORT = `
  select e.code, e.title, count(s.id)::int as locked
    from entry e left join score_sheet s on s.entry_id = e.id and s.round_id = e.round_id and s.state = 'locked'
   where e.round_id = $1 and e.state = 'accepted' group by e.id having count(s.id) < $2 order by e.code`;

/** Blank sheets take the newest version of their entry; one that holds a mark keeps the version it was given for. */
const PIN_VERSIONS = `
  update score_sheet s set entry_version_id = v.id, version = s.version + 1
    from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number
   where s.round_id = $1 and s.entry_id = e.id and s.revision = 0 and s.state = 'open' and s.entry_version_id <> v.id`;

/** What sheets have to say when a round enters judging and when it leaves it. */
@Injectable()
export class SheetGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards, private readonly rounds: Rounds) {}

  onModuleInit(): void {
    this.guards.guard('reviewing', 'judging', async (tx, round) => void (await tx.query(PIN_VERSIONS, [round.id])));
    this.guards.guard('judging', 'computing', (tx, round, step) => this.close(tx, round, step));
  }

  /** Every entry has its locked sheets, or the organiser says why it goes on without. */
  private async close(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    if (step.reason !== null) return;
    const { judging } = await this.rounds.rulesOf(tx, round.id);
    const entries = await tx.query<{ code: string; title: string; locked: number }>(SHORT, [round.id, judging.minJudges]);
    if (entries.length > 0) throw new SheetsMissing({ minJudges: judging.minJudges, entries });
  }
}
