import { useTranslation } from 'react-i18next';
import { Button, Chip, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import type { OfficeRound } from '../round/round-query';
import { Declarations } from './declarations';
import { Moves } from './moves';
import { versionsQuery, type Panel, type PanelVersion } from './panel-query';

interface PanelPaneProps {
  readonly round: OfficeRound;
  readonly panel: Panel;
  readonly onEdit: () => void;
}

/** What the judges have signed, and every panel the round has had. */
export function PanelPane({ round, panel, onEdit }: PanelPaneProps) {
  const { t } = useTranslation('judging');
  const { t: office } = useTranslation('office');
  const page = usePage(versionsQuery, { roundId: round.id });
  return (
    <>
      <Declarations round={round} />
      <section className="stack" aria-labelledby="versions">
        <div className="row-apart">
          <h2 id="versions">{t('versions.title', { version: panel.version })}</h2>
          {panel.abilities.canAppoint || panel.abilities.canRebalance ? <Button size="small" onClick={onEdit}>{office('panel.change')}</Button> : null}
        </div>
        <Shown page={page}>{({ panel: found }) => <ol className="versions">{(found?.versions ?? []).map((version) => <li key={version.version} className="card stack"><Version version={version} isCurrent={version.version === panel.version} /></li>)}</ol>}</Shown>
      </section>
    </>
  );
}

function Version({ version, isCurrent }: { readonly version: PanelVersion; readonly isCurrent: boolean }) {
  const { t } = useTranslation('judging');
  const times = useTimes();
  const names = (judges: PanelVersion['judges']): string => judges.map(({ name }) => name).join(t('join'));
  return (
    <>
      <div className="row-apart">
        <h3>{t('versions.number', { number: version.version })}</h3>
        {isCurrent ? <Chip tone="blue">{t('versions.current')}</Chip> : null}
      </div>
      <p className="small quiet">{times.instant(version.appointedAt)} · {version.appointedByName ?? t('versions.platform')}{version.reason ? ` · ${version.reason}` : ''}</p>
      {version.added.length > 0 ? <p>{t('versions.added', { names: names(version.added), count: version.added.length })}</p> : null}
      {version.removed.length > 0 ? <p>{t('versions.removed', { names: names(version.removed), count: version.removed.length })}</p> : null}
      {version.added.length === 0 && version.removed.length === 0 ? <p className="quiet">{t('versions.same')}</p> : null}
      {version.isRebalance ? <Moves version={version} /> : null}
    </>
  );
}
