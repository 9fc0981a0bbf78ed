import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { tell } from '../http/failures';
import type { Logger } from '../observability/logger';
import type { GraphContext } from './context';

/** Replaces every unforeseen message by a sentence and a number under which the log has the rest. */
export function told(error: unknown, context: GraphContext | undefined, logger: Logger): GraphQLError {
  const graph = error instanceof GraphQLError ? error : null;
  const original = graph ? graph.originalError : error;
  const place = { nodes: graph?.nodes, source: graph?.source, positions: graph?.positions, path: graph?.path };
  if (graph && !original) {
    return graph.extensions.code ? graph : new GraphQLError(graph.message, { ...place, extensions: { code: 'BAD_QUERY' } });
  }
  const failure = tell(original);
  const language = context?.language ?? 'zh';
  const extensions: Record<string, unknown> = { code: failure.code };
  if (failure.faults) extensions.faults = failure.faults.map((fault) => ({ path: fault.path, message: fault[language] }));
  if (failure.facts) extensions.facts = failure.facts;
  if (failure.status >= 500) {
    const number = randomUUID();
    extensions.correlationId = number;
    logger.error({ error: original, number, path: graph?.path }, failure.code === 'UNAVAILABLE' ? 'database away' : 'unforeseen error at the edge');
  }
  return new GraphQLError(failure.text[language], { ...place, extensions });
}
