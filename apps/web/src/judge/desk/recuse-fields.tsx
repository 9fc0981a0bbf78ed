import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoicePills, Field, TextInput } from '../../design';

const REASONS = ['same_unit', 'kin', 'mentor', 'same_studio', 'co_author', 'recommender', 'joint_award', 'unable', 'other'] as const;

export interface Recusal {
  readonly code: string;
  readonly words: string;
  readonly choose: (code: string) => void;
  readonly write: (words: string) => void;
  readonly isWhole: boolean;
  readonly given: { readonly reasonCode: string; readonly reason: string | null };
}

/** Why a judge steps back, from one entry or from several. */
export function useRecusal(): Recusal {
  const [code, choose] = useState('');
  const [words, write] = useState('');
  return { code, words, choose, write, isWhole: code !== '' && (code !== 'other' || words.trim() !== ''), given: { reasonCode: code, reason: words.trim() || null } };
}

export function RecuseFields({ recusal: { code, words, choose, write } }: { readonly recusal: Recusal }) {
  const { t } = useTranslation('judge');
  return (
    <>
      <ChoicePills legend={t('recuse.why')} value={code} choices={REASONS.map((value) => ({ value, label: t(`recuse.reason.${value}`) }))} onChange={choose} />
      <Field isRequired={code === 'other'} label={t('recuse.words')}>{(links) => <TextInput {...links} maxLength={500} value={words} onChange={(event) => write(event.target.value)} />}</Field>
    </>
  );
}
