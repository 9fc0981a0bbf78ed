import type { Desk } from './desk-query';

/** The document of a title, as the server has it (JSON on the wire). */
export interface TitleContent {
  readonly grantedBy: string;
  readonly levels: readonly { readonly code: string; readonly name: string; readonly cap: number; readonly allowanceFen: number; readonly termMonths: number }[];
  readonly assessment: {
    readonly everyMonths: number; readonly passMark: number; readonly minAssessors: number;
    readonly parts: readonly { readonly code: string; readonly name: string; readonly weight: number; readonly isRoutine: boolean }[];
  };
  readonly evidence: readonly { readonly code: string; readonly name: string; readonly withinMonths: number }[];
  readonly allowance: { readonly lastMonth: 'by_day' | 'whole_month' };
  readonly vacancy: {
    readonly workingDays: number; readonly noticeDays: number; readonly conditions: string; readonly judges: number; readonly minimumMark: number;
    readonly criteria: readonly { readonly code: string; readonly name: string; readonly weight: number }[];
  };
}

export const contentOf = (desk: Desk): TitleContent => desk.content as TitleContent;

/** A row as typed: everything is text until it is sent. */
export type Row = Readonly<Record<string, string>>;
export interface TitleDraft {
  readonly figures: Row;
  readonly levels: readonly Row[];
  readonly parts: readonly Row[];
  readonly evidence: readonly Row[];
  readonly criteria: readonly Row[];
}

const THOUSAND = 1_000;
const fenText = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`);

/** What a title usually begins with. */
export const STANDARD: TitleDraft = {
  figures: { grantedBy: '', passMark: '60', minAssessors: '3', everyMonths: '12', lastMonth: 'by_day', conditions: '', workingDays: '5', noticeDays: '5', judges: '3', minimumMark: '60' },
  levels: [{ code: 'level_1', name: '一级', cap: '2', yuan: '3500', termMonths: '36' }],
  parts: [
    { code: 'routine', name: '日常工作', weight: '30', isRoutine: 'yes' }, { code: 'innovation', name: '创新成果', weight: '35', isRoutine: '' },
    { code: 'knowledge', name: '知识技能', weight: '15', isRoutine: '' }, { code: 'coaching', name: '传带培养', weight: '20', isRoutine: '' },
  ],
  evidence: [{ code: 'topic', name: '创新课题', withinMonths: '12' }],
  criteria: [{ code: 'skill', name: '技能水平', weight: '40' }, { code: 'innovation', name: '创新成果', weight: '40' }, { code: 'coaching', name: '传带培养', weight: '20' }],
};

export const draftOf = ({ grantedBy, levels, assessment, evidence, allowance, vacancy }: TitleContent): TitleDraft => ({
  figures: {
    grantedBy, passMark: String(assessment.passMark / THOUSAND), minAssessors: String(assessment.minAssessors), everyMonths: String(assessment.everyMonths), lastMonth: allowance.lastMonth,
    conditions: vacancy.conditions, workingDays: String(vacancy.workingDays), noticeDays: String(vacancy.noticeDays), judges: String(vacancy.judges), minimumMark: String(vacancy.minimumMark / THOUSAND),
  },
  levels: levels.map(({ code, name, cap, allowanceFen, termMonths }) => ({ code, name, cap: String(cap), yuan: fenText(allowanceFen), termMonths: String(termMonths) })),
  parts: assessment.parts.map(({ code, name, weight, isRoutine }) => ({ code, name, weight: String(weight), isRoutine: isRoutine ? 'yes' : '' })),
  evidence: evidence.map(({ code, name, withinMonths }) => ({ code, name, withinMonths: String(withinMonths) })),
  criteria: vacancy.criteria.map(({ code, name, weight }) => ({ code, name, weight: String(weight) })),
});

/** A whole number, or what the server will find fault with. */
const whole = (text: string | undefined): number => (/^\d{1,6}$/.test(text?.trim() ?? '') ? Number(text) : -1);

/** Yuan with up to two decimals as fen, by text. */
function fenOf(text: string | undefined): number {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text?.trim() ?? '');
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : -1;
}

export const contentFrom = ({ figures, levels, parts, evidence, criteria }: TitleDraft): TitleContent => ({
  grantedBy: figures.grantedBy?.trim() ?? '',
  levels: levels.map(({ code = '', name = '', cap, yuan, termMonths }) => ({ code, name: name.trim(), cap: whole(cap), allowanceFen: fenOf(yuan), termMonths: whole(termMonths) })),
  assessment: {
    everyMonths: whole(figures.everyMonths), passMark: whole(figures.passMark) * THOUSAND, minAssessors: whole(figures.minAssessors),
    parts: parts.map(({ code = '', name = '', weight, isRoutine }) => ({ code, name: name.trim(), weight: whole(weight), isRoutine: isRoutine === 'yes' })),
  },
  evidence: evidence.map(({ code = '', name = '', withinMonths }) => ({ code, name: name.trim(), withinMonths: whole(withinMonths) })),
  allowance: { lastMonth: figures.lastMonth === 'whole_month' ? 'whole_month' : 'by_day' },
  vacancy: {
    workingDays: whole(figures.workingDays), noticeDays: whole(figures.noticeDays), conditions: figures.conditions?.trim() ?? '', judges: whole(figures.judges), minimumMark: whole(figures.minimumMark) * THOUSAND,
    criteria: criteria.map(({ code = '', name = '', weight }) => ({ code, name: name.trim(), weight: whole(weight) })),
  },
});

/** A code nobody of the list has yet. */
export function freshCode(stem: string, rows: readonly Row[]): string {
  for (let at = rows.length + 1; ; at++) if (!rows.some(({ code }) => code === `${stem}_${at}`)) return `${stem}_${at}`;
}
