import CircleAlert from 'lucide-react/icons/circle-alert';
import Scale from 'lucide-react/icons/scale';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/problem';
import { Button } from './button';

interface ProblemNoteProps {
  readonly problem: Problem | null;
  readonly onAgain?: () => void;
  /** For a refusal that is not about the rules of the competition. */
  readonly refusedTitle?: string;
}

/**
 * The one way the product says why something did not happen. A refusal quotes the rule; wrong input lists its places;
 * a failure says whether anything was lost and offers to try again.
 */
export function ProblemNote({ problem, onAgain, refusedTitle }: ProblemNoteProps) {
  const { t } = useTranslation('shell');
  if (!problem) return null;
  if (problem.kind === 'refused') {
    return (
      <div className="note note-refused" role="alert">
        <Scale size={20} aria-hidden />
        <div className="note-body"><p className="note-title">{refusedTitle ?? t('problem.refused')}</p><p>{problem.message}</p></div>
      </div>
    );
  }
  return (
    <div className="note note-failed" role="alert">
      <CircleAlert size={20} aria-hidden />
      <div className="note-body">
        <p className="note-title">{t(`problem.${problem.kind}.title`)}</p>
        <ProblemText problem={problem} />
        {problem.kind === 'sign_in_needed' ? <p><Link to="/sign-in" search={{ next: location.pathname + location.search }}>{t('account.signIn')}</Link></p> : null}
        {onAgain && (problem.kind === 'offline' || problem.kind === 'unavailable' || problem.kind === 'internal') ? <div><Button size="small" onClick={onAgain}>{t('act.again')}</Button></div> : null}
      </div>
    </div>
  );
}

function ProblemText({ problem }: { readonly problem: Exclude<Problem, { kind: 'refused' }> }) {
  const { t } = useTranslation('shell');
  if (problem.kind === 'bad_input' && problem.faults.length > 0) return <ul>{problem.faults.map(({ path, message }) => <li key={path}>{message}</li>)}</ul>;
  if (problem.kind === 'internal') return <><p>{t('problem.internal.text')}</p>{problem.number ? <p className="small quiet">{t('problem.number', { number: problem.number })}</p> : null}</>;
  return <p>{t(`problem.${problem.kind}.text`)}</p>;
}
