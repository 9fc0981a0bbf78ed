import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, objectionKeyFile, SealingKeys, type Config, type Sealed } from '@jiangong/platform';
import type { Objection, ObjectionFile, ObjectionStep } from './objection.entity';
import type { ObjectionContent } from './objection.rules';

/** The one place where objections are sealed and opened; each piece is bound to its own row. */
@Injectable()
export class SealedContent {
  private readonly keys: SealingKeys;

  constructor(@Inject(CONFIG) config: Config) {
    this.keys = new SealingKeys(objectionKeyFile(config));
  }

  sealObjection = (id: string, content: ObjectionContent): Sealed => this.keys.seal(JSON.stringify(content), `objection:${id}`);
  openObjection = ({ id, keyId, sealed }: Pick<Objection, 'id' | 'keyId' | 'sealed'>): ObjectionContent =>
    JSON.parse(this.keys.open({ keyId, bytes: sealed }, `objection:${id}`).toString('utf8')) as ObjectionContent;

  sealStep = (id: string, text: string): Sealed => this.keys.seal(text, `objection-step:${id}`);
  openStep = ({ id, keyId, sealed }: Pick<ObjectionStep, 'id' | 'keyId' | 'sealed'>): string =>
    (keyId === null || sealed === null ? '' : this.keys.open({ keyId, bytes: sealed }, `objection-step:${id}`).toString('utf8'));

  sealFileName = (id: string, name: string): Sealed => this.keys.seal(name, `objection-file-name:${id}`);
  openFileName = ({ id, keyId, sealedName }: Pick<ObjectionFile, 'id' | 'keyId' | 'sealedName'>): string =>
    this.keys.open({ keyId, bytes: sealedName }, `objection-file-name:${id}`).toString('utf8');

  sealFile = (id: string, content: Buffer): Sealed => this.keys.seal(content, `objection-file:${id}`);
  openFile = ({ id, keyId }: Pick<ObjectionFile, 'id' | 'keyId'>, bytes: Buffer): Buffer => this.keys.open({ keyId, bytes }, `objection-file:${id}`);

  mark = (text: string): string => this.keys.mark(text);
  /** Under the keys before as well: who has one open is told so after a change of the key too. */
  marks = (text: string): string[] => this.keys.marks(text);
}
