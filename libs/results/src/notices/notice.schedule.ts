import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { defineSchedule, RunsOn } from '@jiangong/platform';
import { CloseNotices } from './commands/close-notices';

/** Once a minute: the end of a notice is in the round's chain soon after its second. Nothing waits for it. */
export const noticeSchedule = defineSchedule({ name: 'results.close-notices', everySeconds: 60 });

@Injectable()
export class NoticeScheduleTick {
  constructor(private readonly closing: CloseNotices) {}

  @RunsOn(noticeSchedule)
  async tick(): Promise<void> {
    await this.closing.execute(platformActor);
  }
}
