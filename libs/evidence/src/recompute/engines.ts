import { scoreRound, type RoundEntry, type RoundInput } from '@jiangong/fairness';

/** The part of frozen inputs that the exact engine computes from. */
export interface ExactInputs {
  readonly rules: {
    readonly criteria: readonly { readonly code: string; readonly weight: number }[];
    readonly minJudges: number;
    readonly method: RoundInput['method'];
    readonly decimals: number;
    readonly rounding: RoundInput['rounding'];
    readonly ties: RoundInput['ties'];
  };
  readonly categories: readonly { readonly code: string }[];
  readonly entries: readonly { readonly id: string; readonly category: string }[];
  readonly sheets: readonly { readonly entry: string; readonly judge: string; readonly marks: Readonly<Record<string, number>> }[];
}

/** From frozen inputs to the document of outputs, to the byte. */
export type Engine = (inputs: ExactInputs, inputsHash: string) => object;

function exactEntries({ rules, categories, entries, sheets }: ExactInputs): RoundEntry[] {
  const { criteria, minJudges, method, decimals, rounding, ties } = rules;
  return categories.flatMap(({ code }) => {
    const among = entries.filter((entry) => entry.category === code);
    const ids = new Set(among.map(({ id }) => id));
    const marks = sheets
      .filter((sheet) => ids.has(sheet.entry))
      .flatMap((sheet) => Object.entries(sheet.marks).map(([criterion, mark]) => ({ entry: sheet.entry, judge: sheet.judge, criterion, mark })));
    return scoreRound({ categories: [code], criteria, minJudges, method, decimals, rounding, ties, entries: among, marks }).entries;
  });
}

/** Every engine a result may have been computed by. None is ever taken out: old results stay recomputable. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'fairness-exact/1': (inputs, inputsHash) => ({ format: 'jiangong.score-outputs/1', engine: 'fairness-exact/1', inputsHash, entries: exactEntries(inputs) }),
};
