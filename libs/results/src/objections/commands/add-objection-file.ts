import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { newId, visitor } from '@jiangong/kernel';
import { OBJECT_STORE, UnitOfWork, type ObjectStore } from '@jiangong/platform';
import { ObjectionFile } from '../objection.entity';
import { ObjectionOfSender } from '../objection-of-sender';
import { FileKindUnknown, FileTooLarge } from '../objection.refusals';
import { evidenceName, refuseSettled } from '../objection.rules';
import { SealedContent } from '../sealed-content';

export const OBJECTION_FILES = { megabytes: 10, files: 8 } as const;

export const objectionFileKey = (objectionId: string, id: string): string => `objections/${objectionId}/${id}`;

/** A piece of evidence, sealed before it touches the store; with number and key, as long as the objection is open. */
@Injectable()
export class AddObjectionFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sender: ObjectionOfSender,
    private readonly content: SealedContent,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Asked before a byte of the body is held: whoever has no objection fills nobody's memory. */
  async expect(number: string, key: string): Promise<void> {
    await this.uow.run(visitor, {}, async (tx) => {
      const objection = await this.sender.load(tx, number, key);
      refuseSettled(objection.state, objection.number);
    });
  }

  async execute(number: string, key: string, name: string, body: Buffer): Promise<string> {
    if (body.length > OBJECTION_FILES.megabytes * 1024 * 1024) throw new FileTooLarge(OBJECTION_FILES);
    const called = evidenceName(name, body);
    if (called === null) throw new FileKindUnknown({});
    const id = newId();
    let stored: string | null = null;
    try {
      return await this.uow.run(visitor, {}, async (tx) => {
        const objection = await this.sender.load(tx, number, key);
        refuseSettled(objection.state, objection.number);
        if ((await tx.repo(ObjectionFile).countBy({ objectionId: objection.id })) >= OBJECTION_FILES.files) throw new FileTooLarge(OBJECTION_FILES);
        const sealed = this.content.sealFile(id, body);
        const sealedName = this.content.sealFileName(id, called);
        stored = objectionFileKey(objection.id, id);
        await this.store.put(stored, Readable.from([sealed.bytes]));
        await tx.repo(ObjectionFile).insert({ id, objectionId: objection.id, keyId: sealed.keyId, sealedName: sealedName.bytes, size: body.length, addedAt: tx.now });
        tx.record({ chain: `round:${objection.roundId}`, type: 'results.objection.file_added', body: { objectionId: objection.id, fileId: id, size: body.length } });
        return id;
      });
    } catch (error) {
      if (stored !== null) await this.store.delete(stored).catch(() => undefined);
      throw error;
    }
  }
}
