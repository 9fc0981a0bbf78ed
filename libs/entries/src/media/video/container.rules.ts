/** The containers that are opened, each by the one demuxer named here; nothing is left to guessing. */
export type Container = 'mov' | 'matroska';

/** Bytes of the beginning that {@link containerOf} wants to see. */
export const HEAD_BYTES = 64;

const MOV_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
/** Pictures and sounds that use the same boxes. */
const NOT_MOVING = new Set(['heic', 'heix', 'mif1', 'msf1', 'avif', 'avis', 'M4A ', 'M4B ']);

/** By content, never by name; null for everything else, playlists and manifests among them. */
export function containerOf(head: Buffer): Container | null {
  const ascii = (from: number, length: number): string => head.toString('latin1', from, from + length);
  if (MOV_BOXES.has(ascii(4, 4))) return ascii(4, 4) === 'ftyp' && NOT_MOVING.has(ascii(8, 4)) ? null : 'mov';
  if (head.length > 4 && head.readUInt32BE(0) === 0x1a45dfa3) return 'matroska';
  return null;
}
