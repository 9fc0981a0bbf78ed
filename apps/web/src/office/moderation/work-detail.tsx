import CircleCheck from 'lucide-react/icons/circle-check';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Note } from '../../design';
import { grouped } from '../../forms';
import { said } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { MediaList } from '../../uploads';
import { FoundText } from './found-text';
import { findingsOf, isBlocked, isPreparing, type WorkReview } from './moderation-query';

interface WorkDetailProps {
  readonly row: WorkReview;
  readonly isBusy: boolean;
  readonly place: RefObject<HTMLElement | null>;
  readonly onApprove: () => void;
  readonly onReasoned: (act: 'return' | 'withdraw') => void;
}

/** Everything the public would see of a work, with what to look at marked, and what was decided so far. */
export function WorkDetail({ row, isBusy, place, onApprove, onReasoned }: WorkDetailProps) {
  const { t } = useTranslation('moderation');
  const times = useTimes();
  const { work, abilities } = row;
  const found = findingsOf(row).length;
  const files = [...(work.video ? [work.video] : []), ...work.images];
  const reasonOf = (code: string | null): string => (code ? t(`reason.${code as 'other'}`, { defaultValue: code }) : '');
  return (
    <article className="card stack moderated" ref={place} tabIndex={-1} aria-labelledby="moderated-title">
      <header className="stack" style={{ gap: 'var(--space-1)' }}>
        <p className="small quiet">{work.categoryName} · {work.periodName}</p>
        <h2 id="moderated-title"><FoundText text={work.title} findings={row.titleFindings} /></h2>
        <p>{work.authors} <span className="quiet">· {work.organizationName}{work.districtName ? ` · ${work.districtName}` : ''}</span></p>
      </header>
      {found > 0 ? <Note title={t(isBlocked(row) ? 'found.block' : 'found.look', { count: found })}>{t('found.text')}</Note> : null}
      {row.obstacle ? <Note title={t(`obstacle.${row.obstacle.code as 'WORK_FILM_NOT_READY'}`, { defaultValue: row.obstacle.code })}>{row.obstacle.message}</Note> : null}
      {files.length > 0 ? <MediaList files={files} /> : null}
      {(work.sections ?? []).map(({ title, text }, at) => (
        <section key={title}><h3>{title}</h3><p className="moderated-text"><FoundText text={text} findings={row.sectionFindings[at] ?? []} /></p></section>
      ))}
      {work.outcomes.length > 0 ? (
        <section>
          <h3>{t('outcomes')}</h3>
          <ul className="moderated-outcomes">
            {work.outcomes.map((one, at) => (
              <li key={at}><span>{one.name || t(`outcome.${one.kind as 'direct'}`)} <strong className="figures">{grouped(one.value)}</strong> {one.unit}{one.base ? <span className="quiet small"> · {one.base}</span> : null}</span>
                {one.isVerified ? <Chip tone="green" icon={<CircleCheck size={14} aria-hidden />}>{t('verified')}</Chip> : <Chip>{t('unverified')}</Chip>}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="row moderated-acts">
        {abilities.canApprove || isPreparing(row) ? <Button kind="primary" isBusy={isBusy} disabled={!abilities.canApprove} onClick={onApprove}>{t('act.approve')}</Button> : null}
        {abilities.canReturn ? <Button onClick={() => onReasoned('return')}>{t('act.return')}</Button> : null}
        {abilities.canWithdraw ? <Button kind="danger" onClick={() => onReasoned('withdraw')}>{t('act.withdraw')}</Button> : null}
        {!row.obstacle && !abilities.canApprove && !abilities.canReturn && !abilities.canWithdraw ? <p className="quiet">{t('act.none')}</p> : null}
      </div>
      <section>
        <h3>{t('steps')}</h3>
        <ol className="moderated-steps">
          {row.steps.map((step, at) => (
            <li key={at}><time dateTime={step.at} className="small quiet">{times.instant(step.at)}</time> {t(`step.${step.act as 'receive'}`, { defaultValue: step.act })}
              {step.byName ? <span className="quiet"> · {step.byName}</span> : null}
              {step.reasonCode || step.reason ? <p className="small">{said(reasonOf(step.reasonCode), step.reason)}</p> : null}</li>
          ))}
        </ol>
      </section>
    </article>
  );
}
