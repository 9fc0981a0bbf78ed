import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { Button, Chip, EmptyState, Note, ProblemNote, Shown, Table, useToast } from '../../design';
import { calendarYear } from '../../i18n/calendar-year';
import { scoreText } from '../../i18n/figures';
import { useTimes } from '../../i18n/times';
import { listed } from '../../i18n/listed';
import { computeMutation, evaluationQuery, schemeMutation, signMutation, type District, type Evaluation } from './evaluation-query';
import { SchemeEditor } from './scheme-editor';
import { PeriodStep } from '../funds/year-step';
import type { Scheme } from './scheme-draft';
import { SheetDialog } from './sheet-dialog';
import '../funds/funds.css';
import './evaluations.css';

const api = getRouteApi('/office/evaluations');

/** The year of the districts: indicators, sheets, ranks; published by two. */
export function EvaluationPage() {
  return <Gate roles={['district_organiser', 'city_organiser', 'auditor']}>{() => <Year />}</Gate>;
}

function Year() {
  const { t } = useTranslation('funds');
  const { year = calendarYear() } = api.useSearch();
  const navigate = useNavigate();
  const step = (by: -1 | 1) => void navigate({ to: '/office/evaluations', search: { year: year + by === calendarYear() ? undefined : year + by }, replace: true });
  usePageTitle(t('evaluation.title'));
  const page = usePage(evaluationQuery, { year }, { policy: 'cache-and-network' });
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div><h1>{t('evaluation.titleOf', { year })}</h1><p className="quiet">{t('evaluation.line')}</p></div>
        <PeriodStep of="year" label={String(year)} onStep={step} />
      </header>
      <Shown page={page}>{({ districtEvaluation }) => <TheYear key={year} evaluation={districtEvaluation} onChanged={page.again} />}</Shown>
    </div>
  );
}

