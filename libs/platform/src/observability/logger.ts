import { pino, type Logger } from 'pino';
import type { LoggerService } from '@nestjs/common';
import { tell } from '../http/failures';

export type { Logger };

/** One JSON line an event; secrets and personal numbers never reach it. */
export const createLogger = (name: string, level: string): Logger =>
  pino({
    name,
    level,
    redact: { paths: ['*.password', '*.cookie', '*.authorization', '*.mobile', '*.idNumber', 'req.headers.cookie'], censor: '[…]' },
  });

export const LOGGER = Symbol('Logger');

/** What the rules refuse is an answer, not a fault of ours: Nest would report each as an error. */
const isForeseen = (message: unknown): boolean => message instanceof Error && tell(message).status < 500;

/** Lets Nest's own messages go through the same logger. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    if (isForeseen(message)) return;
    this.logger.error({ context, stack }, String(message));
  }
}
