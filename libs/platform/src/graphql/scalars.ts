import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { isDay } from '@jiangong/kernel';

function instantOf(value: unknown): Date {
  const instant = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : new Date(NaN);
  if (Number.isNaN(instant.getTime())) throw new GraphQLError('DateTime must be an ISO 8601 instant with offset');
  return instant;
}

/** An instant, ISO 8601 in UTC. Rows may carry it as a Date or as the text PostgreSQL writes into JSON. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC.',
  serialize: (value) => instantOf(value).toISOString(),
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
