import { canonicalJson } from '@jiangong/kernel';
import type { EventContent } from '../chain/chain';
import { judgeCodes, points, type Case } from './case';
import { inputsOf, startOf, type FrozenInputs } from './frozen';
import { absent, demand, holds, type Finding } from './verdict';

interface Standing {
  readonly entryId: string;
  readonly judgeId: string;
  readonly marks: Readonly<Record<string, number>>;
  /** The event that last changed it. */
  readonly seq: number;
}

/** Locked sheets as the events say, told forward in time. */
class SheetStory {
  readonly standing = new Map<string, Standing>();
  private told = 0;

  constructor(private readonly events: readonly EventContent[]) {}

  tellUntil(seq: number): void {
    for (; this.told < seq && this.told < this.events.length; this.told++) this.tell(this.events[this.told]!, this.told + 1);
  }

  private tell({ type, body }: EventContent, seq: number): void {
    const { sheetId, entryId, judgeId, marks, criterion, value } = body as { sheetId: string } & Omit<Standing, 'seq'> & { criterion: string; value: number };
    if (type === 'judging.sheet.locked') this.standing.set(sheetId, { entryId, judgeId, marks, seq });
    else if (type === 'judging.mark.amended') {
      const sheet = this.standing.get(sheetId);
      if (sheet) this.standing.set(sheetId, { ...sheet, marks: { ...sheet.marks, [criterion]: value }, seq });
    } else if (typeof sheetId === 'string' && /^judging\.sheet\.(recused|abstained|voided|reopened|released)$/.test(type)) this.standing.delete(sheetId);
  }
}

function demandMarks(found: Readonly<Record<string, number>>, told: Standing, who: { zh: string; en: string }): void {
  if (canonicalJson(found) === canonicalJson(told.marks)) return;
  const code = Object.keys({ ...told.marks, ...found }).find((one) => found[one] !== told.marks[one])!;
  demand(false, `${who.zh}：第 ${told.seq} 个事件记的 ${code} 是 ${points(told.marks[code])}，这里是 ${points(found[code])}`,
    `${who.en}: event ${told.seq} says ${code} is ${points(told.marks[code])}, here it is ${points(found[code])}`, told.seq);
}

/** Marks are those the judges locked, none altered, none left out, none added: in every run and as they stand now. */
export function checkSheets(given: Case): Finding {
  const { bundle, events } = given;
  const story = new SheetStory(events);
  const codes = judgeCodes(events.flatMap(({ type, body }) => (type === 'judging.sheet.locked' ? [String(body.judgeId)] : [])));
  const started = bundle.runs
    .map((run) => ({ run, inputs: inputsOf(run), seq: startOf(given, run)?.seq ?? null }))
    .filter((one): one is typeof one & { inputs: FrozenInputs; seq: number } => one.inputs !== null && one.seq !== null);
  // a list is drawn from marks that still stand: what was locked or amended between run and decision would be lost
  const decided = events.flatMap(({ type, body }, at) => {
    const behind = type === 'results.decision.made' ? started.find(({ run }) => run.id === body.runId) : undefined;
    return behind ? [{ ...behind, seq: at + 1, zh: `第 ${at + 1} 个事件评定所用的第 ${behind.run.number} 次计分`, en: `run ${behind.run.number}, behind the decision of event ${at + 1},` }] : [];
  });
  const told = [...started.map((one) => ({ ...one, zh: `第 ${one.run.number} 次计分`, en: `run ${one.run.number}` })), ...decided].sort((a, b) => a.seq - b.seq);
  for (const { inputs, seq, ...name } of told) {
    story.tellUntil(seq - 1);
    compare(story, inputs, codes, name, seq);
  }
  story.tellUntil(events.length);
  compareNow(given, story);
  const count = story.standing.size;
  if (count === 0) return absent('这一轮没有锁定的评分表', 'no sheet of this round is locked');
  return holds(`${count} 张锁定的评分表与事件逐项一致，${started.length} 次计分没有多用、少用一张`, `${count} locked sheets say what their events say; ${started.length} runs used all of them and no other`);
}

