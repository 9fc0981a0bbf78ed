import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Note, PathBar, type PathStep } from '../design';
import { useTimes } from '../i18n/times';
import { CategoryStep } from './category-step';
import { FormSteps } from './form-steps';
import type { BegunEntry, HandInRound } from './hand-in';
import { ReceiptCard } from './receipt-card';
import type { Receipt } from './use-hand-in';

interface HandInStepsProps {
  readonly viewer: Viewer;
  readonly round: HandInRound;
  readonly entry: BegunEntry | null;
  readonly origin: 'self_nomination' | 'submission';
  readonly begunCategory: string | null;
}

type Step = 'category' | 'fill' | 'check' | 'done';
const STEPS: readonly Exclude<Step, 'done'>[] = ['category', 'fill', 'check'];

/** Category, form, check, receipt: one task a screen. */
export function HandInSteps({ viewer, round, entry, origin, begunCategory }: HandInStepsProps) {
  const { t } = useTranslation('member');
  const times = useTimes();
  const navigate = useNavigate();
  const known = round.programme.categories.find(({ id }) => id === begunCategory) ?? null;
  const [category, setCategory] = useState(known);
  const [step, setStep] = useState<Step>(known ? 'fill' : 'category');
  const [receipt, setReceipt] = useState<Receipt | null>(null);

  if (receipt) return <ReceiptCard receipt={receipt} />;
  const isFixed = entry !== null && entry.state !== 'draft';
  const at = STEPS.indexOf(step as Exclude<Step, 'done'>);
  const steps: PathStep[] = STEPS.map((key, index) => ({ key, label: t(`handIn.step.${key}`), state: index < at ? 'done' : index === at ? 'current' : 'waiting' }));

  const choose = (chosen: NonNullable<typeof category>) => {
    setCategory(chosen);
    setStep('fill');
    void navigate({ to: '/submit/$roundId', params: { roundId: round.id }, search: { category: chosen.id, entry: entry?.id }, replace: true });
  };
  return (
    <>
      <PathBar label={t('handIn.steps')} steps={steps} onOpen={(key) => { if (key !== 'category' || !isFixed) setStep(key as Step); }} />
      {round.phase === 'collecting' ? <p className="quiet">{t('open.until', { until: times.deadline(round.reviewingAt) })} <strong className="open-left">{times.remaining(round.reviewingAt)}</strong></p> : isFixed ? null : <Note>{t('handIn.closed')}</Note>}
      {step === 'category' || !category ? <CategoryStep categories={round.programme.categories} chosen={category?.id ?? null} onChoose={choose} /> : (
        <FormSteps key={category.id} viewer={viewer} round={round} entry={entry} origin={origin} category={category} isChecking={step === 'check'} onCheck={() => setStep('check')} onBack={() => setStep(step === 'check' ? 'fill' : isFixed ? 'fill' : 'category')} onReceipt={setReceipt} />
      )}
    </>
  );
}
