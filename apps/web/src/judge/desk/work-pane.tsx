import EyeOff from 'lucide-react/icons/eye-off';
import ZoomIn from 'lucide-react/icons/zoom-in';
import ZoomOut from 'lucide-react/icons/zoom-out';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keep, readKept } from '../../app/kept';
import { Button } from '../../design';
import { AnswerList, type FormField } from '../../forms';
import { EntryFiles } from '../../uploads';
import type { Sheet } from '../judging-query';

const KINDS: readonly FormField['kind'][] = ['text', 'long_text', 'integer', 'decimal', 'money', 'day', 'choice', 'files', 'outcomes'];
const STORED = 'jiangong.judge.zoom';
const SIZES = [1, 1.15, 1.3, 1.5] as const;

/** The version that is judged, to be read closely; its size is remembered on the device. */
export function WorkPane({ sheet: { entry } }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('judge');
  const [size, setSize] = useState(() => Math.max(0, SIZES.findIndex((one) => String(one) === readKept(STORED))));
  const zoom = (to: number) => { setSize(to); keep(STORED, String(SIZES[to])); };
  const fields = entry.fields.map(({ label, kind }, index): FormField => ({
    code: String(index), label, kind: KINDS.find((known) => known === kind) ?? 'text', isRequired: false, maxLength: 0, choices: [], help: '',
  }));
  const content = Object.fromEntries(entry.fields.map(({ value }, index) => [String(index), value]));
  return (
    <article className="stack">
      <header>
        <div className="row-apart">
          <p className="quiet">{entry.isBlind ? entry.categoryName : `${entry.categoryName} · ${t('work.code', { code: entry.code })}`}</p>
          <span className="row">
            <Button kind="quiet" size="small" aria-label={t('work.smaller')} disabled={size === 0} onClick={() => zoom(size - 1)} icon={<ZoomOut size={18} aria-hidden />} />
            <Button kind="quiet" size="small" aria-label={t('work.larger')} disabled={size === SIZES.length - 1} onClick={() => zoom(size + 1)} icon={<ZoomIn size={18} aria-hidden />} />
          </span>
        </div>
        <h2 className="work-title">{entry.title}</h2>
        {entry.isBlind ? <p className="row small quiet"><EyeOff size={16} aria-hidden />{t('work.blind')}</p> : entry.organizationName ? <p>{entry.organizationName}</p> : null}
      </header>
      {/* a sheet that an earlier version kept on the device names none */}
      <EntryFiles files={entry.media ?? []} />
      <div className="work-content" style={{ fontSize: `${SIZES[size] ?? 1}em` }}><AnswerList fields={fields} content={content} hasFilesApart /></div>
    </article>
  );
}
