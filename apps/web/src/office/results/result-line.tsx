import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScoreBar } from '../../design';
import { scoreText } from '../../i18n/figures';
import { listed } from '../../i18n/listed';
import type { RoundSearch } from '../addresses';
import { intervalOf, type Scale } from './result-scale';
import type { Line } from './results-query';
import type { RuleFigures } from './rule-figures';

interface ResultLineProps {
  readonly line: Line;
  readonly scale: Scale;
  readonly figures: RuleFigures;
  /** Where the list ends, thousandths. */
  readonly awardScore: number | null;
  readonly isIn: boolean;
  /** Its interval lies across the award line. */
  readonly isUncertain: boolean;
  readonly search: RoundSearch;
  readonly roundId: string;
}

export function ResultLine({ line, scale, figures, awardScore, isIn, isUncertain, search, roundId }: ResultLineProps) {
  const { t } = useTranslation('office');
  const { t: said } = useTranslation('results');
  const interval = intervalOf(line);
  const score = line.score === null ? null : scoreText(line.score, figures.decimals);
  return (
    <tr data-in={isIn || undefined} data-uncertain={isUncertain || undefined}>
      <td className="tight end result-rank" data-label={t('col.rank')}>{line.rank ?? '—'}{line.isShared ? <span className="small quiet"> {t('result.shared')}</span> : null}</td>
      <td className="lead"><Link className="record" to="/office/rounds/$id/entries/$entryId" params={{ id: roundId, entryId: line.entryId }} search={search}>{line.title}</Link> <span className="small quiet">{line.entryCode}</span></td>
      <td data-label={t('col.unit')}>{line.organizationName}</td>
      {line.score === null || score === null ? (
        <td className="whole quiet" colSpan={3}>{line.reason === 'no_sheets' ? t('result.noSheets') : t('result.tooFew', { count: line.judgeCount })}</td>
      ) : (
        <>
          <td className="tight end result-score" data-label={t('col.score')}>
            {score}
            {line.isBelowPass ? <><br /><span className="small field-error">{said('line.belowPass', { parts: listed(line.components.filter((part) => part.isBelowPass).map((part) => `${part.code} ${scoreText(part.score, 3)}`)) })}</span></> : null}
          </td>
          <td className="tight end" data-label={said('line.calibrated')}>{line.calibratedScore === null ? '—' : <><span className="figures">{scoreText(line.calibratedScore, figures.decimals)}</span><br /><span className="small quiet">{said('line.rankRange', { rank: line.calibratedRank ?? '—', low: line.rankLow ?? '—', high: line.rankHigh ?? '—' })}</span></>}</td>
          <td className="result-bar whole">
            <ScoreBar score={line.score} from={scale.from} to={scale.to} low={interval?.low} high={interval?.high} other={line.calibratedScore} line={awardScore} isWinner={line.isWinner} label={interval ? said('line.barLabel', { score, low: scoreText(interval.low), high: scoreText(interval.high) }) : score} />
            {isUncertain ? <span className="small result-unsure">{said('line.unsure')}</span> : null}
          </td>
        </>
      )}
      <td data-label={t('col.sheets')}>
        <ul className="sheets">
          {line.sheets.map((sheet) => (
            <li key={sheet.judge} title={sheet.judgeName ?? sheet.judge}>
              <span className="quiet">{sheet.judge}</span> {sheet.isDropped ? <s><span className="visually-hidden">{t('result.dropped')}</span>{scoreText(sheet.total)}</s> : scoreText(sheet.total)}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
