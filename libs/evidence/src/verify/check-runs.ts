import { canonicalJson } from '@jiangong/kernel';
import type { BundleRun } from '../bundle/bundle';
import { hashOf } from '../hash';
import { ENGINES } from '../recompute/engines';
import { findEvent, type Case } from './case';
import { demandEntries } from './check-entries';
import { inputsOf, startOf } from './frozen';
import { absent, demand, Fault, holds, type Finding } from './verdict';

/** Every run is what its events say, and computing it again gives the same bytes: scores, ranks, dropped marks, advice. */
export function checkRuns(given: Case): Finding {
  const { bundle, events } = given;
  const known = new Set(bundle.runs.map(({ id }) => id));
  events.forEach(({ type, body }, at) => {
    const isMissing = type === 'results.run.started' && !known.has(String(body.runId));
    demand(!isMissing, `第 ${String(body.number)} 次计分不在数据包里`, `run ${String(body.number)} is not in the bundle`, at + 1);
  });
  const sealed = bundle.runs.filter((run) => checkRun(given, run));
  if (sealed.length === 0) return absent('这一轮还没有封存的计分', 'no run of this round is sealed');
  const engines = [...new Set(sealed.map(({ engine }) => engine))].join('、');
  return holds(`${sealed.length} 次封存的计分重新计算，得分与名次逐字节相同（${engines}）`, `${sealed.length} sealed runs computed again: scores and ranks the same to the byte (${engines})`);
}

/** True when the run is sealed and was recomputed. */
function checkRun(given: Case, run: BundleRun): boolean {
  const { number } = run;
  const started = startOf(given, run);
  demand(started !== null, `第 ${number} 次计分没有开始的事件`, `no event started run ${number}`);
  demand(hashOf(run.inputs) === started.body.inputsHash && run.inputsHash === started.body.inputsHash,
    `第 ${number} 次计分的输入与第 ${started.seq} 个事件冻结的不同`, `the inputs of run ${number} are not what event ${started.seq} froze`, started.seq);
  const inputs = inputsOf(run);
  demand(inputs?.round.id === given.bundle.round.id, `第 ${number} 次计分属于另一轮`, `run ${number} is of another round`, started.seq);
  demand(inputs.round.code === undefined || inputs.round.code === given.bundle.round.code, `第 ${number} 次计分冻结的轮次代码与数据包的不同`, `run ${number} froze another code of the round than the bundle has`, started.seq);
  demandEntries(given, number, inputs, started.seq);
  const seal = findEvent(given, 'results.run.sealed', 'runId', run.id);
  demand((seal !== null) === (run.state === 'sealed'), `第 ${number} 次计分的状态与事件不符`, `the state of run ${number} is not what the events say`, seal?.seq ?? started.seq);
  if (!seal) return false;
  demand(seal.seq > started.seq, `第 ${number} 次计分先封存后开始`, `run ${number} was sealed before it was started`, seal.seq);
  const { outputs } = run;
  demand(outputs !== null && hashOf(outputs) === seal.body.outputsHash && run.outputsHash === seal.body.outputsHash,
    `第 ${number} 次计分的结果与第 ${seal.seq} 个事件封存的不同：结果被改过`, `the outputs of run ${number} are not what event ${seal.seq} sealed: the result was changed`, seal.seq);
  demand(run.engine === started.body.engine && run.engine === seal.body.engine, `第 ${number} 次计分的引擎与事件不符`, `the engine of run ${number} is not what the events say`, seal.seq);
  recompute(run, inputs.format, outputs, seal.seq);
  return true;
}

/** The number at the end of a name: formats of inputs and engines go together. */
const versionOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

function recompute(run: BundleRun, format: string, outputs: string, seq: number): void {
  const engine = Object.hasOwn(ENGINES, run.engine) ? ENGINES[run.engine] : undefined;
  if (!engine) {
    throw new Fault({
      zh: `第 ${run.number} 次计分由引擎 ${run.engine} 算出，本验证器只会 ${Object.keys(ENGINES).join('、')}，无法重算；请下载与平台同版本的验证器`,
      en: `run ${run.number} was computed by ${run.engine}; this verifier knows ${Object.keys(ENGINES).join(', ')} alone and cannot recompute it: download the one that came with the platform`,
    }, seq, 'unknown');
  }
  demand(versionOf(run.engine) === versionOf(format), `第 ${run.number} 次计分的引擎 ${run.engine} 与输入格式 ${format} 不配套`, `run ${run.number} was computed by ${run.engine}, which does not belong to ${format}`, seq);
  const again = canonicalJson(engine(run.inputs, run.inputsHash));
  if (again === outputs) return;
  const id = firstDifference(again, outputs);
  const code = inputsOf(run)!.entries.find((entry) => entry.id === id)?.code ?? id ?? '';
  demand(false, `第 ${run.number} 次计分重新计算的结果不同${code ? `，从 ${code} 起` : ''}`, `computing run ${run.number} again gives another result${code ? `, from ${code} on` : ''}`, seq);
}

/** The id of the first entry that differs. */
function firstDifference(again: string, outputs: string): string | null {
  interface Entries { readonly entries?: readonly { readonly id: string }[] }
  const [ours, theirs] = [again, outputs].map((text) => (JSON.parse(text) as Entries).entries ?? []) as [{ id: string }[], { id: string }[]];
  const at = ours.findIndex((entry, index) => canonicalJson(entry) !== canonicalJson(theirs[index] ?? null));
  return ours[at]?.id ?? null;
}
