import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Note, PathBar, type PathStep } from '../design';
import { readDeclarations, readFields, readGuidance } from '../forms';
import { useTimes } from '../i18n/times';
import { CategoryStep } from './category-step';
import { stepsOf, type FormStep } from './form-parts';
import { FormSteps } from './form-steps';
import type { BegunEntry, HandInRound } from './hand-in';

interface HandInStepsProps {
  readonly viewer: Viewer;
  readonly round: HandInRound;
  readonly entry: BegunEntry | null;
  readonly origin: 'self_nomination' | 'submission';
  readonly begunCategory: string | null;
}

type Step = 'category' | FormStep;

/** Category, content, outcomes, authors and declarations, files, check: one task a screen. */
export function HandInSteps({ viewer, round, entry, origin, begunCategory }: HandInStepsProps) {
  const { t } = useTranslation('member');
  const times = useTimes();
  const navigate = useNavigate();
  const known = round.programme.categories.find(({ id }) => id === begunCategory) ?? null;
  const [category, setCategory] = useState(known);
  const [step, setStep] = useState<Step>(known ? 'content' : 'category');
  const content = round.rules?.content;
  const isFixed = entry !== null && entry.state !== 'draft';
  const asksDeclarations = !isFixed && readDeclarations(content).length > 0;
  const formSteps = useMemo(() => stepsOf(readFields(content, category?.code), { authors: origin === 'submission', declarations: asksDeclarations }), [content, category?.code, origin, asksDeclarations]);

  const all: readonly Step[] = ['category', ...formSteps];
  const at = all.indexOf(step);
  const steps: PathStep[] = all.map((key, index) => ({ key, label: t(`handIn.step.${key}`), state: index < at ? 'done' : index === at ? 'current' : 'waiting' }));
  const show = (next: Step) => {
    setStep(next);
    scrollTo({ top: 0 });
  };
  const choose = (chosen: NonNullable<typeof category>) => {
    setCategory(chosen);
    show('content');
    void navigate({ to: '/submit/$roundId', params: { roundId: round.id }, search: { category: chosen.id, entry: entry?.id }, replace: true });
  };
  return (
    <>
      <PathBar label={t('handIn.steps')} steps={steps} onOpen={(key) => { if (key !== 'category' || !isFixed) show(key as Step); }} />
      {round.phase === 'collecting' ? <p className="quiet">{t('open.until', { until: times.deadline(round.reviewingAt) })} <strong className="open-left">{times.remaining(round.reviewingAt)}</strong></p> : isFixed ? null : <Note>{round.phase === 'scheduled' ? t('handIn.notYet', { at: times.instant(round.collectingAt) }) : t('handIn.closed')}</Note>}
      {step === 'category' || !category ? <CategoryStep categories={round.programme.categories} chosen={category?.id ?? null} guidance={readGuidance(content)} onChoose={choose} /> : (
        <FormSteps key={category.id} viewer={viewer} round={round} entry={entry} origin={origin} category={category} step={step} steps={formSteps} onStep={show} onBack={() => { if (!isFixed) show('category'); }} />
      )}
    </>
  );
}