function TheYear({ evaluation, onChanged }: { readonly evaluation: Evaluation; readonly onChanged: () => void }) {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const tell = useToast();
  const [districtId, open] = useState<string | null>(null);
  const scheme = useCommand(schemeMutation);
  const compute = useCommand(computeMutation);
  const sign = useCommand(signMutation);
  const { year, abilities, state, sheets } = evaluation;
  const isOpen = state !== 'published';
  const done = (word: string) => { tell(word); onChanged(); };
  const shown = evaluation.districts.find(({ id }) => id === districtId);
  const sheetOf = (id: string) => sheets.find((sheet) => sheet.districtId === id);
  const rows = [...evaluation.districts].sort((one, other) => (sheetOf(one.id)?.rank ?? 999) - (sheetOf(other.id)?.rank ?? 999));
  const entered = evaluation.indicators.filter(({ source }) => source === 'entered').map(({ code }) => code);
  const [isEditing, edit] = useState(false);
  if (evaluation.version === null) {
    return (
      <div className="card"><ProblemNote problem={scheme.problem} />
        <EmptyState title={t('evaluation.noScheme')} act={abilities.canArrange ? <Button kind="primary" isBusy={scheme.isRunning} onClick={() => void scheme.run({ input: { year, content: null, reason: t('evaluation.standardReason') } }).then((ok) => { if (ok) done(t('evaluation.schemeSaved')); })}>{t('evaluation.takeStandard')}</Button> : undefined}>{t('evaluation.noSchemeText')}</EmptyState>
      </div>
    );
  }
  return (
    <>
      <Note title={t('evaluation.wall')} />
      <ProblemNote problem={compute.problem ?? sign.problem} />
      <section className="card row-apart">
        <div className="stack">
          <p><Chip tone={state === 'published' ? 'green' : 'amber'}>{t(`evaluation.state.${(state ?? 'none') as 'none'}`)}</Chip></p>
          <p className="small quiet">{t('evaluation.version', { version: evaluation.version })}{evaluation.computedAt ? ` · ${t('evaluation.computed', { at: times.instant(evaluation.computedAt) })}` : ''}{evaluation.publishedAt ? ` · ${t('evaluation.published', { at: times.instant(evaluation.publishedAt) })}` : ''}{evaluation.signers.length > 0 ? ` · ${t('evaluation.signers', { names: listed(evaluation.signers) })}` : ''}</p>
        </div>
        <div className="row">
          {abilities.canArrange && isOpen ? <Button isBusy={compute.isRunning} onClick={() => void compute.run({ year }).then((ok) => { if (ok) done(t('evaluation.done')); })}>{state ? t('evaluation.again') : t('evaluation.compute')}</Button> : null}
          {abilities.canSign && isOpen && evaluation.contentHash ? <Button kind="primary" isBusy={sign.isRunning} onClick={() => void sign.run({ input: { year, contentHash: evaluation.contentHash! } }).then((ok) => { if (ok) done(t('evaluation.signed')); })}>{t('evaluation.sign')}</Button> : null}
        </div>
      </section>
      {sheets.length > 1 ? <GradeSummary evaluation={evaluation} /> : null}
      {rows.length > 0 ? (
        <Table caption={t('evaluation.sheets')} rows={rows} rowKey={({ id }) => id} columns={[
          { key: 'rank', head: t('evaluation.rank'), isTight: true, align: 'end', cell: ({ id }) => { const rank = sheetOf(id)?.rank ?? null; return rank === null ? '—' : <span className="figures">{t('evaluation.rankOf', { rank, count: evaluation.districtCount })}</span>; } },
          { key: 'district', head: t('evaluation.district'), onPhone: 'lead', cell: ({ name }) => <strong>{name}</strong> },
          { key: 'total', head: t('evaluation.total'), align: 'end', cell: ({ id }) => { const sheet = sheetOf(id); return sheet ? <strong className="figures">{scoreText(sheet.total)}</strong> : '—'; } },
          { key: 'grade', head: t('evaluation.grade'), cell: ({ id }) => sheetOf(id)?.grade ?? '—' },
          ...(isOpen && entered.length > 0 ? [{ key: 'stated', head: t('evaluation.statedHead'), cell: ({ id }: District) => <Stated evaluation={evaluation} districtId={id} entered={entered} /> }] : []),
          { key: 'answers', head: t('evaluation.answers'), align: 'end', onPhone: 'hidden', cell: ({ id }) => sheetOf(id)?.answers.length || '—' },
          { key: 'open', head: t('acts'), cell: ({ id, name }) => <Button size="small" aria-label={t('evaluation.openOf', { name })} onClick={() => open(id)}>{t('evaluation.open')}</Button> },
        ]} />
      ) : <div className="card"><EmptyState title={t('evaluation.none')}>{t('evaluation.noneText')}</EmptyState></div>}
      {isEditing ? <SchemeEditor year={year} version={evaluation.version} scheme={evaluation.scheme as Scheme} onClose={(isSaved) => { edit(false); if (isSaved) onChanged(); }} /> : <section className="stack" aria-labelledby="indicators">
        <header className="row-apart"><h2 id="indicators">{t('evaluation.indicators')}</h2>{abilities.canArrange && isOpen ? <Button onClick={() => edit(true)}>{t('scheme.edit')}</Button> : null}</header>
        <Table caption={t('evaluation.indicators')} rows={evaluation.indicators} rowKey={({ code }) => code} columns={[
          { key: 'name', head: t('evaluation.indicator'), onPhone: 'lead', cell: ({ name, group }) => <><strong>{name}</strong> <span className="small quiet">{group}</span></> },
          { key: 'text', head: t('evaluation.counts'), onPhone: 'whole', cell: ({ text }) => text },
          { key: 'source', head: t('evaluation.source'), cell: ({ source }) => t(source === 'entered' ? 'evaluation.entered' : 'evaluation.reckoned') },
          { key: 'weight', head: t('evaluation.weight'), align: 'end', cell: ({ weight }) => weight },
        ]} />
      </section>}
      {shown ? <SheetDialog evaluation={evaluation} district={shown} sheet={sheetOf(shown.id) ?? null} onChanged={onChanged} onClose={() => open(null)} /> : null}
    </>
  );
}

/** How many districts reached each grade. */
function GradeSummary({ evaluation: { sheets, scheme } }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation('funds');
  const grades = (scheme as Scheme).grades.map(({ name }) => ({ name, count: sheets.filter(({ grade }) => grade === name).length }));
  return <dl className="fund-figures">{grades.map(({ name, count }) => <div key={name} className="card"><dt>{name}</dt><dd className="figures">{t('evaluation.districts', { count })}</dd></div>)}</dl>;
}

/** What a district is to state itself: how much of it stands, and whether the city has confirmed it. */
function Stated({ evaluation, districtId, entered }: { readonly evaluation: Evaluation; readonly districtId: string; readonly entered: readonly string[] }) {
  const { t } = useTranslation('funds');
  const known = evaluation.evidence.filter((one) => one.districtId === districtId && entered.includes(one.indicator));
  if (known.length < entered.length) return <Chip tone="grey">{t('evaluation.toState', { count: entered.length - known.length })}</Chip>;
  return known.every(({ isConfirmed }) => isConfirmed) ? <Chip tone="green">{t('evaluation.isConfirmed')}</Chip> : <Chip tone="amber">{t('evaluation.isStated')}</Chip>;
}
