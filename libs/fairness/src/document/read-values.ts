import { Rational } from '../exact/rational';
import { badInput, FairnessRefusal } from '../refusal';
import { DecimalLiteral } from './score-document';

export function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw badInput(path, '必须是对象', 'must be an object');
}

export function list(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw badInput(path, '必须是列表', 'must be a list');
}

/** Reads decimals exactly and remembers them: a panel uses few different marks. */
export class DecimalReader {
  private readonly known = new Map<number, Rational>();

  read(value: unknown, at: () => string): Rational {
    if (typeof value === 'number') {
      const seen = this.known.get(value);
      if (seen) return seen;
      if (Number.isFinite(value)) return this.remember(value, Rational.fromNumber(value));
    }
    if (value instanceof DecimalLiteral) {
      try {
        return Rational.parse(value.text);
      } catch (error) {
        if (!(error instanceof FairnessRefusal)) throw error;
      }
    }
    throw badInput(at(), '必须是有限的十进制数', 'must be a finite decimal number', {
      value: value instanceof DecimalLiteral ? value.text.slice(0, 40) : value,
    });
  }

  private remember(value: number, exact: Rational): Rational {
    if (this.known.size < 100_000) this.known.set(value, exact);
    return exact;
  }
}

/** Ids in the given order with their positions; refuses a missing, non-text or repeated id. */
export class IdIndex {
  readonly ids: string[] = [];
  private readonly positions = new Map<string, number>();

  constructor(
    readonly path: string,
    items: readonly Record<string, unknown>[],
  ) {
    items.forEach((item, i) => {
      const id = item['id'];
      if (typeof id !== 'string' || id === '') throw badInput(`${path}[${i}].id`, '必须是非空文本', 'must be a non-empty text', { value: id });
      if (this.positions.has(id)) throw badInput(`${path}[${i}].id`, `编号“${id}”重复`, `id "${id}" appears twice`, { value: id });
      this.positions.set(id, i);
      this.ids.push(id);
    });
  }

  find(id: unknown): number {
    return (typeof id === 'string' ? this.positions.get(id) : undefined) ?? -1;
  }

  /** Position of an id that must exist. */
  at(id: unknown, at: () => string): number {
    const position = this.find(id);
    if (position >= 0) return position;
    throw badInput(at(), `“${String(id)}”不在 ${this.path} 中`, `"${String(id)}" is not listed in ${this.path}`, { value: id });
  }
}
