import type { ProcessOutcome } from '@jiangong/platform';
import { VideoTooHeavy, VideoUnreadable } from '../video.refusals';

/** The engine ended in a way that says nothing about the file for certain: it crashed, or it is not there. */
export class EngineFault extends Error {
  constructor(message: string, readonly isMissing = false) {
    super(message);
  }
}

/** What the end of an engine's process means for the file. */
export function faultOf(outcome: ProcessOutcome, signal?: AbortSignal): Error {
  if (outcome.end === 'cancelled') return signal?.reason instanceof Error ? signal.reason : new EngineFault('cancelled');
  if (outcome.end === 'failed') return new VideoUnreadable({});
  if (outcome.end === 'time' || outcome.end === 'memory' || outcome.end === 'output') return new VideoTooHeavy({});
  return new EngineFault(`video engine: ${outcome.end} ${outcome.status ?? ''} ${outcome.complaints.slice(-500)}`, outcome.end === 'missing');
}
