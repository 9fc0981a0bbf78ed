import type { LedgerPublicKey, SignedCheckpoint } from '@jiangong/evidence';
import { Controller, Get, Injectable, Res } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Reader } from '../database/reader';

/** Public keys and signed checkpoints, as anyone may read them. */
@Injectable()
export class PublishedLedger {
  constructor(private readonly reader: Reader) {}

  keys(): Promise<LedgerPublicKey[]> {
    return this.reader.rows<LedgerPublicKey>(`select key_id as "keyId", public_key as "publicKey" from ledger_key order by created_at, key_id`);
  }

  /** The checkpoint of a number; the newest when none is given. */
  checkpoint(number: number | null = null): Promise<SignedCheckpoint | null> {
    return this.reader.first<SignedCheckpoint>(
      `select number, content, signature, key_id as "keyId" from ledger_checkpoint where $1::int is null or number = $1 order by number desc limit 1`, [number]);
  }

  /** All of them in order, to be kept elsewhere. */
  checkpoints(): Promise<SignedCheckpoint[]> {
    return this.reader.rows<SignedCheckpoint>(`select number, content, signature, key_id as "keyId" from ledger_checkpoint order by number`);
  }
}

/** `/.well-known/jiangong-keys.json` and `…/jiangong-checkpoint.json`: what an auditor holds a bundle against. Hashes and counts alone. */
@Controller('.well-known')
export class WellKnownController {
  constructor(private readonly published: PublishedLedger) {}

  @Get('jiangong-keys.json')
  async keys(@Res() response: ServerResponse): Promise<void> {
    const keys = await this.published.keys();
    answer(response, 200, { keys: keys.map((key) => ({ algorithm: 'Ed25519', ...key })) });
  }

  @Get('jiangong-checkpoint.json')
  async checkpoint(@Res() response: ServerResponse): Promise<void> {
    const newest = await this.published.checkpoint();
    answer(response, newest ? 200 : 404, newest);
  }
}

function answer(response: ServerResponse, status: number, body: object | null): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' });
  response.end(JSON.stringify(body));
}
