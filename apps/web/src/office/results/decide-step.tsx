import ListChecks from 'lucide-react/icons/list-checks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, EmptyState, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { may } from '../office-frame';
import type { StepProps } from '../round/step-props';
import { ComplianceTable } from './compliance-table';
import { DecideDialog } from './decide-dialog';
import { PlacesList } from './places-list';
import { SelectionRoom } from '../selection/selection-room';
import { resultsQuery, type Results } from './results-query';
import { isChosenAsList } from './rule-figures';
import { VoidDialog } from './void-dialog';

/** From a sealed ranking to the list: places per kind with the empty ones shown, and each quota's figures. */
export function DecideStep({ round, viewer }: StepProps) {
  const page = usePage(resultsQuery, { id: round.id });
  return <Shown page={page}>{({ round: results }) => <Deciding round={round} viewer={viewer} results={results} />}</Shown>;
}

function Deciding({ round, viewer, results }: StepProps & { readonly results: Results }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const [asking, setAsking] = useState<'decide' | 'void' | null>(null);
  const sealed = results.runs.find(({ stands }) => stands);
  const { decision } = results;
  const close = () => setAsking(null);
  const asList = isChosenAsList(round.rules?.content);
  const canDecide = may(viewer, 'decision.decide') && round.phase === 'deciding' && sealed !== undefined;
  return (
    <>
      {decision ? (
        <>
          <div className="row-apart">
            <div><h2>{t('decide.title', { count: decision.places.length })}</h2><p className="small quiet">{t('decide.at', { at: times.instant(decision.createdAt), number: results.runs.find(({ id }) => id === decision.runId)?.number ?? '—' })}</p></div>
            {may(viewer, 'decision.void') && round.phase === 'notice' ? <Button kind="danger" size="small" onClick={() => setAsking('void')}>{t('decide.void')}</Button> : null}
          </div>
          {asList ? null : <PlacesList round={round} decision={decision} places={results.places} />}
          {asList ? null : <ComplianceTable lines={decision.compliance} />}
          <details className="small"><summary>{t('decide.proof')}</summary><p className="mono">{decision.contentHash}</p></details>
        </>
      ) : asList ? null : (
        <div className="card">
          <EmptyState icon={<ListChecks size={40} strokeWidth={1.25} aria-hidden />} title={t('decide.none')} act={sealed ? <div className="row"><ButtonLink to="/office/rounds/$id" params={{ id: round.id }} search={{ step: 'compute' }}>{t('decide.ranking')}</ButtonLink>{canDecide ? <Button kind="primary" onClick={() => setAsking('decide')}>{t('decide.act')}</Button> : null}</div> : undefined}>
            {!may(viewer, 'score_run.read') ? t('run.hiddenText') : round.phase === 'deciding' ? t('decide.noneNow') : t('decide.noneYet')}
          </EmptyState>
        </div>
      )}
      {asList ? <SelectionRoom round={round} viewer={viewer} run={sealed} decision={decision} isSigned={results.publication !== null} /> : null}
      {asking === 'decide' && sealed ? <DecideDialog round={round} run={sealed} onClose={close} /> : null}
      {asking === 'void' && decision ? <VoidDialog roundId={round.id} onClose={close} /> : null}
    </>
  );
}
