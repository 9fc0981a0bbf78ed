import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@jiangong/kernel';
import { CLOCK, Reader } from '@jiangong/platform';
import { bundleText } from './bundle-parts';

/** Writes bundles out; who may have one is the command's question. */
@Injectable()
export class Bundles {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  write(roundId: string, target: NodeJS.WritableStream): Promise<void> {
    return this.reader.snapshot((source) => pipeline(Readable.from(bundleText(source, roundId, this.clock.now())), target));
  }
}
