import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { EntryAccepted, EntryAuthorsNamed, EntryWithdrawn, OutcomeVerified } from '@jiangong/entries';
import { ReactsTo } from '@jiangong/platform';
import { HonoursConferred, HonoursRevoked } from '../../../honours/public';
import { FollowOutcomes } from '../commands/follow-outcomes';
import { MarkAwardedWorks } from '../commands/mark-awarded-works';
import { ReceiveWork } from '../commands/receive-work';
import { WithdrawWorkOfEntry } from '../commands/withdraw-work-of-entry';

/** What was accepted waits to be shown, what was taken back is no longer; what was honoured or verified is shown as such. */
@Injectable()
export class WorksOnEntriesAndHonours {
  constructor(
    private readonly receive: ReceiveWork,
    private readonly withdraw: WithdrawWorkOfEntry,
    private readonly outcomes: FollowOutcomes,
    private readonly mark: MarkAwardedWorks,
  ) {}

  @ReactsTo(EntryAccepted)
  async onAccepted({ entryId }: { roundId: string; entryId: string }): Promise<{ workId: string | null }> {
    return { workId: await this.receive.execute(platformActor, entryId) };
  }

  @ReactsTo(EntryAuthorsNamed)
  async onAuthors({ entryId }: { roundId: string; entryId: string }): Promise<{ workId: string | null }> {
    return { workId: await this.receive.execute(platformActor, entryId) };
  }

  @ReactsTo(EntryWithdrawn)
  async onWithdrawn({ entryId }: { roundId: string; entryId: string }): Promise<{ workId: string | null }> {
    return { workId: await this.withdraw.execute(platformActor, entryId) };
  }

  @ReactsTo(OutcomeVerified)
  async onVerified({ entryId }: { roundId: string; entryId: string; outcomeId: string }): Promise<{ changed: boolean }> {
    return { changed: await this.outcomes.execute(platformActor, entryId) };
  }

  @ReactsTo(HonoursConferred)
  async onConferred({ publicationId }: { publicationId: string }): Promise<{ marked: number }> {
    return { marked: await this.mark.execute(platformActor, publicationId) };
  }

  @ReactsTo(HonoursRevoked)
  async onRevoked({ publicationId }: { publicationId: string }): Promise<{ unmarked: number }> {
    return { unmarked: await this.mark.unmark(platformActor, publicationId) };
  }
}
