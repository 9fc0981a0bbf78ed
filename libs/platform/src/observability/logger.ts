import { pino, type Logger } from 'pino';
import type { LoggerService } from '@nestjs/common';

export type { Logger };

/** One JSON line an event; secrets and personal numbers never reach it. */
export const createLogger = (name: string, level: string): Logger =>
  pino({
    name,
    level,
    redact: { paths: ['*.password', '*.cookie', '*.authorization', '*.mobile', '*.idNumber', 'req.headers.cookie'], censor: '[…]' },
  });

export const LOGGER = Symbol('Logger');

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
    this.logger.error({ context, stack }, String(message));
  }
}
