import { addWorkingDays, BadInput, canonicalJson, sha256, type Day, type WorkCalendar } from '@jiangong/kernel';
import { titleContent, type TitleContent, type TitleLevel } from './title-content';
import { PostingInThePast, RoutineWeighsTooMuch } from './title.refusals';

/** domain.md §9: routine work weighs so much at most; innovation, knowledge and coaching the rest. */
export const ROUTINE_AT_MOST = 30;

const repeated = (codes: readonly string[]): string | undefined => codes.find((code, at) => codes.indexOf(code) !== at);

/** Reads what somebody wrote; shape and sums are faults of the input, too much routine is refused. */
export function readTitle(written: unknown): TitleContent {
  const parsed = titleContent.safeParse(written);
  if (!parsed.success) throw new BadInput(parsed.error.issues.map(({ path, message }) => ({ path: ['input', 'content', ...path.map(String)].join('.'), zh: `“${path.map(String).join('.')}”填写有误`, en: message })));
  const { levels, assessment, evidence, vacancy } = parsed.data;
  for (const [path, codes] of [['levels', levels], ['assessment.parts', assessment.parts], ['evidence', evidence], ['vacancy.criteria', vacancy.criteria]] as const) {
    const twice = repeated(codes.map(({ code }) => code));
    if (twice) throw BadInput.at(`input.content.${path}`, `代码“${twice}”重复`, `code "${twice}" appears twice`);
  }
  const total = assessment.parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total !== 100) throw BadInput.at('input.content.assessment.parts', `考核项目权重之和是 ${total}，应为 100`, `the weights add up to ${total}, not 100`);
  const percent = assessment.parts.reduce((sum, { weight, isRoutine }) => sum + (isRoutine ? weight : 0), 0);
  if (percent > ROUTINE_AT_MOST) throw new RoutineWeighsTooMuch({ percent, most: ROUTINE_AT_MOST });
  return parsed.data;
}

export const hashOfTitle = (content: TitleContent): string => sha256(canonicalJson(content));

export function levelOf({ levels }: Pick<TitleContent, 'levels'>, code: string): TitleLevel {
  const level = levels.find((one) => one.code === code);
  if (!level) throw BadInput.at('input.level', '没有这个等级', 'no such level');
  return level;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month - 1]!);

/** The same day so many months on, or the last of that month where it has no such day; also back. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${String(toYear).padStart(4, '0')}-${pad(toMonth)}-${pad(Math.min(date, daysInMonth(toYear, toMonth)))}`;
}

/** The last day of a posting that begins on `fromOn`: so many working days, the first one not counted, as every notice is counted. */
export function lastDayOfPosting(fromOn: Day, today: Day, workingDays: number, calendar: WorkCalendar): Day {
  if (fromOn < today) throw new PostingInThePast({ fromOn, today });
  return addWorkingDays(fromOn, workingDays, calendar);
}
