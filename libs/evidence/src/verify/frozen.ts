import type { BundleRun } from '../bundle/bundle';
import { findEvent, type Case } from './case';
import { ambiguityOf } from './spelling';
import { Fault } from './verdict';

/** Frozen inputs as the checks look at them, whatever the format they are kept in. */
export interface FrozenInputs {
  readonly format: string;
  readonly round: { readonly id: string; readonly code?: string };
  readonly rules: Readonly<Record<string, unknown>> & { readonly versionId: string; readonly contentHash: string; readonly criteria: readonly { readonly code: string; readonly weight: number; readonly component?: string | null; readonly max?: number }[]; readonly components?: readonly { readonly code: string; readonly weight: number; readonly passMark: number | null }[] };
  readonly entries: readonly { readonly id: string; readonly code: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly sheets: readonly { readonly entry: string; readonly judge: string; readonly marks: Readonly<Record<string, number>> }[];
}

type Packed = Omit<FrozenInputs, 'sheets'> & { readonly judges: readonly { readonly id: string }[]; readonly sheets: readonly (readonly (number | null)[])[] };

const opened = new WeakMap<BundleRun, FrozenInputs | null>();

/** The inputs of a run; null when they cannot be read, which the run's hash will tell. */
export function inputsOf(run: BundleRun): FrozenInputs | null {
  const known = opened.get(run);
  if (known !== undefined) return known;
  const inputs = read(run);
  opened.set(run, inputs);
  return inputs;
}

function read(run: BundleRun): FrozenInputs | null {
  let text: { format?: unknown } | null;
  try {
    text = JSON.parse(run.inputs) as { format?: unknown } | null;
  } catch {
    return null;
  }
  if (typeof text?.format !== 'string') return null;
  // not written anew to be compared: the inputs of a large round are most of its bundle
  if (ambiguityOf(run.inputs, text) !== null)
    throw new Fault({ zh: `第 ${run.number} 次计分的输入里有重复的字段名或不合规定的数字写法，不同的程序会读出不同的内容`, en: `the inputs of run ${run.number} have a name twice or a number in another spelling: two programs could read two things` });
  if (text.format === 'jiangong.score-inputs/1') return text as unknown as FrozenInputs;
  if (text.format === 'jiangong.score-inputs/2' || text.format === 'jiangong.score-inputs/3') return unpack(text as unknown as Packed);
  throw new Fault({ zh: `本验证器不认识第 ${run.number} 次计分的输入格式 ${text.format}，请下载与平台同版本的验证器`, en: `this verifier does not know ${text.format}, the inputs of run ${run.number}: download the one that came with the platform` }, null, 'unknown');
}

/** A sheet is kept as the positions of entry and judge and a mark for each criterion. */
function unpack({ sheets, ...rest }: Packed): FrozenInputs {
  const codes = rest.rules.criteria.map(({ code }) => code);
  return {
    ...rest,
    sheets: sheets.map(([entry, judge, ...marks]) => ({
      entry: rest.entries[entry!]!.id, judge: rest.judges[judge!]!.id,
      marks: Object.fromEntries(marks.flatMap((mark, at) => (mark === null ? [] : [[codes[at]!, mark]]))),
    })),
  };
}

export const startOf = (given: Case, run: BundleRun): ReturnType<typeof findEvent> => findEvent(given, 'results.run.started', 'runId', run.id);
