import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@jiangong/kernel';
import { keyIdOf } from '../checkpoint/checkpoint';

export const CERTIFICATE_FORMAT = 'jiangong.certificate/1';

/** What a certificate says, word for word as it is printed. */
export interface CertificateFacts {
  /** 渝建功证〔2026〕000123 */
  readonly number: string;
  /** The person, or the title of the work. */
  readonly name: string;
  /** Of a work; empty for a person. */
  readonly authors: string;
  readonly unit: string;
  /** Which competition and which period. */
  readonly occasion: string;
  readonly title: string;
  /** Conferred beside the title; empty when there is none. */
  readonly higherTitle: string;
  readonly issuer: string;
  /** The civil day, `YYYY-MM-DD`. */
  readonly issuedOn: string;
  /** The first 16 letters of the hash of the published list it follows from. */
  readonly list: string;
  /** Who is addressed where it is not a person, nor the authors of a work: `name` is the team's then, or the unit's own. */
  readonly recipient?: GroupRecipient;
}

export const GROUP_RECIPIENTS = ['team', 'collective'] as const;
export type GroupRecipient = (typeof GROUP_RECIPIENTS)[number];

const FIELDS = ['number', 'name', 'authors', 'unit', 'occasion', 'title', 'higherTitle', 'issuer', 'issuedOn', 'list'] as const satisfies readonly (keyof CertificateFacts)[];

/**
 * The text that is hashed into the ledger and signed: a list, because a code on paper has little room; a group is named behind
 * the rest. No other signed text begins like it.
 */
export const certificateText = (facts: CertificateFacts): string =>
  canonicalJson([CERTIFICATE_FORMAT, ...FIELDS.map((field) => facts[field]), ...(facts.recipient ? [facts.recipient] : [])]);

/** A certificate as its code carries it: text, signature and the key to check it with. */
export interface PrintedCertificate {
  readonly text: string;
  readonly facts: CertificateFacts;
  /** Hex. */
  readonly publicKey: string;
  readonly keyId: string;
  /** Ed25519 over the UTF-8 of `text`, hex. */
  readonly signature: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(4, bytes.length - at + 1);
    for (let letter = 0; letter < letters; letter += 1) text += ALPHABET[(bits >> (18 - 6 * letter)) & 63];
  }
  return text;
}

function fromBase64Url(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) bytes.push((bits >> (held -= 8)) & 255);
    bits &= (1 << held) - 1;
  }
  return Uint8Array.from(bytes);
}

/** What stands behind the `#` of a certificate's address: never sent to a server, and enough to check it without one. */
export const certificatePayload = ({ text, publicKey, signature }: Pick<PrintedCertificate, 'text' | 'publicKey' | 'signature'>): string =>
  [utf8ToBytes(text), hexToBytes(publicKey), hexToBytes(signature)].map(toBase64Url).join('.');

/** The number as an address has it: 2026-000123; null when it is none of ours. */
export function certificateCode(number: string): string | null {
  const match = /〔(\d{4})〕(\d{6,9})$/.exec(number);
  return match ? `${match[1]}-${match[2]}` : null;
}

/** What a certificate's text says; null when it is none. */
export function certificateFacts(text: string): CertificateFacts | null {
  try {
    const [format, ...values] = JSON.parse(text) as unknown[];
    if (format !== CERTIFICATE_FORMAT || values.some((value) => typeof value !== 'string')) return null;
    const [recipient, ...more] = values.slice(FIELDS.length);
    if (values.length < FIELDS.length || more.length > 0 || (recipient !== undefined && !(GROUP_RECIPIENTS as readonly unknown[]).includes(recipient))) return null;
    return { ...Object.fromEntries(FIELDS.map((field, at) => [field, values[at]])), ...(recipient === undefined ? {} : { recipient }) } as unknown as CertificateFacts;
  } catch {
    return null;
  }
}

/** Reads a scanned code, an address or what stands behind its `#`; blanks from copying do no harm. Null when it is no certificate. */
export function readCertificate(scanned: string): PrintedCertificate | null {
  const payload = scanned.replace(/\s+/g, '').split('#').at(-1)!;
  const parts = payload.split('.').map(fromBase64Url);
  const [content, key, signature] = parts;
  if (parts.length !== 3 || !content || key?.length !== 32 || signature?.length !== 64) return null;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
  const facts = certificateFacts(text);
  const publicKey = bytesToHex(key);
  return facts && { text, facts, publicKey, keyId: keyIdOf(publicKey), signature: bytesToHex(signature) };
}
