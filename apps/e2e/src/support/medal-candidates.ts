/** Somebody put forward for the medal, and how the judges will see them. */
export interface MedalCandidate {
  readonly name: string;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isNonPublic: boolean;
  /** Thousandths: the total on which the judges agree under the weights of the rules. */
  readonly mark: number;
  /** Thousandths more on skill and as much less on diligence, which weighs the same: an equal total until one weight is changed. */
  readonly skill: number;
}

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN = ['建国', '晓蓉', '志强', '丽华', '文博', '渝生', '思远', '素云', '德润', '初云', '振帆', '清和', '海涛', '永康', '秀兰', '国栋', '春梅', '子轩', '庆丰', '雪峰', '大勇'];
export const DISTRICTS = ['江北区总工会', '南岸区总工会', '渝中区总工会', '沙坪坝区总工会', '九龙坡区总工会', '北碚区总工会', '巴南区总工会', '涪陵区总工会'];
const [STATE, PRIVATE] = [['机械', '电力'], ['纺织', '电子']] as const;
const unitOf = (district: number, kind: string): string => `${DISTRICTS[district]!.slice(0, 2)}${kind}有限公司`;

export const MEDAL_UNITS = DISTRICTS.flatMap((district, at) => [
  ...STATE.map((kind) => ({ name: unitOf(at, kind), district, ownership: 'state' })), ...PRIVATE.map((kind) => ({ name: unitOf(at, kind), district, ownership: 'private' })),
]);

interface Group {
  readonly count: number;
  /** Totals fall from the first one by this step. */
  readonly first: number;
  readonly step: number;
  /** One in so many works in a non-public enterprise; none where it is 0. */
  readonly nonPublic: number;
  readonly attributes: (at: number) => Record<string, string>;
}

const post = (value: string) => ({ post_class: value });

/** The higher the post, the higher the marks: without quotas hardly a front-line worker and no teacher would be on the list. */
export const GROUPS = {
  front_line: { count: 190, first: 91_500, step: 80, nonPublic: 3, attributes: (at) => post(at % 4 === 0 ? 'technical' : 'front_line') },
  science: { count: 70, first: 88_000, step: 150, nonPublic: 7, attributes: (at) => post(at % 2 ? 'education' : 'science') },
  heads: { count: 40, first: 95_000, step: 100, nonPublic: 4, attributes: () => post('head') },
  managers: { count: 60, first: 93_000, step: 70, nonPublic: 4, attributes: (at) => (at % 10 === 9 ? { ...post('manager'), cadre_level: 'county' } : post('manager')) },
  county: { count: 22, first: 92_500, step: 100, nonPublic: 0, attributes: () => ({ cadre_level: 'county' }) },
  others: { count: 30, first: 92_000, step: 200, nonPublic: 5, attributes: () => ({}) },
} as const satisfies Record<string, Group>;

/** 412 candidates of 32 units; nobody has the name of another. */
export const MEDAL_CANDIDATES: readonly MedalCandidate[] = Object.values<Group>(GROUPS)
  .flatMap(({ count, first, step, nonPublic, attributes }) =>
    Array.from({ length: count }, (_one, at) => ({ attributes: attributes(at), isNonPublic: nonPublic > 0 && at % nonPublic === nonPublic - 1, mark: first - at * step, skill: [3_000, 0, -3_000, 0, 0][at % 5]! })))
  .map((one, at): MedalCandidate => ({
    ...one, name: FAMILY[at % FAMILY.length]! + GIVEN[Math.floor(at / FAMILY.length)]!, unit: unitOf(at % DISTRICTS.length, (one.isNonPublic ? PRIVATE : STATE)[at % 2]!),
  }));

/** What the quotas of the medal count: who is in which group of the rules. */
export const COUNTS: Readonly<Record<string, (one: MedalCandidate) => boolean>> = {
  front_line: ({ attributes }) => ['front_line', 'technical'].includes(attributes.post_class!),
  non_public: ({ isNonPublic }) => isNonPublic,
  science_education: ({ attributes }) => ['science', 'education'].includes(attributes.post_class!),
  heads: ({ attributes }) => attributes.post_class === 'head',
  managers: ({ attributes }) => attributes.post_class === 'manager',
  county_cadres: ({ attributes }) => attributes.cadre_level === 'county',
};
