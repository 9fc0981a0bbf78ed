import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScoreBar } from '../../design';
import { scoreText } from '../../i18n/figures';
import type { RoundSearch } from '../addresses';
import { spreadOf, type Scale } from './result-scale';
import type { Line } from './results-query';
import type { RuleFigures } from './rule-figures';

interface ResultLineProps {
  readonly line: Line;
  readonly scale: Scale;
  readonly figures: RuleFigures;
  readonly isIn: boolean;
  readonly search: RoundSearch;
  readonly roundId: string;
}

export function ResultLine({ line, scale, figures, isIn, search, roundId }: ResultLineProps) {
  const { t } = useTranslation('office');
  const spread = spreadOf(line);
  const score = line.score === null ? null : scoreText(line.score, figures.decimals);
  return (
    <tr data-in={isIn || undefined}>
      <td className="tight end result-rank" data-label={t('col.rank')}>{line.rank ?? '—'}{line.isShared ? <span className="small quiet"> {t('result.shared')}</span> : null}</td>
      <td className="lead"><Link className="record" to="/office/rounds/$id/entries/$entryId" params={{ id: roundId, entryId: line.entryId }} search={search}>{line.title}</Link> <span className="small quiet">{line.entryCode}</span></td>
      <td data-label={t('col.unit')}>{line.organizationName}</td>
      {line.score === null || score === null ? (
        <td className="whole quiet" colSpan={2}>{line.reason === 'no_sheets' ? t('result.noSheets') : t('result.tooFew', { count: line.judgeCount })}</td>
      ) : (
        <>
          <td className="tight end result-score" data-label={t('col.score')}>{score}</td>
          <td className="result-bar whole"><ScoreBar score={line.score} from={scale.from} to={scale.to} low={spread?.low} high={spread?.high} line={figures.minimumMark} isWinner={line.isWinner} label={spread ? t('result.barLabel', { score, low: scoreText(spread.low), high: scoreText(spread.high) }) : score} /></td>
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
