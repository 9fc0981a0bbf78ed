import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sha256 } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, type Round, type RoundStep } from '@jiangong/programme';
import { closingFacts } from './closing';
import { SheetsMissing } from './sheet.refusals';

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

  /**
   * Every sheet is locked and every entry has its score, or the organiser says why judging ends without: then the figures
   * go into the ledger with the reason. The clock may close over open sheets, never over an entry without a score.
   */
  private async close(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    const { judging } = await this.rounds.rulesOf(tx, round.id);
    const { openSheets, lockedSheets, unscored } = await closingFacts(tx, round.id, judging.minJudges);
    if (openSheets === 0 && unscored.length === 0) return;
    const isDue = step.isAutomatic && unscored.length === 0;
    if (step.reason === null && !isDue) throw new SheetsMissing({ minJudges: judging.minJudges, openSheets, unscored: unscored.length, entries: unscored });
    tx.record({
      chain: `round:${round.id}`, type: 'judging.round.closed_short',
      body: {
        roundId: round.id, openSheets, lockedSheets, unscored: unscored.length, codes: unscored.map((entry) => entry.code), minJudges: judging.minJudges,
        isAutomatic: step.isAutomatic, reasonHash: step.reason === null ? null : sha256(step.reason),
      },
    });
  }
}
