import type { FileKind, FileRef } from '../uploads';
import { outcomesOf, readOutcomes, type OutcomeAnswer } from './outcome-answer';

/** One field of an entry form, as a rule version describes it. */
export interface FormField {
  readonly code: string;
  readonly label: string;
  readonly kind: 'text' | 'long_text' | 'integer' | 'decimal' | 'money' | 'day' | 'choice' | 'files' | 'outcomes';
  readonly isRequired: boolean;
  readonly maxLength: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly help: string;
  /** Of files, and of the proofs of outcomes. */
  readonly accept?: readonly FileKind[];
  readonly maxFiles?: number;
  readonly maxMegabytes?: number;
  readonly maxSeconds?: number;
  /** Codes of the categories that ask for it; all of them when left out. */
  readonly onlyIn?: readonly string[];
}

/** As typed; the server makes numbers of texts. */
export type Answer = string | readonly FileRef[] | readonly OutcomeAnswer[];
/** Answers by field code. */
export type Answers = Readonly<Record<string, Answer>>;

export type Origin = 'recommendation' | 'self_nomination' | 'submission' | 'carried';

export interface Intake {
  readonly origins: readonly Origin[];
  readonly correctionDays: number;
  readonly mostAuthors: number;
  /** Codes of the categories whose works are made by a mentor and an apprentice. */
  readonly mentorPairIn: readonly string[];
}

const KINDS: readonly FormField['kind'][] = ['text', 'long_text', 'integer', 'decimal', 'money', 'day', 'choice', 'files', 'outcomes'];
const FILE_KINDS: readonly FileKind[] = ['video', 'image', 'document'];
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
    accept: Array.isArray(raw.accept) ? FILE_KINDS.filter((kind) => (raw.accept as readonly unknown[]).includes(kind)) : undefined,
    maxFiles: number(raw.maxFiles),
    maxMegabytes: number(raw.maxMegabytes),
    maxSeconds: number(raw.maxSeconds),
    onlyIn: Array.isArray(raw.onlyIn) ? raw.onlyIn.map(text) : undefined,
  };
}

/** The fields of `RuleVersion.content.form`; of one category when its code is given. */
export function readFields(ruleContent: unknown, category?: string): readonly FormField[] {
  const form = isRecord(ruleContent) ? ruleContent.form : undefined;
  return listOf(isRecord(form) ? form.fields : undefined).map(fieldOf)
    .filter(({ code, onlyIn }) => code !== '' && (category === undefined || !onlyIn || onlyIn.includes(category)));
}

/** What somebody who hands in declares, in the words they agree to. */
export interface Declaration {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
}

export const readDeclarations = (ruleContent: unknown): readonly Declaration[] =>
  listOf(isRecord(ruleContent) ? ruleContent.declarations : undefined).map((raw) => ({ code: text(raw.code), title: text(raw.title), text: text(raw.text), version: number(raw.version) ?? 1 }));

/** What belongs in each category, by its code. */
export function readGuidance(ruleContent: unknown): Readonly<Record<string, string>> {
  const guidance = isRecord(ruleContent) && isRecord(ruleContent.guidance) ? ruleContent.guidance : {};
  return Object.fromEntries(Object.entries(guidance).map(([code, said]) => [code, text(said)]));
}

const ORIGINS: readonly Origin[] = ['recommendation', 'self_nomination', 'submission', 'carried'];

/** The intake of `RuleVersion.content.intake`: how entries get in. */
export function readIntake(ruleContent: unknown): Intake {
  const intake = isRecord(ruleContent) && isRecord(ruleContent.intake) ? ruleContent.intake : {};
  const given: readonly unknown[] = Array.isArray(intake.origins) ? intake.origins : [];
  return {
    origins: ORIGINS.filter((origin) => given.includes(origin)), correctionDays: number(intake.correctionDays) ?? 3, mostAuthors: number(intake.mostAuthors) ?? 10,
    mentorPairIn: Array.isArray(intake.mentorPairIn) ? intake.mentorPairIn.map(text) : [],
  };
}

/** What was handed in, as the answers of a form to go on with. */
export function readAnswers(content: unknown): Answers {
  if (!isRecord(content)) return {};
  return Object.fromEntries(Object.entries(content).flatMap(([code, value]): [string, Answer][] => {
    if (typeof value === 'string') return [[code, value]];
    if (typeof value === 'number') return [[code, String(value)]];
    if (!Array.isArray(value) || value.length === 0) return [];
    return [[code, listOf(value).some((one) => 'kind' in one) ? readOutcomes(value) : readFiles(value)]];
  }));
}

export const readFiles = (value: unknown): readonly FileRef[] =>
  listOf(value).map((one) => ({ id: text(one.id), sha256: text(one.sha256) })).filter(({ id }) => id !== '');

export const textIn = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

function sentOf({ kind }: FormField, answer: Answer | undefined): unknown {
  if (kind === 'files') return readFiles(answer);
  if (kind === 'outcomes') return outcomesOf(readOutcomes(answer));
  return textIn(answer).trim();
}

const isNothing = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

/** What is sent: trimmed, and without the fields that were left empty. */
export const contentOf = (fields: readonly FormField[], answers: Answers): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.code, sentOf(field, answers[field.code])] as const).filter(([, value]) => !isNothing(value)));
