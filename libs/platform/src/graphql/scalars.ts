import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { isDay } from '@jiangong/kernel';

function instantOf(value: unknown): Date {
  const instant = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : new Date(NaN);
  if (Number.isNaN(instant.getTime())) throw new GraphQLError('DateTime must be an ISO 8601 instant with offset');
  return instant;
}

/** As PostgreSQL writes an instant into JSON when its session is in UTC, with up to six decimals. */
const UTC_TEXT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00:00$/;

/** The same text as by way of a Date, without making one: a page of rows has many. */
function instantText(value: unknown): string {
  const utc = typeof value === 'string' ? UTC_TEXT.exec(value) : null;
  return utc ? `${utc[1]}.${(utc[2] ?? '').padEnd(3, '0').slice(0, 3)}Z` : instantOf(value).toISOString();
}

/** An instant, ISO 8601 in UTC. Rows may carry it as a Date or as the text PostgreSQL writes into JSON. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC.',
  serialize: instantText,
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : null),
});

function dayText(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError('Day must be a calendar day YYYY-MM-DD');
}

/** A civil day in Asia/Shanghai, `YYYY-MM-DD`. */
export const DayScalar = new GraphQLScalarType<string, string>({
  name: 'Day',
  description: 'A civil day in Asia/Shanghai, YYYY-MM-DD.',
  serialize: dayText,
  parseValue: dayText,
  parseLiteral: (node) => dayText(node.kind === Kind.STRING ? node.value : null),
});

/** Data whose shape is itself data: form answers, rule documents, facts of a refusal. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Data whose shape is itself data: form answers, rule documents, facts of a refusal.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