function compare(story: SheetStory, inputs: FrozenInputs, codes: ReadonlyMap<string, string>, run: { zh: string; en: string }, seq: number): void {
  const codeOf = new Map(inputs.entries.map(({ id, code }) => [id, code]));
  const standing = new Map([...story.standing.values()].map((told) => [`${told.entryId} ${told.judgeId}`, told]));
  const used = new Set<string>();
  for (const sheet of inputs.sheets) {
    const pair = `${sheet.entry} ${sheet.judge}`;
    const told = standing.get(pair);
    const who = `${codeOf.get(sheet.entry) ?? sheet.entry} × ${codes.get(sheet.judge) ?? sheet.judge}`;
    demand(told !== undefined, `${run.zh}用了一张没有锁定过的评分表（${who}）`, `${run.en} used a sheet that no event locked (${who})`, seq);
    demandMarks(sheet.marks, told, { zh: `${run.zh}，${who}`, en: `${run.en}, ${who}` });
    demand(!used.has(pair), `${run.zh}重复使用了评分表 ${who}`, `${run.en} used sheet ${who} twice`, told.seq);
    used.add(pair);
  }
  for (const [pair, told] of standing) {
    const entry = codeOf.get(told.entryId);
    demand(entry === undefined || used.has(pair), `${run.zh}漏用了评分表 ${entry} × ${codes.get(told.judgeId)}`, `${run.en} left out sheet ${entry} × ${codes.get(told.judgeId)}`, told.seq);
  }
}

/** Numbers under which entries were accepted, or frozen in a run. */
function entryCodes({ events, bundle }: Case): ReadonlyMap<string, string> {
  const frozen = bundle.runs.flatMap((run) => inputsOf(run)?.entries.map(({ id, code }) => [id, code] as const) ?? []);
  return new Map([...frozen, ...events.flatMap(({ type, body }) => (type === 'entries.entry.accepted' ? [[String(body.entryId), String(body.code)] as const] : []))]);
}

/** Judges go by codes in the order of their ids: each has one, and no code is of two. */
class JudgeLabels {
  private readonly of = new Map<string, string>();
  private readonly by = new Map<string, string>();

  isConsistent(label: string, judgeId: string): boolean {
    if (!this.of.has(judgeId) && !this.by.has(label)) {
      this.of.set(judgeId, label);
      this.by.set(label, judgeId);
    }
    return this.of.get(judgeId) === label && this.by.get(label) === judgeId;
  }

  isInOrder(): boolean {
    const numbers = [...this.of].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, label]) => (/^J[1-9]\d*$/.test(label) ? Number(label.slice(1)) : NaN));
    return numbers.every((number, at) => number > (numbers[at - 1] ?? 0));
  }
}

function compareNow(given: Case, story: SheetStory): void {
  const [locked, labels, codes] = [new Set<string>(), new JudgeLabels(), entryCodes(given)];
  for (const { id, state, marks, entryId, entry, judge } of given.bundle.sheets) {
    if (state !== 'locked') continue;
    const told = story.standing.get(id);
    demand(told !== undefined, `评分表 ${entry} × ${judge} 没有锁定的事件`, `no event locked sheet ${entry} × ${judge}`);
    demand(told.entryId === entryId && (codes.get(entryId) ?? entry) === entry, `评分表 ${entry} × ${judge}：第 ${told.seq} 个事件锁定的是另一个参评件的评分表`, `sheet ${entry} × ${judge}: event ${told.seq} locked a sheet of another entry`, told.seq);
    demand(labels.isConsistent(judge, told.judgeId), `评分表 ${entry} × ${judge}：第 ${told.seq} 个事件锁定的是另一名评委的评分表`, `sheet ${entry} × ${judge}: event ${told.seq} locked a sheet of another judge`, told.seq);
    demandMarks(marks ?? {}, told, { zh: `评分表 ${entry} × ${judge}`, en: `sheet ${entry} × ${judge}` });
    locked.add(id);
  }
  demand(labels.isInOrder(), '评分表中评委的代号不是按规定次序编的', 'the codes of judges in the sheets are not in their order');
  for (const [id, told] of story.standing) demand(locked.has(id), `第 ${told.seq} 个事件锁定的评分表不在数据包里`, `the sheet that event ${told.seq} locked is not in the bundle`, told.seq);
}
