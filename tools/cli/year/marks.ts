import { canonicalJson, type Actor } from '@jiangong/kernel';
import type { Judge, Person } from './people';
import type { RowNotes, TableLine } from './tables';

export interface MarkLine extends TableLine {
  readonly category: string;
  readonly memberNo: string;
  readonly judge: Actor;
  /** Thousandths by criterion code. */
  readonly marks: Readonly<Record<string, number>>;
}

export interface MarkCriterion {
  readonly code: string;
  readonly name: string;
  /** Thousandths. */
  readonly max: number;
}

export const markColumns = (criteria: readonly MarkCriterion[]) => [
  { name: '轮次', kind: 'code' as const }, { name: '类别' }, { name: '工号', kind: 'code' as const }, { name: '评委编号', kind: 'code' as const },
  ...criteria.map(({ name }) => ({ name, kind: 'number' as const })),
];

/** A mark as written, in thousandths; or why it is none. */
function thousandthsOf(text: string, criterion: MarkCriterion): number | string {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
  if (text === '') return '没有分数';
  if (!match) return '不是数字';
  if ((match[2] ?? '').replace(/0+$/, '').length > 2) return '最多两位小数';
  const value = Math.round(Number(text) * 1000);
  if (value < 0 || value > criterion.max) return `应在 0 到 ${criterion.max / 1000} 之间`;
  return value;
}

export interface MarkContext {
  readonly criteria: readonly MarkCriterion[];
  readonly judges: ReadonlyMap<string, Judge>;
  readonly members: ReadonlyMap<string, Person>;
  readonly categories: ReadonlySet<string>;
}

/** Checks the rows of one round as far as the row itself tells; ties and entries are the platform's to judge. */
export function readMarks(lines: readonly TableLine[], { criteria, judges, members, categories }: MarkContext, notes: RowNotes): MarkLine[] {
  const taken = new Set<string>();
  return lines.flatMap((line): MarkLine[] => {
    const { 类别: category = '', 工号: memberNo = '', 评委编号: judgeCode = '' } = line.cells;
    const judge = judges.get(judgeCode);
    if (!categories.has(category)) return refuse(line, '类别', category, '没有这个类别');
    if (!members.has(memberNo)) return refuse(line, '工号', memberNo, '名册中没有这个工号');
    if (!judge) return refuse(line, '评委编号', judgeCode, '没有这位评委');
    const marks: Record<string, number> = {};
    for (const criterion of criteria) {
      const written = line.cells[criterion.name] ?? '';
      const value = thousandthsOf(written, criterion);
      if (typeof value === 'string') return refuse(line, criterion.name, written, value);
      marks[criterion.code] = value;
    }
    const key = canonicalJson([category, memberNo, judgeCode]);
    if (taken.has(key)) return refuse(line, '评委编号', judgeCode, '这位评委已为该人选评过分，以先出现的一行为准');
    taken.add(key);
    return [{ ...line, category, memberNo, judge: judge.actor, marks }];
  });

  function refuse(line: TableLine, column: string, value: string, reason: string): [] {
    notes.refuse(line, column, value, reason);
    return [];
  }
}
