import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Button, Shown, Table, type Column } from '../../design';
import { usePage } from '../../data/use-page';
import { scoreText } from '../../i18n/figures';
import { may } from '../office-frame';
import type { OfficeRound } from '../round/round-query';
import { AgreementLight } from './agreement-light';
import { practiceReportQuery, type PracticeReport } from './practice-query';
import { SamplesDialog } from './samples-dialog';

interface PracticePaneProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
}

/** The samples the panel practises on, and how far it agrees on them before it judges in earnest. */
export function PracticePane({ round, viewer }: PracticePaneProps) {
  const page = usePage(practiceReportQuery, { roundId: round.id }, { policy: 'cache-and-network' });
  return <Shown page={page}>{({ practiceReport }) => <Report round={round} viewer={viewer} report={practiceReport} />}</Shown>;
}

function Report({ round, viewer, report }: PracticePaneProps & { readonly report: PracticeReport }) {
  const { t } = useTranslation('judging');
  const [isSetting, setSetting] = useState(false);
  const begun = report.judges.some(({ locked }) => locked > 0);
  const canSet = may(viewer, 'practice.set') && report.isOpen && !begun;
  return (
    <>
      <section className="card stack" aria-labelledby="samples">
        <div className="row-apart">
          <h2 id="samples">{t('practice.samples', { samples: report.samples, planned: report.planned })}</h2>
          {canSet ? <Button kind={report.samples === 0 ? 'primary' : 'secondary'} onClick={() => setSetting(true)}>{report.samples === 0 ? t('practice.set') : t('practice.setAgain')}</Button> : null}
        </div>
        <p className="quiet">{!report.isOpen ? t('practice.over') : begun ? t('practice.begun') : report.samples === 0 ? t('practice.none') : t('practice.ready')}</p>
      </section>
      {report.samples > 0 ? <AgreementLight report={report} /> : null}
      {report.samples > 0 ? <Judges report={report} /> : null}
      {isSetting ? <SamplesDialog round={round} planned={report.planned} laidOut={report.laidOut} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function Judges({ report }: { readonly report: PracticeReport }) {
  const { t } = useTranslation('judging');
  const columns: Column<PracticeReport['judges'][number]>[] = [
    { key: 'judge', head: t('practice.judge'), onPhone: 'lead', cell: ({ name }) => name },
    { key: 'handed', head: t('practice.handedIn'), align: 'end', isTight: true, cell: ({ locked }) => `${locked} / ${report.samples}` },
    { key: 'offset', head: t('practice.offset'), cell: ({ offset, locked }) => (offset === null ? <span className="quiet">{locked === 0 ? t('practice.notYet') : t('practice.nobodyElse')}</span> : offset === 0 ? t('practice.same') : t(offset > 0 ? 'practice.higher' : 'practice.lower', { points: scoreText(Math.abs(offset)) })) },
  ];
  return (
    <section className="stack" aria-labelledby="practice-judges">
      <h2 id="practice-judges">{t('practice.judges')}</h2>
      <div data-density="compact"><Table caption={t('practice.judges')} columns={columns} rows={report.judges} rowKey={({ accountId }) => accountId} /></div>
    </section>
  );
}
