import { FairnessRefusal } from '../refusal';

/** Rounding of a tie: away from zero (四舍五入), or to the even neighbour. */
export type RoundingMode = 'half_up' | 'half_even';

const LITERAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Beyond this a literal is an attack or a slip, and 10ⁿ would not fit in memory. */
const LONGEST_LITERAL = 1000;
const LARGEST_EXPONENT = 400;
/** Denominators are reduced only when they grow past this: a gcd for every sum would cost more than it saves. */
const REDUCE_ABOVE = 10n ** 18n;

const powersOfTen: bigint[] = [1n];
/** 10ⁿ for n ≥ 0. */
export function powerOfTen(n: number): bigint {
  for (let k = powersOfTen.length; k <= n; k++) powersOfTen.push(powersOfTen[k - 1]! * 10n);
  return powersOfTen[n]!;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** An exact fraction num / den with den > 0. Immutable; never touches a float. */
export class Rational {
  private constructor(
    readonly num: bigint,
    readonly den: bigint,
  ) {}

  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);

  /** num / den; `den` must not be zero. Numbers must be integers. */
  static of(num: bigint | number, den: bigint | number = 1n): Rational {
    const [n, d] = [BigInt(num), BigInt(den)];
    if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
    return d < 0n ? new Rational(-n, -d) : new Rational(n, d);
  }

  /** The exact value of a decimal literal: `1.005` is 1005/1000 and nothing else. */
  static parse(literal: string): Rational {
    const parts = literal.length <= LONGEST_LITERAL ? LITERAL.exec(literal) : null;
    const exponent = Number(parts?.[4] ?? 0);
    if (!parts || Math.abs(exponent) > LARGEST_EXPONENT) {
      throw new FairnessRefusal(
        'bad_number',
        { zh: `“${literal.slice(0, 40)}”不是可用的十进制数`, en: `"${literal.slice(0, 40)}" is not a usable decimal number` },
        { value: literal.slice(0, 40) },
      );
    }
    const fraction = parts[3] ?? '';
    const digits = BigInt(parts[2]! + fraction);
    const num = parts[1] === '-' ? -digits : digits;
    const shift = exponent - fraction.length;
    return shift >= 0 ? new Rational(num * powerOfTen(shift), 1n) : new Rational(num, powerOfTen(-shift));
  }

  /** The decimal a finite number prints as. Exact for every literal of at most 15 significant digits. */
  static fromNumber(value: number): Rational {
    return Number.isSafeInteger(value) ? new Rational(BigInt(value), 1n) : Rational.parse(String(value));
  }

  plus(other: Rational): Rational {
    if (this.den === other.den) return new Rational(this.num + other.num, this.den);
    return Rational.tidy(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  negated(): Rational {
    return new Rational(-this.num, this.den);
  }

  times(other: Rational): Rational {
    return Rational.tidy(this.num * other.num, this.den * other.den);
  }

  over(other: Rational): Rational {
    if (other.num === 0n) throw new RangeError('division by zero');
    const [n, d] = [this.num * other.den, this.den * other.num];
    return d < 0n ? Rational.tidy(-n, -d) : Rational.tidy(n, d);
  }

  /** Negative, zero or positive, like a sort comparator. */
  compare(other: Rational): number {
    const [a, b] = this.den === other.den ? [this.num, other.num] : [this.num * other.den, other.num * this.den];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.num === 0n;
  }

  /** Nearest multiple of 10^-places. half_up rounds a tie away from zero: 2.5 → 3, −2.5 → −3. */
  round(places: number, mode: RoundingMode): Rational {
    const scale = powerOfTen(places);
    const size = (this.num < 0n ? -this.num : this.num) * scale;
    let whole = size / this.den;
    const twiceRest = (size % this.den) * 2n;
    const isTie = twiceRest === this.den;
    if (twiceRest > this.den || (isTie && (mode === 'half_up' || whole % 2n === 1n))) whole += 1n;
    return new Rational(this.num < 0n ? -whole : whole, scale);
  }

  /** Largest integer ≤ this. */
  floor(): bigint {
    const quotient = this.num / this.den;
    return this.num < 0n && this.num % this.den !== 0n ? quotient - 1n : quotient;
  }

  /** Smallest integer ≥ this. */
  ceil(): bigint {
    return -this.negated().floor();
  }

  /** The nearest number a float can hold (18 significant decimals first, so the last bit is right in practice). */
  toNumber(): number {
    if (this.den === 1n) return Number(this.num);
    const size = this.num < 0n ? -this.num : this.num;
    const places = Math.max(0, 18 + this.den.toString().length - size.toString().length);
    return Number(`${this.round(places, 'half_even').num}e-${places}`);
  }

  reduced(): Rational {
    const divisor = gcd(this.num, this.den);
    return divisor === 1n ? this : new Rational(this.num / divisor, this.den / divisor);
  }

  /** For people: an exact decimal such as `89.6525` when there is one, else the reduced fraction such as `271/3`. */
  toString(): string {
    const { num, den } = this.reduced();
    let [rest, twos, fives] = [den, 0, 0];
    for (; rest % 2n === 0n; twos++) rest /= 2n;
    for (; rest % 5n === 0n; fives++) rest /= 5n;
    return rest === 1n ? new Rational(num, den).toFixed(Math.max(twos, fives)) : `${num}/${den}`;
  }

  /** Half-up to exactly `places` decimals, such as `90.00`. */
  toFixed(places: number): string {
    const { num } = this.round(places, 'half_up');
    const digits = (num < 0n ? -num : num).toString().padStart(places + 1, '0');
    const sign = num < 0n ? '-' : '';
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  private static tidy(num: bigint, den: bigint): Rational {
    const plain = new Rational(num, den);
    return den > REDUCE_ABOVE ? plain.reduced() : plain;
  }
}

/** Σ of the terms; zero for none. */
export function sum(terms: readonly Rational[]): Rational {
  let total = Rational.zero;
  for (const term of terms) total = total.plus(term);
  return total;
}
