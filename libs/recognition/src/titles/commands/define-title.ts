import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, newId, type Actor } from '@jiangong/kernel';
import { isDuplicate, UnitOfWork } from '@jiangong/platform';
import { Title, TitleVersion } from '../title.entity';
import { setPlaces } from '../title-places';
import { refuseUnlessMay } from '../title.policy';
import { TitleExists } from '../title.refusals';
import { hashOfTitle, readTitle } from '../title.rules';

export interface TitleDefinition {
  readonly code: string;
  readonly name: string;
  readonly content: unknown;
}

const CODE = /^[a-z][a-z0-9_]{0,29}$/;
const FIRST_REASON = '称号设立时的规定';

/** A new title is a row with its places, all of them free. */
@Injectable()
export class DefineTitle {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns the title's id. */
  execute(actor: Actor, { code, name, content }: TitleDefinition): Promise<string> {
    refuseUnlessMay(actor, 'title.define');
    if (!CODE.test(code)) throw BadInput.at('input.code', '代码由小写字母开头，可含数字和下划线', 'a code begins with a small letter');
    if (!name.trim()) throw BadInput.at('input.name', '请填写称号名称', 'name the title');
    const read = readTitle(content);
    return this.uow.run(actor, {}, async (tx) => {
      const [titleId, versionId, contentHash] = [newId(), newId(), hashOfTitle(read)];
      try {
        await tx.repo(Title).insert({ id: titleId, code, name: name.trim(), createdAt: tx.now });
      } catch (error) {
        if (isDuplicate(error)) throw new TitleExists({ code });
        throw error;
      }
      await tx.repo(TitleVersion).insert({ id: versionId, titleId, number: 1, content: read as never, contentHash, reason: FIRST_REASON, createdAt: tx.now, createdById: actor.accountId });
      await setPlaces(tx, titleId, read, dayOf(tx.now));
      tx.record({ chain: `title:${titleId}`, type: 'recognition.title.defined', body: { titleId, versionId, number: 1, contentHash, caps: capsOf(read) } });
      return titleId;
    });
  }
}

export const capsOf = ({ levels }: { levels: readonly { code: string; cap: number }[] }): Record<string, number> => Object.fromEntries(levels.map(({ code, cap }) => [code, cap]));
