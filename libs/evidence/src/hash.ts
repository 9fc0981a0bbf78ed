import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text's UTF-8 as lower-case hex; the same in Node and in a browser without a server. */
export const hashOf = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));

export const hashOfBytes = (bytes: Uint8Array): string => bytesToHex(digest(bytes));
