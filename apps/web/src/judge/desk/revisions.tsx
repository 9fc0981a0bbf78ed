import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/times';
import type { Sheet } from '../judging-query';
import { markText } from '../marks/mark-text';

/** Every mark this sheet ever carried, newest first. */
export function Revisions({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  if (sheet.revisions.length === 0) return null;
  const nameOf = (code: string): string => sheet.rubric.find((criterion) => criterion.code === code)?.name ?? code;
  const unitOf = (code: string): string => sheet.rubric.find((criterion) => criterion.code === code)?.measure?.unit ?? '';
  return (
    <details className="small">
      <summary>{t('revisions.title', { count: sheet.revisions.length })}</summary>
      <ul>
        {[...sheet.revisions].reverse().map((one) => (
          <li key={`${one.revision}${one.criterion}`}>{nameOf(one.criterion)} <span className="figures">{one.previous === null ? '' : `${markText(one.previous)} → `}{markText(one.value)}{one.measured === null ? '' : t('measure.of', { value: markText(one.measured), unit: unitOf(one.criterion) })}</span> <span className="quiet">{times.instant(one.savedAt)}{one.reason ? ` · ${one.reason}` : ''}{one.isOvertaken ? ` · ${t('revisions.overtaken')}` : ''}</span></li>
        ))}
      </ul>
    </details>
  );
}
