import { list, record } from '../document/read-values';
import { badInput } from '../refusal';
import { commitSeed, drawOrder, seedOf, verifyDraw, type DrawVerdict } from './draw';
import { hex } from './random-stream';

function text(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw badInput(path, '必须是非空文本', 'must be a non-empty text', { value });
}

function texts(value: unknown, path: string): string[] {
  return list(value, path).map((item, i) => text(item, `${path}[${i}]`));
}

export interface DrawAnswer {
  readonly id?: string;
  readonly commitment: string;
  /** Lower-case hex. */
  readonly seed: string;
  readonly order: readonly string[];
  /** When the document claims a commitment and an order. */
  readonly verdict?: DrawVerdict;
}

/**
 * `fairness draw`: `{ id?, secret, parts: […], ids: […], commitment?, order? }`. Draws; with a commitment and an order it
 * says as well whether they hold. The order must be of these very ids.
 */
export function drawDocument(value: unknown): DrawAnswer {
  const document = record(value, 'document');
  const seedParts = [text(document['secret'], 'secret'), ...texts(document['parts'] ?? [], 'parts')];
  const ids = texts(document['ids'], 'ids');
  const answer = {
    ...(typeof document['id'] === 'string' ? { id: document['id'] } : {}),
    commitment: commitSeed(seedParts[0]!), seed: hex(seedOf(seedParts)), order: drawOrder(seedParts, ids),
  };
  if (document['commitment'] === undefined && document['order'] === undefined) return answer;
  const order = texts(document['order'], 'order');
  if (order.length !== ids.length || new Set([...order, ...ids]).size !== ids.length) throw badInput('order', '与 ids 不是同一批', 'is not an order of these ids');
  return { ...answer, verdict: verifyDraw({ commitment: text(document['commitment'], 'commitment'), seedParts, order }) };
}
