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

/** 10ⁿ as far as a number holds it. */
const SMALL_POWERS = Array.from({ length: 16 }, (_, n) => 10 ** n);
/** So many digits always fit in a safe integer. */
const SAFE_DIGITS = 15;

const isSafe = Number.isSafeInteger;

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function smallGcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** How many decimal places 1 / den needs; null when no number of them is enough. */
function placesOf(den: number | bigint): number | null {
  let [rest, twos, fives] = [BigInt(den), 0, 0];
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : null;
}

/** {@link placesOf} of the denominators marks have. */
const knownPlaces = new Map<number | bigint, number | null>();
function placesOfKnown(den: number | bigint): number | null {
  let places = knownPlaces.get(den);
  if (places === undefined) {
    places = placesOf(den);
    if (knownPlaces.size < 1000) knownPlaces.set(den, places);
  }
  return places;
}

/**
 * An exact fraction num / den with den > 0. Immutable; never touches a float. Parts are plain numbers as long as every
 * number on the way is a safe integer (a product or sum that comes out safe was exact), and bigints beyond: the value and
 * the parts are the same either way, only the time differs.
 */
export class Rational {
  /** Both numbers or both bigints. */
  private constructor(
    private readonly n: number | bigint,
    private readonly d: number | bigint,
  ) {}

  static readonly zero = new Rational(0, 1);
  static readonly one = new Rational(1, 1);

  get num(): bigint {
    return BigInt(this.n);
  }

  get den(): bigint {
    return BigInt(this.d);
  }

  /** num / den; `den` must not be zero. Numbers must be integers. */
  static of(num: bigint | number, den: bigint | number = 1): Rational {
    if (isSafe(num) && isSafe(den) && (den as number) > 0) return Rational.small(num as number, den as number);
    const [n, d] = [BigInt(num), BigInt(den)];
    if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
    return d < 0n ? Rational.large(-n, -d) : Rational.large(n, d);
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
    const digits = parts[2]! + fraction;
    const shift = exponent - fraction.length;
    if (digits.length <= SAFE_DIGITS && shift <= 0 && -shift <= SAFE_DIGITS) {
      return Rational.small(parts[1] === '-' ? -digits : Number(digits), SMALL_POWERS[-shift]!);
    }
    const num = parts[1] === '-' ? -BigInt(digits) : BigInt(digits);
    return shift >= 0 ? Rational.large(num * powerOfTen(shift), 1n) : Rational.large(num, powerOfTen(-shift));
  }

  /** The decimal a finite number prints as. Exact for every literal of at most 15 significant digits. */
  static fromNumber(value: number): Rational {
    return isSafe(value) ? Rational.small(value, 1) : Rational.parse(String(value));
  }

  plus(other: Rational): Rational {
    const { n: a, d: b } = this;
    const { n: x, d: y } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof x === 'number' && typeof y === 'number') {
      if (b === y) {
        const total = a + x;
        if (isSafe(total)) return Rational.small(total, b);
      } else {
        const [left, right, den] = [a * y, x * b, b * y];
        if (isSafe(left) && isSafe(right) && isSafe(left + right) && isSafe(den)) return Rational.small(left + right, den);
      }
    }
    if (b === y) return Rational.large(this.num + other.num, this.den);
    return Rational.tidy(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  negated(): Rational {
    return typeof this.n === 'number' ? Rational.small(-this.n, this.d as number) : Rational.large(-this.n, this.den);
  }

  times(other: Rational): Rational {
    const { n: a, d: b } = this;
    const { n: x, d: y } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof x === 'number' && typeof y === 'number') {
      const [num, den] = [a * x, b * y];
      if (isSafe(num) && isSafe(den)) return Rational.small(num, den);
    }
    return Rational.tidy(this.num * other.num, this.den * other.den);
  }

  over(other: Rational): Rational {
    if (other.isZero()) throw new RangeError('division by zero');
    const { n, d } = other;
    if (typeof n === 'number') return this.times(n < 0 ? Rational.small(-(d as number), -n) : Rational.small(d as number, n));
    return this.times(n < 0n ? Rational.large(-other.den, -n) : Rational.large(other.den, n));
  }

