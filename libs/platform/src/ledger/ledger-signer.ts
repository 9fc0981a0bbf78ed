import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import type { Tx } from '../database/tx';
import { ledgerKeyFile } from './checkpoints';
import { publishKey } from './publish-key';
import { signingKeyAt } from './signing-key';

export interface SignedText {
  readonly keyId: string;
  /** Hex. */
  readonly publicKey: string;
  readonly signature: string;
}

/**
 * Signs texts of later stages with the key of the checkpoints, so that one printed id vouches for both. Whoever asks sees to it
 * that the text says what it is: a signature never fits two kinds of text. Meant for the worker, where the key lies.
 */
@Injectable()
export class LedgerSigner {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async sign(tx: Tx, texts: readonly string[]): Promise<SignedText[]> {
    const key = signingKeyAt(ledgerKeyFile(this.config));
    await publishKey(tx, key);
    return texts.map((text) => ({ keyId: key.keyId, publicKey: key.publicKey, signature: key.sign(text) }));
  }
}
