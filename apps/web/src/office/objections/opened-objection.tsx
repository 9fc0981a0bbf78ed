import { useTranslation } from 'react-i18next';
import { Timeline } from '../../design';
import { useTimes } from '../../i18n/times';
import { noted, said } from '../../i18n/listed';
import type { OpenedCase } from './desk-query';
import { ProposeForm } from './propose-form';

/** What one objection says, who raised it and what came of it: to the discipline group alone. */
export function OpenedObjection({ opened, onDone }: { readonly opened: OpenedCase; readonly onDone: () => void }) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  const who = opened.kind === 'unit' ? t('desk.unitStamp', { unit: noted(opened.organizationName, opened.name) }) : opened.isSignedIn ? opened.name : noted(opened.name, t('desk.noAccount'));
  const facts = [
    [t('desk.person'), who], [t('desk.contact'), opened.contact || t('desk.noContact')], [t('desk.about'), opened.entryName ?? t('desk.whole')], [t('desk.ground'), t(`raise.grounds.${opened.ground as 'other'}`)],
  ] as const;
  return (
    <div className="stack">
      <dl className="objection-facts">{facts.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>
      <div><h3>{t('desk.text')}</h3><p className="objection-text">{opened.text}</p></div>
      {opened.files.length > 0 ? <div><h3>{t('desk.files')}</h3><ul>{opened.files.map((file) => <li key={file.id}><a href={`/files/objections/opened/${file.id}`} download>{file.name}</a> <span className="small quiet">{Math.max(1, Math.round(file.size / 1024))} KB</span></li>)}</ul></div> : null}
      <div>
        <h3>{t('desk.course')}</h3>
        <Timeline isSlim items={opened.steps.map((step, at) => ({ key: String(at), name: t(`step.${step.kind as 'received'}`), at: times.instant(step.at), state: step.kind === 'sent_back' ? 'returned' : 'done', stateWord: '', note: said(step.byName, step.text) || undefined }))} />
      </div>
      {opened.objection.abilities.canPropose ? <ProposeForm opened={opened} onDone={onDone} /> : null}
    </div>
  );
}
