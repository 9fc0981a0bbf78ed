import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { pack, packingFor } from './packed';

const asking = (encodings?: string) => ({ headers: encodings === undefined ? {} : { 'accept-encoding': encodings } });
const LONG = '岗位建功'.repeat(2_000);

describe('an answer’s packing', () => {
  it('is the best its caller takes, and none that was refused', () => {
    expect(packingFor(asking('gzip, deflate, br, zstd'))).toBe('br');
    expect(packingFor(asking('gzip;q=1.0, br;q=0'))).toBe('gzip');
    expect(packingFor(asking('br;q=0.000, gzip;q=0'))).toBeNull();
    expect(packingFor(asking('identity'))).toBeNull();
    expect(packingFor(asking())).toBeNull();
  });

  it('holds the same text, in far fewer bytes', async () => {
    const [br, gz, plain] = await Promise.all([pack(asking('br'), LONG), pack(asking('gzip'), LONG), pack(asking(), LONG)]);
    expect(brotliDecompressSync(br.body).toString()).toBe(LONG);
    expect(gunzipSync(gz.body).toString()).toBe(LONG);
    expect(plain).toEqual({ body: Buffer.from(LONG), headers: { vary: 'accept-encoding' } });
    expect(br).toMatchObject({ headers: { 'content-encoding': 'br', vary: 'accept-encoding' } });
    expect(Math.max(br.body.length, gz.body.length)).toBeLessThan(LONG.length / 20);
  });

  it('is none where there is nothing to gain', async () => {
    expect(await pack(asking('br'), '{}')).toEqual({ body: Buffer.from('{}'), headers: { vary: 'accept-encoding' } });
  });
});
