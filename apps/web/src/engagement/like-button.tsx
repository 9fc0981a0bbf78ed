import { useRouterState } from '@tanstack/react-router';
import Heart from 'lucide-react/icons/heart';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../app/session';
import { Button, ButtonLink } from '../design';
import { useCommand } from '../data/use-command';
import { countText } from '../i18n/figures';
import { shortCount } from './count-text';
import { engagementQuery, likeMutation, unlikeMutation } from './engagement-query';
import './engagement.css';

interface LikeButtonProps {
  readonly workId: string;
  readonly title: string;
  /** Over a film: as large as the other acts there, which give it its look. */
  readonly isOverlay?: boolean;
}

/** One like a member and work: shown at once, true when the server has it. The page loads the words of `engagement`. */
export function LikeButton({ workId, title, isOverlay }: LikeButtonProps) {
  const { t, i18n: { language } } = useTranslation('engagement');
  const { viewer } = useSession();
  const here = useRouterState({ select: (state) => state.location.href });
  const [{ data }] = useQuery({ query: engagementQuery, variables: { workId } });
  const [wish, setWish] = useState<boolean | null>(null);
  const like = useCommand(likeMutation);
  const unlike = useCommand(unlikeMutation);

  const figures = data?.engagement;
  const isOn = wish ?? figures?.likedByMe ?? false;
  const count = (figures?.likesCounted ?? 0) + (figures && wish !== null && wish !== figures.likedByMe ? (wish ? 1 : -1) : 0);
  const said = { title, number: countText(language, count) };
  const inside = <><Heart size={isOverlay ? 28 : 18} aria-hidden fill={isOn ? 'currentColor' : 'none'} /><span aria-hidden>{figures ? shortCount(language, count) : '…'}</span></>;

  if (viewer === null) return <ButtonLink className="like" size="small" to="/sign-in" search={{ next: here }} aria-label={t('like.signIn', said)}>{inside}</ButtonLink>;
  if (viewer && !viewer.permissions.includes('work.like')) return <span className="button button-small like" role="img" aria-label={t('like.count', said)} title={t('like.membersOnly')}>{inside}</span>;

  const press = async () => {
    if (!figures || like.isRunning || unlike.isRunning) return;
    setWish(!isOn);
    await (isOn ? unlike : like).run({ workId });
    setWish(null);
  };
  const problem = like.problem ?? unlike.problem;
  return (
    <span className="like-with-word">
      <Button className="like" size="small" aria-pressed={isOn} aria-label={t('like.give', said)} onClick={() => void press()}>{inside}</Button>
      {problem ? <span className="like-word" role="alert">{problem.kind === 'refused' ? problem.message : t('like.failed')}</span> : null}
    </span>
  );
}
