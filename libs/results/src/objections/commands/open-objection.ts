import { Injectable } from '@nestjs/common';
import { type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import { Objection, ObjectionFile, ObjectionStep } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import '../objection.policy';
import { OfficerConcerned } from '../objection.refusals';
import type { ObjectionContent } from '../objection.rules';
import { SealedContent } from '../sealed-content';

export interface ReadObjection {
  readonly objection: Objection;
  readonly content: ObjectionContent;
  readonly steps: readonly (Pick<ObjectionStep, 'kind' | 'at' | 'byName'> & { readonly text: string })[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number; readonly addedAt: Date }[];
}

/** Opens an objection to the discipline group. Every reading is in the ledger, the first one also tells the sender that it is in hand. */
@Injectable()
export class OpenObjection {
  constructor(private readonly uow: UnitOfWork, private readonly course: ObjectionCourse, private readonly content: SealedContent) {}

  execute(actor: Actor, id: string): Promise<ReadObjection> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'objection.read');
      const [objection] = await this.course.load(tx, [id]);
      if (await this.course.concerns(tx, actor, objection!)) throw new OfficerConcerned({});
      if (objection!.state === 'received') {
        await tx.repo(Objection).save(Object.assign(objection!, { state: 'in_hand', isQueued: false }));
        await this.course.step(tx, id, 'taken', '', { id: actor.accountId, name: actor.name });
      }
      tx.record({ chain: `round:${objection!.roundId}`, type: 'results.objection.read', body: { objectionId: id, reader: actor.accountId } });
      const steps = await tx.repo(ObjectionStep).find({ where: { objectionId: id }, order: { at: 'ASC', id: 'ASC' } });
      const files = await tx.repo(ObjectionFile).find({ where: { objectionId: id }, order: { addedAt: 'ASC', id: 'ASC' } });
      return {
        objection: objection!, content: this.content.openObjection(objection!),
        steps: steps.map((step) => ({ kind: step.kind, at: step.at, byName: step.byName, text: this.content.openStep(step) })),
        files: files.map((file) => ({ id: file.id, name: this.content.openFileName(file), size: file.size, addedAt: file.addedAt })),
      };
    });
  }
}