  /** Negative, zero or positive, like a sort comparator. */
  compare(other: Rational): number {
    const { n: a, d: b } = this;
    const { n: x, d: y } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof x === 'number' && typeof y === 'number') {
      if (b === y) return a < x ? -1 : a > x ? 1 : 0;
      const [left, right] = [a * y, x * b];
      if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0;
    }
    const [left, right] = [this.num * other.den, other.num * this.den];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return !this.n;
  }

  /** Nearest multiple of 10^-places. half_up rounds a tie away from zero: 2.5 → 3, −2.5 → −3. */
  round(places: number, mode: RoundingMode): Rational {
    const scale = SMALL_POWERS[places];
    if (scale !== undefined && typeof this.n === 'number' && typeof this.d === 'number') {
      const size = Math.abs(this.n) * scale;
      if (isSafe(size) && isSafe(2 * this.d)) {
        const rest = size % this.d;
        let whole = (size - rest) / this.d;
        if (2 * rest > this.d || (2 * rest === this.d && (mode === 'half_up' || whole % 2 === 1))) whole += 1;
        return Rational.small(this.n < 0 ? -whole : whole, scale);
      }
    }
    return this.roundLarge(powerOfTen(places), mode);
  }

  /** Largest integer ≤ this. */
  floor(): bigint {
    const { num, den } = this;
    const quotient = num / den;
    return num < 0n && num % den !== 0n ? quotient - 1n : quotient;
  }

  /** Smallest integer ≥ this. */
  ceil(): bigint {
    return -this.negated().floor();
  }

  /** The nearest number a float can hold, a tie to the even one: as if the exact value had been written out and read. Beyond all floats, infinite. */
  toNumber(): number {
    const { n, d } = this;
    // Two safe integers are floats without loss, and IEEE division rounds their exact quotient.
    if (typeof n === 'number' && typeof d === 'number') return n / d;
    const { num, den } = this;
    const size = num < 0n ? -num : num;
    // 64 bits or more of the quotient; a last bit that says "and something more" keeps a near tie from passing for one.
    const shift = BigInt(64 + den.toString(2).length - size.toString(2).length);
    const [above, below] = shift > 0n ? [size << shift, den] : [size, den << -shift];
    const bits = above / below;
    const nearest = Number(above % below === 0n ? bits : bits | 1n);
    return (num < 0n ? -nearest : nearest) * 2 ** -64 * 2 ** (64 - Number(shift));
  }

  reduced(): Rational {
    if (typeof this.n === 'number' && typeof this.d === 'number') {
      const divisor = smallGcd(this.n, this.d);
      return divisor === 1 ? this : Rational.small(this.n / divisor, this.d / divisor);
    }
    const { num, den } = this;
    const divisor = gcd(num, den);
    return divisor === 1n ? this : Rational.large(num / divisor, den / divisor);
  }

  /** For people: an exact decimal such as `89.6525` when there is one, else the reduced fraction such as `271/3`. */
  toString(): string {
    const plain = this.reduced();
    const { n, d } = plain;
    const places = placesOfKnown(d);
    return places === null ? `${n}/${d}` : plain.toFixed(places);
  }

  /** Half-up to exactly `places` decimals, such as `90.00`. */
  toFixed(places: number): string {
    const { n } = this.round(places, 'half_up');
    const digits = (n < 0 ? -n : n).toString().padStart(places + 1, '0');
    const sign = n < 0 ? '-' : '';
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  private roundLarge(scale: bigint, mode: RoundingMode): Rational {
    const { num, den } = this;
    const size = (num < 0n ? -num : num) * scale;
    let whole = size / den;
    const twiceRest = (size % den) * 2n;
    const isTie = twiceRest === den;
    if (twiceRest > den || (isTie && (mode === 'half_up' || whole % 2n === 1n))) whole += 1n;
    return Rational.large(num < 0n ? -whole : whole, scale);
  }

  /** Of safe integers; nought has no sign. */
  private static small(num: number, den: number): Rational {
    return new Rational(num === 0 ? 0 : num, den);
  }

  private static large(num: bigint, den: bigint): Rational {
    const [n, d] = [Number(num), Number(den)];
    return isSafe(n) && isSafe(d) ? new Rational(n, d) : new Rational(num, den);
  }

  private static tidy(num: bigint, den: bigint): Rational {
    const plain = Rational.large(num, den);
    return den > REDUCE_ABOVE ? plain.reduced() : plain;
  }
}

/** Σ of the terms; zero for none. */
export function sum(terms: readonly Rational[]): Rational {
  let total = Rational.zero;
  for (const term of terms) total = total.plus(term);
  return total;
}
