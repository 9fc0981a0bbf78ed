import { DecimalLiteral } from './score-document';

const LITERAL_KEY = '$decimal';
/** A run that may be a number of more than 15 significant digits. Ids can match too; that only costs time. */
const PERHAPS_LONG = /\d[\d.]{15,}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function significantDigits(literal: string): number {
  return literal.replace(/[eE].*$/, '').replace(/[-.]/g, '').replace(/^0+/, '').length;
}

/**
 * Reads JSON without bending its numbers. A float returns any decimal of up to 15 significant digits unchanged
 * (IEEE 754 double, DBL_DIG = 15), so plain `JSON.parse` is exact for those; longer ones become {@link DecimalLiteral}.
 * Throws SyntaxError like `JSON.parse`.
 */
export function parseDecimalJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!PERHAPS_LONG.test(text)) return plain;
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') || significantDigits(token) <= 15 ? token : `{"${LITERAL_KEY}":"${token}"}`,
  );
  return JSON.parse(marked, (_, value: unknown) => {
    const literal = typeof value === 'object' && value !== null && LITERAL_KEY in value ? value[LITERAL_KEY] : undefined;
    return typeof literal === 'string' ? new DecimalLiteral(literal) : value;
  });
}
