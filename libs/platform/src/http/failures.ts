import { HttpException } from '@nestjs/common';
import { BadInput, NotAllowed, NotFound, Refusal, SignInNeeded, type Bilingual, type FieldFault } from '@jiangong/kernel';

export type Language = 'zh' | 'en';

export const languageOf = (acceptLanguage: string | undefined): Language => (/^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh');

/** How a failure is told to the outside: over GraphQL and over plain HTTP alike. */
export interface ToldFailure {
  readonly code: string;
  readonly status: number;
  readonly text: Bilingual;
  readonly faults?: readonly FieldFault[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[123]|08\w{3}|53300)$/;

function isDatabaseAway(error: unknown): boolean {
  const { code, driverError, cause, message, errors } = error as { code?: string; driverError?: unknown; cause?: unknown; message?: string; errors?: unknown[] };
  if (typeof code === 'string' && DATABASE_AWAY.test(code)) return true;
  if (/Connection terminated|timeout exceeded when trying to connect|the database system is/.test(message ?? '')) return true;
  return [driverError, cause, ...(errors ?? [])].some((inner) => inner !== undefined && inner !== null && inner !== error && isDatabaseAway(inner));
}

/** A value that PostgreSQL cannot read or hold: text with a NUL, a number out of range, a cursor somebody made up. */
const UNREADABLE_VALUE = /^22(021|P02|P05|003|007|008)$/;
/** The work was in others' way at every try, see the unit of work. */
const BUSY = /^(40001|40P01)$/;

const sqlStateOf = (error: object): string => {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } | null };
  return String(driverError?.code ?? code ?? '');
};

const UNREADABLE: ToldFailure = { code: 'BAD_INPUT', status: 400, faults: [], text: { zh: '输入有误：有一项内容的格式无法识别', en: 'bad input: a value has a form that cannot be read' } };

/** Nest's own pipes and router: an id that is none, a path that is none. Their messages are English and about parameters. */
const ofNest = (status: number): ToldFailure =>
  status === 400 ? UNREADABLE : { code: status === 404 ? 'NOT_FOUND' : 'REFUSED', status, text: { zh: '没有这个地址，或请求方式不对', en: 'no such address, or not in this way' } };

/** What may be said of an error. Anything unforeseen keeps its message to the log. */
export function tell(error: unknown): ToldFailure {
  if (error instanceof Refusal) return { code: error.code, status: 409, text: error.text, facts: error.facts };
  if (error instanceof BadInput)
    return { code: 'BAD_INPUT', status: 400, faults: error.faults, text: { zh: `输入有误：${error.faults.map((f) => f.zh).join('；')}`, en: `bad input: ${error.faults.map((f) => `${f.path}: ${f.en}`).join('; ')}` } };
  if (error instanceof NotFound) return { code: 'NOT_FOUND', status: 404, text: { zh: `没有找到这个${error.what.zh}，或您无权查看`, en: `no such ${error.what.en}, or you may not see it` } };
  if (error instanceof SignInNeeded) return { code: 'SIGN_IN_NEEDED', status: 401, text: { zh: '请先登录', en: 'please sign in first' } };
  if (error instanceof NotAllowed) return { code: 'NOT_ALLOWED', status: 403, text: { zh: '您的账号没有这项权限', en: 'your account does not have this permission' } };
  if (error instanceof HttpException && error.getStatus() < 500) return ofNest(error.getStatus());
  if (error && typeof error === 'object' && UNREADABLE_VALUE.test(sqlStateOf(error))) return UNREADABLE;
  if (error && typeof error === 'object' && (isDatabaseAway(error) || BUSY.test(sqlStateOf(error)))) return { code: 'UNAVAILABLE', status: 503, text: { zh: '服务暂时不可用，请稍后再试，已提交的内容不会丢失', en: 'the service is unavailable for a moment; nothing submitted is lost' } };
  return { code: 'INTERNAL', status: 500, text: { zh: '系统出错，已记录', en: 'something went wrong and was recorded' } };
}
