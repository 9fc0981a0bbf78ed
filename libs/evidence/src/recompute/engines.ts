import { adviseRound, readRound, scoreRound, type RoundEntry, type RoundInput } from '@jiangong/fairness';

/** From the text of frozen inputs to the document of outputs, to the byte. */
export type Engine = (inputs: string, inputsHash: string) => object;

interface InputsOf1 {
  readonly rules: Pick<RoundInput, 'criteria' | 'minJudges' | 'method' | 'decimals' | 'rounding' | 'ties'>;
  readonly categories: readonly { readonly code: string }[];
  readonly entries: readonly { readonly id: string; readonly category: string }[];
  readonly sheets: readonly { readonly entry: string; readonly judge: string; readonly marks: Readonly<Record<string, number>> }[];
}

function entriesOf1({ rules, categories, entries, sheets }: InputsOf1): RoundEntry[] {
  const { criteria, minJudges, method, decimals, rounding, ties } = rules;
  return categories.flatMap(({ code }) => {
    const among = entries.filter((entry) => entry.category === code).map(({ id, category }) => ({ id, category }));
    const ids = new Set(among.map(({ id }) => id));
    const marks = sheets
      .filter((sheet) => ids.has(sheet.entry))
      .flatMap((sheet) => Object.entries(sheet.marks).map(([criterion, mark]) => ({ entry: sheet.entry, judge: sheet.judge, criterion, mark })));
    return scoreRound({ categories: [code], criteria, minJudges, method, decimals, rounding, ties, entries: among, marks }, 2).entries;
  });
}

type Criterion2 = { readonly code: string; readonly weight: number; readonly component: string | null };

interface InputsOf2 {
  readonly rules: Omit<InputsOf1['rules'], 'criteria'> & { readonly criteria: readonly Criterion2[]; readonly components: NonNullable<RoundInput['components']> };
  readonly categories: readonly { readonly code: string }[];
  readonly judges: readonly { readonly id: string; readonly org: string | null }[];
  readonly entries: readonly { readonly id: string; readonly category: string; readonly org: string | null }[];
  /** Position of the entry, position of the judge, a mark for each criterion. */
  readonly sheets: readonly (readonly (number | null)[])[];
}

function roundOf2({ rules, categories, judges, entries, sheets }: InputsOf2): RoundInput {
  const { criteria, components, minJudges, method, decimals, rounding, ties } = rules;
  const marks = sheets.flatMap(([entry, judge, ...given]) =>
    given.flatMap((mark, at) => (mark === null ? [] : [{ entry: entries[entry!]!.id, judge: judges[judge!]!.id, criterion: criteria[at]!.code, mark }])));
  return {
    categories: categories.map(({ code }) => code),
    criteria: criteria.map(({ code, weight, component }) => ({ code, weight, ...(component === null ? {} : { component }) })),
    ...(components.length > 0 ? { components } : {}),
    passMarkMeets: 'rounded', minJudges, method, decimals, rounding, ties, judges, marks,
    entries: entries.map(({ id, category, org }) => ({ id, category, org })),
  };
}

function outputsOf2(inputs: InputsOf2, inputsHash: string): object {
  const round = readRound(roundOf2(inputs));
  return { format: 'jiangong.score-outputs/2', engine: 'fairness-exact/2', inputsHash, entries: scoreRound(round, 2).entries, advice: adviseRound(round, 2) };
}

interface InputsOf3 extends Omit<InputsOf2, 'rules'> {
  readonly rules: Omit<InputsOf2['rules'], 'criteria'> & {
    readonly criteria: readonly (Criterion2 & { readonly max: number })[];
    readonly groups: 'none' | 'category' | 'district';
    readonly passMark: 'exact' | 'rounded';
  };
}

/** As before, and: whose quality may differ, where the scale of marks ends, and what meets a pass mark. */
function outputsOf3(inputs: InputsOf3, inputsHash: string): object {
  const { criteria, groups, passMark } = inputs.rules;
  const before = roundOf2(inputs);
  const round = readRound({
    ...before, criteria: before.criteria.map((one, at) => ({ ...one, max: criteria[at]!.max })), groups: groups === 'district' ? 'org' : groups, passMarkMeets: passMark,
  });
  return { format: 'jiangong.score-outputs/3', engine: 'fairness-exact/3', inputsHash, entries: scoreRound(round, 3).entries, advice: adviseRound(round, 3) };
}

/** Every engine a result may have been computed by. None is ever taken out: old results stay recomputable. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'fairness-exact/1': (inputs, inputsHash) => ({ format: 'jiangong.score-outputs/1', engine: 'fairness-exact/1', inputsHash, entries: entriesOf1(JSON.parse(inputs) as InputsOf1) }),
  'fairness-exact/2': (inputs, inputsHash) => outputsOf2(JSON.parse(inputs) as InputsOf2, inputsHash),
  'fairness-exact/3': (inputs, inputsHash) => outputsOf3(JSON.parse(inputs) as InputsOf3, inputsHash),
};
