import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { OrganizationMoved } from '@jiangong/people';
import { ReactsTo } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

/** The union tree changed: whoever was apart may be under one roof. */
@Injectable()
export class RecheckOnOrganizationMoved {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @ReactsTo(OrganizationMoved)
  async onOrganizationMoved(_moved: { organizationId: string }): Promise<void> {
    for (const round of await this.rounds.all()) await this.recheck.execute(platformActor, round);
  }
}
