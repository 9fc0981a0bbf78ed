import type { IncomingMessage, ServerResponse } from 'node:http';
import { getOperationAST, GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-sse';
import { clientAddress, readBody } from '../http/request';
import type { Logger } from '../observability/logger';
import type { GraphContext } from './context';
import type { DocumentCache } from './documents';
import { LIMITS } from './limits';
import { told } from './told-error';

/** After so long a stream is cut, and the client's next try passes all locks again. */
const LIFETIME_MS = 10 * 60_000;
/** So often it is asked whether the one who opened a stream is still signed in, with the same roles. */
const ASK_AGAIN_MS = 3_000;
/** Streams all together in a process: each costs the database a look now and then. */
const STREAMS_IN_ALL = 1_000;
/** Streams one account, or one address without, may hold open in a process. */
const STREAMS_EACH = 16;

export interface SubscriptionParts {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly contextOf: (request: IncomingMessage, response: ServerResponse) => Promise<GraphContext>;
  readonly logger: Logger;
}

interface Stream {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  context?: GraphContext;
}

export const wantsEvents = ({ headers }: IncomingMessage): boolean => headers.accept?.trim() === 'text/event-stream';

const refused = (code: string, zh: string, en: string): GraphQLError => new GraphQLError(`${zh} / ${en}`, { extensions: { code } });

/**
 * Subscriptions over server-sent events, one stream an operation (the protocol of graphql-sse): plain HTTP, so the same
 * port, cookie, origin check and document limits as every other request. A comment is sent every twelve seconds, so that
 * neither side takes a quiet stream for a dead one.
 */
export function createSubscriptionEndpoint({ schema, documents, contextOf, logger }: SubscriptionParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const open = new Map<string, number>();
  let inAll = 0;

  /** Cuts the stream of somebody who signed out or lost a role; whoever may still look is back at once. */
  async function cutWhenOthers({ request, response, context }: Stream): Promise<void> {
    const now = await contextOf(request, response).catch(() => null);
    if (now && JSON.stringify(now.actor) !== JSON.stringify(context!.actor)) response.destroy();
  }

  const handle = createHandler<Stream, GraphContext & Record<PropertyKey, unknown>>({
    schema,
    // every operation has a stream of its own: none is ever looked up by a token
    authenticate: () => '',
    validate: () => [],
    async onSubscribe({ raw }, { query, operationName, variables }) {
      const checked = documents.check(query);
      if ('errors' in checked) return { data: null, errors: checked.errors.map((error) => told(error, undefined, logger)) };
      if (getOperationAST(checked.document, operationName)?.operation !== 'subscription') {
        return { data: null, errors: [refused('BAD_QUERY', '此连接只接受订阅', 'only subscriptions are answered as a stream of events')] };
      }
      return { schema, document: checked.document, operationName, variableValues: variables, contextValue: raw.context } satisfies ExecutionArgs as never;
    },
    onNext: (_context, { raw }, result) => (result.errors ? { ...result, errors: result.errors.map((error) => told(error, raw.context, logger)) } as ExecutionResult : undefined),
  });

  return async (request, response) => {
    const raw: Stream = { request, response, context: await contextOf(request, response) };
    const holder = raw.context!.actor.accountId ?? (raw.context!.address || clientAddress(request, false));
    const held = open.get(holder) ?? 0;
    if (held >= STREAMS_EACH || inAll >= STREAMS_IN_ALL) {
      response.writeHead(429, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '30' })
        .end(JSON.stringify({ errors: [refused('TOO_MANY_STREAMS', '同时打开的页面过多', 'too many streams are open')] }));
      return;
    }
    open.set(holder, held + 1);
    inAll++;
    const asking = setInterval(() => void cutWhenOthers(raw), ASK_AGAIN_MS);
    try {
      await send(raw, await handle({
        method: request.method ?? 'GET', url: request.url ?? '/', raw, context: raw.context as never,
        headers: { get: (name) => { const value = request.headers[name]; return Array.isArray(value) ? value.join(', ') : value; } },
        body: () => readBody(request, LIMITS.bytes).then((text) => JSON.parse(text) as Record<string, unknown>),
      }));
    } finally {
      clearInterval(asking);
      inAll--;
      const left = (open.get(holder) ?? 1) - 1;
      if (left > 0) open.set(holder, left);
      else open.delete(holder);
    }
  };
}

type Answer = Awaited<ReturnType<ReturnType<typeof createHandler>>>;

/** Writes the events as they come, no faster than they are taken, until one side ends. */
async function send({ response }: Stream, [body, init]: Answer): Promise<void> {
  response.writeHead(init.status, init.statusText, { ...init.headers, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  if (body === null || typeof body === 'string') {
    response.end(body ?? undefined);
    return;
  }
  const cut = setTimeout(() => response.destroy(), LIFETIME_MS);
  const over = new Promise<void>((done) => response.once('close', done));
  void over.then(() => body.return(undefined));
  try {
    for await (const event of body) {
      if (response.destroyed) break;
      if (!response.write(event)) await Promise.race([new Promise<void>((done) => response.once('drain', done)), over]);
    }
  } finally {
    clearTimeout(cut);
    response.end();
  }
}
