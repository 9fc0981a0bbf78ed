import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { CONFIG, type Config } from '../config/config';
import { Reader } from '../database/reader';

const LOOPBACK = /^(::1|127\.|::ffff:127\.)/;

/** What operators ask a process: alive, ready, and its figures. */
@Injectable()
export class Health {
  readonly metrics = new Registry();

  constructor(private readonly reader: Reader, @Inject(CONFIG) private readonly config: Config) {
    collectDefaultMetrics({ register: this.metrics });
  }

  /** Answers the health paths; false when the path is none of them. */
  async serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (path === '/healthz') this.answer(response, 200, { status: 'alive' });
    else if (path === '/readyz') await this.ready(response);
    else if (path === '/metrics') await this.tellMetrics(request, response);
    else return false;
    return true;
  }

  private async ready(response: ServerResponse): Promise<void> {
    try {
      await this.reader.rows('select 1 as one from schema_migration limit 1');
      this.answer(response, 200, { status: 'ready' });
    } catch {
      this.answer(response, 503, { status: 'unavailable', waitingFor: 'database' });
    }
  }

  private async tellMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const near = LOOPBACK.test(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for'];
    const token = this.config.METRICS_TOKEN;
    if (!near && !(token && request.headers.authorization === `Bearer ${token}`)) return this.answer(response, 404, { status: 'not found' });
    response.writeHead(200, { 'content-type': this.metrics.contentType }).end(await this.metrics.metrics());
  }

  private answer(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
  }
}
