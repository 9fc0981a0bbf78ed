import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { mayAnywhere, NotAllowed, SignInNeeded, type Actor } from '@jiangong/kernel';
import { CONFIG, type Config } from '../config/config';
import { ACTOR_SOURCE, visitorsOnly, type ActorSource } from '../graphql/actor-source';
import { LOGGER, type Logger } from '../observability/logger';
import { languageOf, tell, type Language, type ToldFailure } from './failures';
import { isForeign, TooLarge } from './request';

const FOREIGN: ToldFailure = { code: 'FOREIGN_ORIGIN', status: 403, text: { zh: '来源不被允许', en: 'foreign origin' } };

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

const toldOf = (error: unknown): ToldFailure => {
  if (!(error instanceof TooLarge)) return tell(error);
  const limit = error.limit === undefined ? null : megabytes(error.limit);
  return {
    code: 'TOO_LARGE', status: 413,
    text: limit === null ? { zh: '文件过大', en: 'file too large' } : { zh: `文件超过 ${limit} MB，请拆分后再上传`, en: `the file is larger than ${limit} MB; split it` },
  };
};

/** A failure as GraphQL tells it, `{ errors: [{ message, extensions }] }`. */
export function failureBody({ code, text, faults, facts }: ToldFailure, language: Language, correlationId?: string): string {
  const told = faults?.map((fault) => ({ path: fault.path, message: fault[language] }));
  return JSON.stringify({ errors: [{ message: text[language], extensions: { code, faults: told, facts, correlationId } }] });
}

/**
 * What is sent and fetched as files passes the same locks as GraphQL: own origin, the session's actor, the permission.
 * Failures are told in the same JSON, `{ errors: [{ message, extensions }] }`.
 */
@Injectable()
export class FileEdge {
  private actors: ActorSource | null = null;

  constructor(
    private readonly modules: ModuleRef,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Lock one, then the work; `permission` null is for whoever is signed in. */
  answer(request: IncomingMessage, response: ServerResponse, permission: string | null, work: (actor: Actor, language: Language) => Promise<void>): Promise<void> {
    return this.answerAnyone(request, response, async (actor, language) => {
      if (actor.kind === 'visitor') throw new SignInNeeded();
      if (permission !== null && !mayAnywhere(actor, permission)) throw new NotAllowed(permission);
      await work(actor, language);
    });
  }

  /** The work itself decides what a visitor may have. */
  async answerAnyone(request: IncomingMessage, response: ServerResponse, work: (actor: Actor, language: Language) => Promise<void>): Promise<void> {
    const language = languageOf(request.headers['accept-language']);
    try {
      if (isForeign(request, this.config.TRUST_PROXY)) return this.refuse(request, response, FOREIGN, language);
      await work(await this.source().actorOf(request), language);
    } catch (error) {
      const failure = toldOf(error);
      const number = failure.status >= 500 ? randomUUID() : undefined;
      if (number) this.logger.error({ error, number, path: request.url?.split('?', 1)[0] }, 'a file could not be sent or taken');
      this.refuse(request, response, failure, language, number);
    }
  }

  private refuse(request: IncomingMessage, response: ServerResponse, failure: ToldFailure, language: Language, correlationId?: string): void {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const body = failureBody(failure, language, correlationId);
    // what the sender still holds is not read: the answer ends the connection
    const hasMore = !request.complete;
    response.writeHead(failure.status, {
      'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store',
      ...(hasMore ? { connection: 'close' } : {}), ...(failure.status === 503 ? { 'retry-after': '2' } : {}),
    });
    response.end(body);
    if (hasMore) request.resume();
  }

  private source(): ActorSource {
    try {
      return (this.actors ??= this.modules.get<ActorSource>(ACTOR_SOURCE, { strict: false }));
    } catch {
      return visitorsOnly;
    }
  }
}
