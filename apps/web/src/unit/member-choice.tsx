import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Portrait, ProblemNote, SearchInput, Skeleton } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useLate } from '../app/use-late';

const membersQuery = graphql(`
  query UnitMembers($organizationId: ID, $search: String) {
    members(organizationId: $organizationId, search: $search, first: 8) { totalCount nodes { id memberNo name organization { id name } } }
  }
`);

export type UnitMember = ResultOf<typeof membersQuery>['members']['nodes'][number];

interface MemberChoiceProps {
  /** Null: whoever the account may see. */
  readonly unitId: string | null;
  readonly chosen: UnitMember | null;
  readonly onChoose: (member: UnitMember | null) => void;
}

/** Finds a person of the unit by name or number; the roster is the only source, so nothing is typed twice. */
export function MemberChoice({ unitId, chosen, onChoose }: MemberChoiceProps) {
  const { t } = useTranslation('unit');
  const [text, setText] = useState('');
  const asked = useLate(text.trim());
  const page = usePage(membersQuery, { organizationId: unitId, search: asked || null });
  const found = page.content?.members;
  if (chosen) return <ul className="member-list"><li className="member-chosen"><MemberLine member={chosen} /><Button size="small" onClick={() => onChoose(null)}>{t('recommend.another')}</Button></li></ul>;
  return (
    <div className="stack">
      <SearchInput label={t('recommend.findMember')} value={text} onChange={(event) => setText(event.target.value)} />
      <ProblemNote problem={page.problem} onAgain={page.again} />
      <ul className="member-list" aria-busy={page.isLoading}>
        {found ? found.nodes.map((member) => (
          <li key={member.id}>
            <button type="button" onClick={() => onChoose(member)}><MemberLine member={member} /></button>
          </li>
        )) : page.problem ? null : [1, 2, 3].map((line) => <li key={line} className="member-waiting"><Skeleton height="2.25rem" /></li>)}
      </ul>
      {found ? <p className="small quiet" role="status">{found.totalCount === 0 ? (unitId === null ? t('recommend.nobodySeen') : asked ? t('recommend.nobody', { text: asked }) : t('recommend.noMembers')) : found.totalCount > found.nodes.length ? t('recommend.moreMembers', { count: found.totalCount }) : null}</p> : null}
    </div>
  );
}

function MemberLine({ member }: { readonly member: UnitMember }) {
  return (
    <>
      <Portrait name={member.name} seed={member.memberNo} size={36} shape="round" />
      <span><strong>{member.name}</strong> <span className="small quiet figures">{member.memberNo}</span>{member.organization ? <span className="small quiet member-unit">{member.organization.name}</span> : null}</span>
    </>
  );
}
