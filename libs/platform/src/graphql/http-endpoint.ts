import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createHandler, type Request, type Response } from 'graphql-http';
import { languageOf, tell } from '../http/failures';
import { pack } from '../http/packed';
import { clientAddress, isForeign, readBody, TooLarge } from '../http/request';
import type { Logger } from '../observability/logger';
import type { ActorSource } from './actor-source';
import { GraphContext } from './context';
import { DocumentCache } from './documents';
import { LIMITS } from './limits';
import { createSubscriptionEndpoint, wantsEvents } from './subscription-endpoint';
import { told } from './told-error';

export type GraphEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface EndpointParts {
  readonly schema: GraphQLSchema;
  readonly actors: ActorSource;
  readonly logger: Logger;
  readonly trustProxy: boolean;
}

/** An answer is what it says it is, and nobody between keeps it: it may be one person's own. */
const closed = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
const json = { 'content-type': 'application/json; charset=utf-8', ...closed };
const graphResponse = { 'content-type': 'application/graphql-response+json; charset=utf-8', ...closed };

/** Which of the two media types the caller named first; graphql-http has refused whoever takes neither. */
function answersGraphResponse({ headers: { accept } }: IncomingMessage): boolean {
  if (!accept?.includes('graphql-response+json')) return false;
  return /application\/graphql-response\+json|application\/(json|\*)|\*\/\*/.exec(accept)![0].includes('graphql');
}

const respond = ({ request }: Raw, text: string): Response => [text, { status: 200, statusText: 'OK', headers: answersGraphResponse(request) ? graphResponse : json }];

/** With its length known, head and body leave in one piece and no chunks are framed. */
async function send({ request, response }: Raw, status: number, statusText: string, headers: object, text: string | null): Promise<void> {
  const { body, headers: packing } = await pack(request, text ?? '');
  response.writeHead(status, statusText, { ...headers, ...packing, 'content-length': body.length } as never).end(body);
}

type Raw = { request: IncomingMessage; response: ServerResponse; context?: GraphContext };

const unavailable = (errors: readonly GraphQLError[] | undefined): boolean =>
  errors?.some((error) => error.extensions.code === 'UNAVAILABLE' || tell(error.originalError ?? error).status === 503) ?? false;

export function createGraphEndpoint({ schema, actors, logger, trustProxy }: EndpointParts): GraphEndpoint {
  const documents = new DocumentCache(schema);

  const contextOf = async ({ request, response }: Raw): Promise<GraphContext> => {
    const language = languageOf(request.headers['accept-language']);
    return new GraphContext(await actors.actorOf(request), language, request, response, clientAddress(request, trustProxy));
  };

  /** The text is made here: graphql-http would call a function for every value of the answer. */
  const tellResult = (raw: Raw, result: ExecutionResult): Response => {
    const errors = result.errors?.map((error) => told(error, raw.context, logger));
    const text = JSON.stringify(errors ? { ...result, errors } : result);
    return unavailable(errors) ? [text, { status: 503, statusText: 'Service Unavailable', headers: { ...json, 'retry-after': '2' } }] : respond(raw, text);
  };

  const follow = createSubscriptionEndpoint({ schema, documents, contextOf: (request, response) => contextOf({ request, response }), logger });

  const handle = createHandler<Raw, undefined, never>({
    schema,
    async onSubscribe(request, { query, operationName, variables }) {
      const checked = documents.check(query);
      if ('errors' in checked) return checked.errors.map((error) => told(error, undefined, logger));
      const raw = request.raw;
      raw.context = await contextOf(raw);
      const plain = await checked.plain?.answer(variables, raw.context);
      if (plain) return 'text' in plain ? respond(raw, plain.text) : tellResult(raw, plain);
      const args: ExecutionArgs = { schema, document: checked.document, operationName, variableValues: variables, contextValue: raw.context };
      return args as never;
    },
    onOperation: (request, _args, result) => tellResult(request.raw, result as ExecutionResult),
    formatError: (error) => told(error, undefined, logger),
  });

  return async (request, response) => {
    const raw: Raw = { request, response };
    try {
      if (isForeign(request, trustProxy)) {
        response.writeHead(403, json).end(JSON.stringify({ errors: [{ message: '来源不被允许 / foreign origin', extensions: { code: 'FOREIGN_ORIGIN' } }] }));
        return;
      }
      if (wantsEvents(request)) return await follow(request, response);
      const content = request.method === 'POST' ? await readBody(request, LIMITS.bytes) : null;
      const wrapped: Request<Raw, undefined> = { method: request.method ?? 'GET', url: request.url ?? '/', headers: request.headers, body: content, raw, context: undefined };
      const [body, init] = await handle(wrapped);
      await send(raw, init.status, init.statusText, init.headers ?? {}, body);
    } catch (error) {
      // a stream that fails in the middle can only be cut: its client tries again
      if (response.headersSent) {
        logger.error({ error }, 'a stream of events broke off');
        response.destroy();
        return;
      }
      const failure = error instanceof TooLarge ? { status: 413 } : tell(error);
      const message = error instanceof TooLarge ? new GraphQLError('请求过大 / request too large', { extensions: { code: 'TOO_LARGE' } }) : told(error, raw.context, logger);
      response.writeHead(failure.status, json).end(JSON.stringify({ errors: [message] }));
    }
  };
}
