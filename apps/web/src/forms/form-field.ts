/** One field of an entry form, as a rule version describes it. */
export interface FormField {
  readonly code: string;
  readonly label: string;
  readonly kind: 'text' | 'long_text' | 'integer' | 'decimal' | 'money' | 'day' | 'choice';
  readonly isRequired: boolean;
  readonly maxLength: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly help: string;
}

/** Answers by field code, as typed. The server makes numbers of them. */
export type Answers = Readonly<Record<string, string>>;

export type Origin = 'recommendation' | 'self_nomination' | 'submission' | 'carried';

export interface Intake {
  readonly origins: readonly Origin[];
  readonly correctionDays: number;
}

const KINDS: readonly FormField['kind'][] = ['text', 'long_text', 'integer', 'decimal', 'money', 'day', 'choice'];
type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function fieldOf(raw: Loose): FormField {
  return {
    code: text(raw.code),
    label: text(raw.label),
    // A kind newer than this page is still a text somebody can type.
    kind: KINDS.find((kind) => kind === raw.kind) ?? 'text',
    isRequired: raw.required === true,
    maxLength: number(raw.maxLength) ?? 2_000,
    minimum: number(raw.minimum),
    maximum: number(raw.maximum),
    choices: listOf(raw.choices).map((choice) => ({ value: text(choice.value), label: text(choice.label) })),
    help: text(raw.help),
  };
}

/** The fields of `RuleVersion.content.form`. */
export function readFields(ruleContent: unknown): readonly FormField[] {
  const form = isRecord(ruleContent) ? ruleContent.form : undefined;
  return listOf(isRecord(form) ? form.fields : undefined).map(fieldOf).filter(({ code }) => code !== '');
}

const ORIGINS: readonly Origin[] = ['recommendation', 'self_nomination', 'submission', 'carried'];

/** The intake of `RuleVersion.content.intake`: how entries get in. */
export function readIntake(ruleContent: unknown): Intake {
  const intake = isRecord(ruleContent) && isRecord(ruleContent.intake) ? ruleContent.intake : {};
  const given: readonly unknown[] = Array.isArray(intake.origins) ? intake.origins : [];
  return { origins: ORIGINS.filter((origin) => given.includes(origin)), correctionDays: number(intake.correctionDays) ?? 3 };
}

/** What was handed in, as the answers of a form to go on with. */
export function readAnswers(content: unknown): Answers {
  if (!isRecord(content)) return {};
  return Object.fromEntries(
    Object.entries(content).flatMap(([code, value]) => (typeof value === 'string' ? [[code, value]] : typeof value === 'number' ? [[code, String(value)]] : [])),
  );
}

/** What is sent: trimmed, and without the fields that were left empty. */
export const contentOf = (fields: readonly FormField[], answers: Answers): Record<string, string> =>
  Object.fromEntries(fields.map(({ code }) => [code, (answers[code] ?? '').trim()] as const).filter(([, value]) => value !== ''));
