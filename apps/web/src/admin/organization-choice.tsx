import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLate } from '../app/use-late';
import { Button, ProblemNote, SearchInput, Skeleton } from '../design';
import { usePage } from '../data/use-page';
import { useWordFor } from '../i18n/use-words';
import { organizationsQuery, type Organization } from './accounts-query';
import '../unit/unit.css';

/** Finds a node of the union tree by a part of its name; before anything is typed, the top of the tree. */
export function OrganizationChoice({ chosen, onChoose }: { readonly chosen: Organization | null; readonly onChoose: (organization: Organization | null) => void }) {
  const { t } = useTranslation('admin');
  const wordFor = useWordFor();
  const [text, setText] = useState('');
  const asked = useLate(text.trim());
  const page = usePage(organizationsQuery, { search: asked || null });
  const found = page.content?.organizations;
  const lineOf = ({ name, level }: Organization) => <span><strong>{name}</strong> <span className="small quiet">{wordFor('level', level)}</span></span>;
  return (
    <div className="stack" role="group" aria-label={t('organization.label')}>
      <p className="field-label" aria-hidden>{t('organization.label')}</p>
      {chosen ? <ul className="member-list"><li className="member-chosen">{lineOf(chosen)}<Button size="small" onClick={() => onChoose(null)}>{t('organization.another')}</Button></li></ul> : (
        <>
          <SearchInput label={t('organization.find')} value={text} onChange={(event) => setText(event.target.value)} />
          <ProblemNote problem={page.problem} onAgain={page.again} />
          <ul className="member-list" aria-busy={page.isLoading}>
            {found ? found.nodes.map((node) => <li key={node.id}><button type="button" onClick={() => onChoose(node)}>{lineOf(node)}</button></li>) : page.problem ? null : <li className="member-waiting"><Skeleton height="2.25rem" /></li>}
          </ul>
          {found ? <p className="small quiet" role="status">{found.totalCount === 0 ? t('organization.none') : found.totalCount > found.nodes.length ? t('organization.more', { count: found.totalCount }) : null}</p> : null}
        </>
      )}
    </div>
  );
}
