import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/times';
import type { NotJudged } from '../judging-query';

/** What this judge abstained from or stepped back from. An entry stepped back from is out of sight: only that, when and why. */
export function NotJudgedList({ sheets }: { readonly sheets: readonly NotJudged[] }) {
  const { t } = useTranslation('judge');
  if (sheets.length === 0) return null;
  const abstained = sheets.filter(({ kind }) => kind === 'abstained').length;
  const recused = sheets.length - abstained;
  const title = [abstained > 0 ? t('notJudged.abstained', { count: abstained }) : '', recused > 0 ? t('notJudged.recused', { count: recused }) : ''].filter(Boolean).join(' · ');
  return (
    <details className="not-judged small">
      <summary>{title}</summary>
      <ul className="log">{sheets.map((sheet) => <li key={sheet.sheetId}><Line sheet={sheet} /></li>)}</ul>
    </details>
  );
}

function Line({ sheet: { sheetId, kind, at, reasonCode, note, title } }: { readonly sheet: NotJudged }) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  const isAbstained = kind === 'abstained';
  const reason = isAbstained ? t(`abstain.reason.${reasonCode as 'other'}`) : t(`recuse.reason.${reasonCode as 'other'}`);
  return (
    <>
      <p>{title === null ? <span className="quiet">{t('notJudged.outOfSight')}</span> : <Link to="/judge/sheets/$id" params={{ id: sheetId }}>{title}</Link>}</p>
      <p className="quiet">{[t(isAbstained ? 'notJudged.didAbstain' : 'notJudged.didRecuse', { day: times.day(at) }), reason, note].filter(Boolean).join(' · ')}</p>
    </>
  );
}
