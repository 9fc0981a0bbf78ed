import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, type Tone } from '../../design';
import { calendarYear } from '../../i18n/calendar-year';
import { listed, said } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { LeadDialog } from './lead-dialog';
import { MembersDialog } from './members-dialog';
import { OutputDialog, ReportDialog, ReviewDialog } from './studio-dialogs';
import type { Studio } from './studios-query';

const TONES: Readonly<Record<string, Tone>> = { active: 'green', rectifying: 'amber', removed: 'grey' };

/** A studio: who belongs to it, what it brought about, and how each year was judged. */
export function StudioCard({ studio, onChanged }: { readonly studio: Studio; readonly onChanged: () => void }) {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const [opened, open] = useState<'output' | 'report' | 'review' | 'members' | 'lead' | null>(null);
  const close = () => { open(null); onChanged(); };
  const year = calendarYear();
  const ofYear = studio.reviews.find((review) => review.year === year);
  const present = studio.members.filter(({ toOn }) => toOn === null);
  const verdictOf = ({ verdict, reason }: Studio['reviews'][number]): string => {
    const word = verdict ? t(`studio.verdict.${verdict as 'keep'}`) : t('studio.awaiting');
    return reason ? said(word, reason) : word;
  };
  return (
    <article className="card stack">
      <header className="row-apart">
        <div><h2 className="small-title">{studio.name}</h2><p className="small quiet">{studio.number} · {studio.unitName}{studio.districtName ? ` · ${studio.districtName}` : ''}</p></div>
        <Chip tone={TONES[studio.state] ?? 'grey'}>{t(`studio.states.${studio.state as 'active'}`)}</Chip>
      </header>
      <p>{t('studio.facts', { lead: studio.leadName, field: studio.field, level: t(`studio.level.${studio.level as 'city'}`), founded: times.day(studio.foundedOn) })}</p>
      {studio.removeReason ? <p className="small">{t('studio.removedFor', { reason: studio.removeReason })}</p> : null}
      <details>
        <summary>{t('studio.members', { count: studio.memberCount })}</summary>
        <p className="small">{listed(present.map(({ name, isLead }) => (isLead ? t('studio.leadNamed', { name }) : name))) || '—'}</p>
        {studio.leadChanges.map((one) => <p key={one.id} className="small quiet">{t('studio.leadSince', { day: times.day(one.fromOn), lead: one.leadName, former: one.formerLeadName, reason: one.reason })}</p>)}
      </details>
      <details>
        <summary>{t('studio.outputs', { count: studio.outputCount })}</summary>
        <ul className="small studio-outputs">{studio.outputs.map((one) => <li key={one.id}>{t(`studio.kind.${one.kind as 'patent'}`)} · {one.title} <span className="quiet">{listed([times.day(one.onDay), one.proof])}</span></li>)}</ul>
      </details>
      {studio.reviews.map((review) => (
        <p key={review.id} className="small">
          <strong>{t('studio.yearOf', { year: review.year })}</strong> {verdictOf(review)}
          <span className="quiet block">{t('studio.reported', { name: review.reportedByName, at: times.instant(review.reportedAt) })}</span>
        </p>
      ))}
      <div className="row">
        {studio.abilities.canChange ? <Button size="small" onClick={() => open('members')}>{t('studio.changeMembers')}</Button> : null}
        {studio.abilities.canChange ? <Button size="small" onClick={() => open('lead')}>{t('studio.changeLead')}</Button> : null}
        {studio.abilities.canReport ? <Button size="small" onClick={() => open('output')}>{t('studio.addOutput')}</Button> : null}
        {studio.abilities.canReport && !ofYear?.verdict ? <Button size="small" onClick={() => open('report')}>{t('studio.report', { year })}</Button> : null}
        {studio.abilities.canReview && ofYear && !ofYear.verdict ? <Button size="small" kind="primary" onClick={() => open('review')}>{t('studio.review', { year })}</Button> : null}
      </div>
      {opened === 'members' ? <MembersDialog studio={studio} onClose={close} /> : null}
      {opened === 'lead' ? <LeadDialog studio={studio} onClose={close} /> : null}
      {opened === 'output' ? <OutputDialog studio={studio} onClose={close} /> : null}
      {opened === 'report' ? <ReportDialog studio={studio} year={year} onClose={close} /> : null}
      {opened === 'review' && ofYear ? <ReviewDialog studio={studio} year={year} report={ofYear.report} onClose={close} /> : null}
    </article>
  );
}
