import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { Button, ButtonAnchor, Chip, EmptyState, ProblemNote, Shown, Table, useToast, type Tone } from '../../design';
import { GrantDialog } from './grant-dialog';
import { grantsQuery, releaseMutation, type Grant } from './grants-query';
import { yuanText } from './money';

const TONES: Readonly<Record<string, Tone>> = { running: 'blue', done: 'green', ended: 'grey' };

/** Grants of studios over three years; a year is released once its review keeps the studio. */
export function GrantList({ year }: { readonly year: number }) {
  const { t } = useTranslation('funds');
  const page = usePage(grantsQuery, { year }, { policy: 'cache-and-network' });
  const [isGranting, grant] = useState(false);
  return (
    <section className="stack" aria-labelledby="studio-grants">
      <header className="row-apart">
        <div><h2 id="studio-grants">{t('grant.title')}</h2><p className="quiet">{t('grant.line')}</p></div>
        <div className="row">
          <ButtonAnchor href={`/files/funds/${year}/grants.xlsx`} download>{t('export')}</ButtonAnchor>
          {page.content?.fundYear.abilities.canRaise ? <Button kind="primary" onClick={() => grant(true)}>{t('grant.act')}</Button> : null}
        </div>
      </header>
      <Shown page={page}>{({ studioGrants }) => (studioGrants.length === 0
        ? <div className="card"><EmptyState title={t('grant.none', { year })}>{t('grant.noneText')}</EmptyState></div>
        : <GrantTable grants={studioGrants} onReleased={page.again} />)}
      </Shown>
      {isGranting && page.content ? <GrantDialog year={year} capFen={page.content.fundYear.checks.find(({ code }) => code === 'studio_cap')?.requiredFen ?? '0'} onClose={(isDone) => { grant(false); if (isDone) page.again(); }} /> : null}
    </section>
  );
}

function GrantTable({ grants, onReleased }: { readonly grants: readonly Grant[]; readonly onReleased: () => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(releaseMutation);
  const release = async (grantId: string, year: number) => {
    if (!(await run({ input: { grantId, year } }))) return;
    tell(t('grant.released', { year }));
    onReleased();
  };
  return (
    <>
      <ProblemNote problem={problem} />
      <Table caption={t('grant.title')} rows={grants} rowKey={({ id }) => id} columns={[
        { key: 'studio', head: t('grant.studio'), onPhone: 'lead', cell: ({ studioName, unitName }) => <><strong>{studioName}</strong><span className="small quiet block">{unitName}</span></> },
        { key: 'total', head: t('grant.total'), align: 'end', cell: ({ totalFen }) => <strong className="figures">{yuanText(totalFen)}</strong> },
        { key: 'state', head: t('payable.state'), cell: ({ state }) => <Chip tone={TONES[state] ?? 'grey'}>{t(`grant.state.${state as 'running'}`)}</Chip> },
        { key: 'parts', head: t('grant.parts'), onPhone: 'whole', cell: ({ id, studioName, parts }) => (
          <ul className="grant-parts">{parts.map(({ year, fen, verdict, state, canRelease }) => (
            <li key={year}><span className="figures">{year}</span><span className="figures grant-fen">{yuanText(fen)}</span>
              <span className="small quiet">{state ? t(`state.${state as 'due'}`) : t(`grant.verdict.${(verdict ?? 'none') as 'none'}`)}</span>
              {canRelease ? <Button size="small" isBusy={isRunning} aria-label={t('grant.releaseOf', { name: studioName, year })} onClick={() => void release(id, year)}>{t('grant.release')}</Button> : null}</li>
          ))}</ul>
        ) },
      ]} />
    </>
  );
}
