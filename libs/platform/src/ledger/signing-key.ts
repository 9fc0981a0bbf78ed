import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyIdOf } from '@jiangong/evidence';

/** The key under which this installation signs its checkpoints. */
export interface SigningKey {
  readonly keyId: string;
  readonly publicKey: string;
  sign(content: string): string;
}

/** Reads the private key (PKCS#8 PEM, Ed25519); makes it when there is none, readable by its owner alone. */
export function signingKeyAt(file: string): SigningKey {
  if (!existsSync(file)) make(file);
  return open(createPrivateKey(readFileSync(file)));
}

/** Puts the key aside under its id and makes another. What was signed before stays valid: public keys are never taken out. */
export function rotateKeyAt(file: string): { readonly retired: string; readonly current: SigningKey } {
  const { keyId } = signingKeyAt(file);
  renameSync(file, `${file}.${keyId}.retired`);
  return { retired: keyId, current: signingKeyAt(file) };
}

function open(key: KeyObject): SigningKey {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the ledger key must be an Ed25519 key');
  const publicKey = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url').toString('hex');
  return { publicKey, keyId: keyIdOf(publicKey), sign: (content) => sign(null, Buffer.from(content, 'utf8'), key).toString('hex') };
}

/** Written aside and linked into place: of two processes that start at once, both read the same whole key. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.draft-${process.pid}`;
  writeFileSync(draft, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
