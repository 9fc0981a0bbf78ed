import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../design';

const TONES: Readonly<Record<string, Tone>> = { open: 'amber', closed: 'blue', published: 'green', withdrawn: 'grey' };

export function NoticeState({ state }: { readonly state: string }) {
  const { t } = useTranslation('notices');
  return <Chip tone={TONES[state] ?? 'grey'}>{t(`state.${state as 'open'}`)}</Chip>;
}
