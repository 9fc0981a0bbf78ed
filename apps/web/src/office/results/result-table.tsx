import { Link } from '@tanstack/react-router';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoicePills, EmptyState, ListFoot, LoadingBlock, ProblemNote } from '../../design';
import { useList } from '../../data/use-list';
import { scoreText } from '../../i18n/figures';
import type { OfficeRound } from '../round/round-query';
import { useRoundSearch } from '../use-round-search';
import { ResultLine } from './result-line';
import { lastAbove, scaleOf } from './result-scale';
import { linesQuery, type RunPage } from './results-query';
import { isChosenAsList, ruleFigures } from './rule-figures';
import './results.css';

interface ResultTableProps {
  readonly round: OfficeRound;
  readonly run: RunPage;
  /** The standing list came from this run: its line is the award line. Else only the places are marked. */
  readonly isDecided: boolean;
}

/** A ranking to be read in five seconds: who is in, how near the line the neighbours are, how far the judges agree. */
export function ResultTable({ round, run, isDecided }: ResultTableProps) {
  const { t } = useTranslation('office');
  const { t: said } = useTranslation('results');
  const [search, setSearch] = useRoundSearch();
  const { categories } = round.programme;
  const categoryId = categories.find(({ id }) => id === search.category)?.id ?? categories[0]?.id ?? null;
  const variables = useMemo(() => ({ id: run.id, categoryId }), [run.id, categoryId]);
  const list = useList(linesQuery, variables, ({ scoreRun }) => scoreRun.lines);
  const awardLine = run.awardLines.find(({ category }) => category.id === categoryId);
  const uncertain = new Set(awardLine?.uncertainEntryIds);
  const figures = ruleFigures(round.rules?.content);
  const scale = scaleOf(list.rows, figures.minimumMark);
  // a list chosen as a whole is no upper part of the ranking
  const asList = isChosenAsList(round.rules?.content);
  const cut = asList ? -1 : lastAbove(list.rows, isDecided, figures);
  const cutText = isDecided ? t('result.awardLine', { count: cut + 1 }) : t('result.placesLine', { places: figures.places ?? 0, mark: figures.minimumMark === null ? '—' : scoreText(figures.minimumMark, figures.decimals) });
  return (
    <div className="stack long-list" data-density="compact">
      <ChoicePills legend={t('filter.category')} value={categoryId ?? ''} choices={categories.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => setSearch({ category: id })} />
      <ProblemNote problem={list.problem} onAgain={list.again} />
      {list.isLoading && !list.content ? <LoadingBlock /> : list.rows.length === 0 && !list.problem ? <div className="card"><EmptyState title={t('result.none')}>{t('result.noneText')}</EmptyState></div> : (
        <div className="table-frame">
          <table className="table table-cards result">
            <caption className="visually-hidden">{t('result.caption')}</caption>
            <thead><tr><th className="tight end" scope="col">{t('col.rank')}</th><th scope="col">{round.programme.subject === 'work' ? t('col.work') : t('col.person')}</th><th scope="col">{t('col.unit')}</th><th className="tight end" scope="col">{t('col.score')}</th><th className="tight end" scope="col">{said('line.calibrated')}</th><th scope="col" className="result-bar">{said('line.interval')}</th><th scope="col">{t('col.sheets')}</th></tr></thead>
            <tbody>
              {list.rows.map((line, index) => (
                <Fragment key={line.entryId}>
                  <ResultLine line={line} scale={scale} figures={figures} awardScore={awardLine?.score ?? figures.minimumMark} isIn={asList ? isDecided && line.isWinner : index <= cut} isUncertain={uncertain.has(line.entryId)} search={search} roundId={round.id} />
                  {index === cut ? <tr className="award-line"><td colSpan={7}><span>{cutText}</span></td></tr> : null}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asList ? <p className="small">{said('line.asList')} <Link to="/office/rounds/$id" params={{ id: round.id }} search={{ step: 'decide' }}>{said('line.toList')}</Link></p> : null}
      {uncertain.size > 0 ? <p className="row small"><TriangleAlert size={16} aria-hidden style={{ color: 'var(--amber)' }} />{said('line.uncertain', { count: uncertain.size })}</p> : null}
      <p className="small quiet">{said('line.legend')}</p>
      <ListFoot list={list} />
    </div>
  );
}
