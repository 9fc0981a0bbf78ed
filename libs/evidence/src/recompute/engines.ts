import { scoreRound, type RoundEntry, type RoundInput } from '@jiangong/fairness';

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
    return scoreRound({ categories: [code], criteria, minJudges, method, decimals, rounding, ties, entries: among, marks }).entries;
  });
}

/** Every engine a result may have been computed by. None is ever taken out: old results stay recomputable. */
export const ENGINES: Readonly<Record<string, Engine>> = {
  'fairness-exact/1': (inputs, inputsHash) => ({ format: 'jiangong.score-outputs/1', engine: 'fairness-exact/1', inputsHash, entries: entriesOf1(JSON.parse(inputs) as InputsOf1) }),
};
