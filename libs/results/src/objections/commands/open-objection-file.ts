import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { OBJECT_STORE, UnitOfWork, type ObjectStore } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import { Objection, ObjectionFile } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import '../objection.policy';
import { OfficerConcerned } from '../objection.refusals';
import { SealedContent } from '../sealed-content';
import { objectionFileKey } from './add-objection-file';

/** A piece of evidence for the discipline group; written down like every reading. */
@Injectable()
export class OpenObjectionFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly course: ObjectionCourse,
    private readonly content: SealedContent,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  execute(actor: Actor, fileId: string): Promise<{ readonly name: string; readonly body: Buffer }> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'objection.read');
      const file = isId(fileId) ? await tx.repo(ObjectionFile).findOneBy({ id: fileId }) : null;
      if (!file) throw new NotFound({ zh: '附件', en: 'file' });
      const objection = await tx.repo(Objection).findOneByOrFail({ id: file.objectionId });
      if (await this.course.concerns(tx, actor, objection)) throw new OfficerConcerned({});
      tx.record({ chain: `round:${objection.roundId}`, type: 'results.objection.file_read', body: { objectionId: objection.id, fileId, reader: actor.accountId } });
      const sealed = await buffer(await this.store.get(objectionFileKey(objection.id, fileId)));
      return { name: this.content.openFileName(file), body: this.content.openFile(file, sealed) };
    });
  }
}
