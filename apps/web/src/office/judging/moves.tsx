import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { wordOf } from './judging-words';
import type { AssignmentMove, PanelVersion } from './panel-query';

/** What a change of the panel moves: figures first, then judge by judge. */
export function Moves({ version, isPreview }: { readonly version: PanelVersion; readonly isPreview?: boolean }) {
  const { t } = useTranslation('judging');
  const { made, released, kept } = version;
  const lost = released.filter(({ wasBegun }) => wasBegun);
  return (
    <div className="stack-tight">
      <dl className="facts moves-facts">
        <div><dt>{t('moves.kept')}</dt><dd>{kept}</dd></div>
        <div><dt>{t('moves.made')}</dt><dd>{made.length}</dd></div>
        <div><dt>{t('moves.released')}</dt><dd>{released.length}</dd></div>
        <div><dt>{t('moves.lost')}</dt><dd>{lost.length}</dd></div>
      </dl>
      {isPreview && lost.length > 0 ? <p className="finding"><TriangleAlert size={20} aria-hidden /><span>{t('moves.lostText', { count: lost.length })}</span></p> : null}
      {made.length === 0 && released.length === 0 ? <p className="small quiet">{t('moves.none')}</p> : <MovesByJudge made={made} released={released} />}
    </div>
  );
}

/** Which pairs went and came, judge by judge. */
export function MovesByJudge({ made, released }: { readonly made: readonly AssignmentMove[]; readonly released: readonly AssignmentMove[] }) {
  const { t } = useTranslation('judging');
  return (
    <details className="small">
      <summary>{t('moves.byJudge')}</summary>
      <ul className="moves-list">
        {byJudge(released).map(({ judge, moves }) => <Judge key={`-${judge}`} title={t('moves.gives', { name: judge, count: moves.length })} moves={moves} />)}
        {byJudge(made).map(({ judge, moves }) => <Judge key={`+${judge}`} title={t('moves.takes', { name: judge, count: moves.length })} moves={moves} />)}
      </ul>
    </details>
  );
}

function byJudge(moves: readonly AssignmentMove[]): { readonly judge: string; readonly moves: readonly AssignmentMove[] }[] {
  const groups = new Map<string, AssignmentMove[]>();
  for (const move of moves) groups.set(move.judgeName, [...(groups.get(move.judgeName) ?? []), move]);
  return [...groups].map(([judge, own]) => ({ judge, moves: own }));
}

function Judge({ title, moves }: { readonly title: string; readonly moves: readonly AssignmentMove[] }) {
  const { t } = useTranslation('judging');
  return (
    <li>
      <strong>{title}</strong>
      <ul>{moves.map((move) => <li key={move.entryId}>{move.title} <span className="quiet">{move.entryCode} · {wordOf(t, 'move', move.reason)}{move.wasBegun ? ` · ${t('moves.voided')}` : ''}</span></li>)}</ul>
    </li>
  );
}
