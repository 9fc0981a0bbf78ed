import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, LoadingBlock, ProblemNote } from '../design';
import { graphql } from '../data/graphql';
import type { Problem } from '../data/problem';
import { usePage } from '../data/use-page';
import { correctionFields, CorrectionNote } from './list-correction';

const takenBackQuery = graphql(`query StarTakenBack($id: ID!) { starTakenBack(id: $id) { ...CorrectionFields } }`, [correctionFields]);

/** Where a star stood that a published correction took back: it is not there any more, and why is no secret. */
export function StarTakenBack({ id, problem }: { readonly id: string; readonly problem: Problem }) {
  const { t } = useTranslation('public');
  const page = usePage(takenBackQuery, { id });
  const correction = page.content?.starTakenBack;
  usePageTitle(t('correction.takenBack'));
  if (correction === undefined && page.isLoading) return <LoadingBlock />;
  if (!correction) return <ProblemNote problem={problem} />;
  return (
    <article className="stack-wide reading">
      <h1>{t('correction.takenBack')}</h1>
      <p>{t('correction.takenBackText')}</p>
      <CorrectionNote correction={correction} />
      <p><ButtonLink to="/stars">{t('wall.stars')}</ButtonLink></p>
    </article>
  );
}
