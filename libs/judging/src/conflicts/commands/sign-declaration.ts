import { Injectable } from '@nestjs/common';
import { BadInput, isId, mayAnywhere, newId, NotAllowed, NotFound, sha256, canonicalJson, type Actor } from '@jiangong/kernel';
import { isDuplicate, UnitOfWork, type Tx } from '@jiangong/platform';
import { refuseUnlessPhase } from '@jiangong/programme';
import { JudgedRounds } from '../../panels/public';
import { ConflictDeclaration } from '../conflict.entity';
import { noRound } from '../conflict.policy';
import { Conflicts } from '../conflicts';
import { DeclarationSigned } from '../declaration.events';
import { DeclarationSignedAlready } from '../declaration.refusals';
import { refuseFaultyTies, type DeclaredKind, type DeclaredTie } from '../declaration.rules';
import { isHiddenFromJudge } from '../judge-sight';

export interface SignDeclarationInput {
  readonly roundId: string;
  readonly declared: readonly { readonly entryId?: string | null; readonly name?: string | null; readonly kind: DeclaredKind; readonly note?: string | null }[];
}

const ON_PANEL = `select p.version from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = $1 and j.account_id = $2`;

/**
 * A judge signs before the queue opens (domain.md §5), naming the ties they know of. What they name is a conflict in the
 * same commit, so that the queue never opens with it; who judges instead is found by the reaction.
 */
@Injectable()
export class SignDeclaration {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds, private readonly conflicts: Conflicts) {}

  execute(actor: Actor, { roundId, declared }: SignDeclarationInput): Promise<ConflictDeclaration> {
    return this.uow.run(actor, {}, async (tx) => {
      const judgeId = actor.accountId;
      if (!mayAnywhere(actor, 'declaration.sign') || judgeId === null) throw new NotAllowed('declaration.sign');
      const ties = refuseFaultyTies(declared);
      const [place] = isId(roundId) ? await tx.query<{ version: number }>(ON_PANEL, [roundId, judgeId]) : [];
      if (!place) throw new NotFound(noRound);
      const round = await this.rounds.lock(tx, roundId, ties.length > 0 ? 'update' : 'share');
      refuseUnlessPhase(round, 'judging');
      await this.refuseUnknownEntries(tx, roundId, judgeId, ties);
      const declaration: ConflictDeclaration = {
        id: newId(), roundId, judgeId, panelVersion: place.version, text: round.rules.declaration, textHash: sha256(round.rules.declaration), ties, signedAt: tx.now,
      };
      await this.insert(tx, declaration);
      if (ties.length > 0) await this.conflicts.recompute(tx, round, { judgeIds: [judgeId] });
      tx.record({
        chain: `round:${roundId}`,
        type: 'judging.declaration.signed',
        body: { declarationId: declaration.id, judgeId, panelVersion: place.version, textHash: declaration.textHash, ties: ties.length, tiesHash: sha256(canonicalJson(ties)) },
      });
      tx.announce(DeclarationSigned, { roundId, judgeId });
      return declaration;
    });
  }

  /** An entry that is kept from the judge is not there to be named, the same as one of another round. */
  private async refuseUnknownEntries(tx: Tx, roundId: string, judgeId: string, ties: readonly DeclaredTie[]): Promise<void> {
    const ids = ties.flatMap(({ entryId }) => entryId ?? []);
    const known = await tx.query<{ id: string }>(
      `select e.id from entry e where e.round_id = $1 and e.state = 'accepted' and e.id = any($2::uuid[]) and not ${isHiddenFromJudge('e.id', '$3')}`, [roundId, ids, judgeId]);
    const isKnown = new Set(known.map(({ id }) => id));
    ties.forEach(({ entryId }, at) => {
      if (entryId && !isKnown.has(entryId)) throw BadInput.at(`input.declared[${at}].entryId`, '找不到这件作品', 'no such entry');
    });
  }

  private async insert(tx: Tx, declaration: ConflictDeclaration): Promise<void> {
    try {
      await tx.repo(ConflictDeclaration).insert(declaration as never);
    } catch (error) {
      if (isDuplicate(error)) throw new DeclarationSignedAlready({ roundId: declaration.roundId });
      throw error;
    }
  }
}
