import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PublishedBySignatures, RoundGuards } from '@jiangong/programme';
import { Publication } from './publication.entity';

/** A round is published by two signatures and by nothing else. */
@Injectable()
export class PublicationGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards) {}

  onModuleInit(): void {
    this.guards.guard('notice', 'published', async (tx, round) => {
      if ((await tx.repo(Publication).countBy({ roundId: round.id, state: 'published' })) === 0) throw new PublishedBySignatures({});
    });
  }
}
