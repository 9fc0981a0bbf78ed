import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@jiangong/kernel';
import { hashOfBytes } from '../hash';
import type { Head } from './head-code';

// without the browser's own cryptography, which pages opened from a file or over plain http may lack
hashes.sha512 = sha512;

export const CHECKPOINT_FORMAT = 'jiangong.checkpoint/1';

/** What is signed: where every chain of the installation ended at an instant. */
export interface CheckpointContent {
  readonly format: typeof CHECKPOINT_FORMAT;
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** The civil day in Shanghai. */
  readonly day: string;
  readonly at: string;
  /** Hash of the content of the checkpoint before; null for the first. */
  readonly previousHash: string | null;
  /** By chain name. */
  readonly heads: readonly Head[];
}

export interface SignedCheckpoint {
  readonly number: number;
  /** Canonical JSON of a {@link CheckpointContent}. */
  readonly content: string;
  /** Ed25519 over the UTF-8 of `content`, hex. */
  readonly signature: string;
  readonly keyId: string;
}

/** A public key under which checkpoints are signed. */
export interface LedgerPublicKey {
  readonly keyId: string;
  /** The 32 bytes of the key, hex. */
  readonly publicKey: string;
}

const byChain = (a: Head, b: Head): number => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : 0);

export function checkpointText(content: Omit<CheckpointContent, 'format'>): string {
  const heads = [...content.heads].sort(byChain).map(({ chain, seq, hash }) => ({ chain, seq, hash }));
  return canonicalJson({ ...content, format: CHECKPOINT_FORMAT, heads });
}

/** A key is called by its own content, so that nobody can put another in its place: the first 64 bits of SHA-256, hex. */
export const keyIdOf = (publicKey: string): string => hashOfBytes(hexToBytes(publicKey)).slice(0, 16);

export type SignatureFault = 'unknown_key' | 'key_id' | 'signature';

const isHex = (text: string, length: number): boolean => text.length === length && /^[0-9a-f]*$/.test(text);

/** Null when the checkpoint was signed by one of the keys. */
export function signatureFault(checkpoint: SignedCheckpoint, keys: readonly LedgerPublicKey[]): SignatureFault | null {
  const key = keys.find((one) => one.keyId === checkpoint.keyId);
  if (!key) return 'unknown_key';
  if (!isHex(key.publicKey, 64) || keyIdOf(key.publicKey) !== key.keyId) return 'key_id';
  return isSignedBy(checkpoint.content, checkpoint.signature, key.publicKey) ? null : 'signature';
}

/** Whether the signature is one of the text under the key; both hex. */
export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  if (!isHex(signature, 128) || !isHex(publicKey, 64)) return false;
  try {
    return verify(hexToBytes(signature), utf8ToBytes(text), hexToBytes(publicKey));
  } catch {
    // bytes that are no point of the curve
    return false;
  }
}
