import Plus from 'lucide-react/icons/plus';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { Button, Field, LoadingBlock, Note, ProblemNote, TextInput } from '../design';
import { graphql } from '../data/graphql';
import { problemOf, type Problem } from '../data/problem';
import { usePage } from '../data/use-page';
import type { DraftAuthor } from './draft-store';
import { evened, isWhole, totalOf } from './shares';

const colleagueQuery = graphql(`query Colleague($memberNo: String!, $name: String!) { colleague(memberNo: $memberNo, name: $name) { id name memberNo } }`);
const pairsQuery = graphql(`query MyMentorPairs { myMentorPairs { id name memberNo } }`);

interface AuthorStepProps {
  readonly selfId: string;
  readonly authors: readonly DraftAuthor[];
  readonly most: number;
  /** The category asks for a mentor and an apprentice with a tie on record. */
  readonly isPair: boolean;
  readonly onChange: (authors: readonly DraftAuthor[]) => void;
  readonly told?: string | undefined;
}

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly memberNo: string;
}

/** Who made it, and each one's part of the whole. */
export function AuthorStep({ selfId, authors, most, isPair, onChange, told }: AuthorStepProps) {
  const { t } = useTranslation('member');
  const total = totalOf(authors);
  const add = ({ id, name, memberNo }: Colleague) => {
    if (!authors.some(({ memberId }) => memberId === id)) onChange(evened([...authors, { memberId: id, name, memberNo, share: '' }]));
  };
  const remove = (id: string) => {
    const left = authors.filter(({ memberId }) => memberId !== id);
    onChange(left.length === 1 ? evened(left) : left);
  };
  return (
    <section className="stack">
      <h2>{t('authors.title')}</h2>
      {isPair ? <PairChoice authors={authors} onChoose={add} /> : null}
      <ol className="author-list">
        {authors.map((author, at) => (
          <li key={author.memberId}>
            <span className="author-name"><strong>{author.name}</strong> <span className="small quiet">{author.memberNo}{author.memberId === selfId ? ` · ${t('authors.self')}` : ''}</span></span>
            <span className="input-affix author-share"><TextInput aria-label={t('authors.shareOf', { name: author.name })} inputMode="numeric" maxLength={3} value={author.share} onChange={(event) => onChange(authors.map((one, index) => (index === at ? { ...one, share: event.target.value } : one)))} /><span aria-hidden>%</span></span>
            {author.memberId === selfId ? null : <Button kind="quiet" size="small" aria-label={t('authors.removeOf', { name: author.name })} onClick={() => remove(author.memberId)}>{t('authors.remove')}</Button>}
          </li>
        ))}
      </ol>
      {authors.length > 1 ? (
        <div className="row-apart">
          <p className={isWhole(authors) ? 'share-total' : 'share-total share-off'} role="status">{total === 100 ? t('authors.whole') : total < 100 ? t('authors.missing', { total, left: 100 - total }) : t('authors.over', { total, over: total - 100 })}</p>
          <Button kind="quiet" size="small" onClick={() => onChange(evened(authors))}>{t('authors.even')}</Button>
        </div>
      ) : null}
      {told ? <p className="field-error" role="alert">{told}</p> : null}
      {authors.length < most ? <ColleagueSearch onFound={add} /> : <p className="quiet small">{t('authors.most', { most })}</p>}
    </section>
  );
}

/** By number and name, both as on the roster: nobody can leaf through it. */
function ColleagueSearch({ onFound }: { readonly onFound: (colleague: Colleague) => void }) {
  const { t } = useTranslation('member');
  const client = useClient();
  const [memberNo, setMemberNo] = useState('');
  const [name, setName] = useState('');
  const [isRunning, setIsRunning] = useState(false);
  const [isUnknown, setIsUnknown] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const search = async (event: FormEvent) => {
    event.preventDefault();
    setIsRunning(true);
    const { data, error } = await client.query(colleagueQuery, { memberNo: memberNo.trim(), name: name.trim() }, { requestPolicy: 'network-only' }).toPromise();
    setIsRunning(false);
    setProblem(error ? problemOf(error) : null);
    setIsUnknown(!error && !data?.colleague);
    if (!data?.colleague) return;
    onFound(data.colleague);
    setMemberNo('');
    setName('');
  };
  return (
    <form className="card stack" onSubmit={(event) => void search(event)}>
      <h3>{t('authors.add')}</h3>
      <div className="author-search">
        <Field label={t('authors.memberNo')} isRequired>{(links) => <TextInput {...links} name="memberNo" autoComplete="off" value={memberNo} onChange={(event) => setMemberNo(event.target.value)} />}</Field>
        <Field label={t('authors.name')} isRequired error={isUnknown ? t('authors.unknown') : undefined}>{(links) => <TextInput {...links} name="colleague" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      </div>
      <ProblemNote problem={problem} />
      <div><Button type="submit" size="small" icon={<Plus size={16} aria-hidden />} isBusy={isRunning} disabled={!memberNo.trim() || !name.trim()}>{t('authors.addAct')}</Button></div>
    </form>
  );
}

function PairChoice({ authors, onChoose }: { readonly authors: readonly DraftAuthor[]; readonly onChoose: (colleague: Colleague) => void }) {
  const { t } = useTranslation('member');
  const page = usePage(pairsQuery, {});
  if (page.problem) return <ProblemNote problem={page.problem} onAgain={page.again} />;
  if (!page.content) return <LoadingBlock lines={2} />;
  const pairs = page.content.myMentorPairs;
  if (pairs.length === 0) return <Note>{t('authors.noPair')}</Note>;
  return (
    <div className="stack" role="group" aria-label={t('authors.pair')}>
      <p>{t('authors.pair')}</p>
      <ul className="category-list">
        {pairs.map((one) => {
          const isChosen = authors.some(({ memberId }) => memberId === one.id);
          return <li key={one.id}><button type="button" aria-pressed={isChosen} onClick={() => onChoose(one)}>{one.name}<span className="small quiet">{isChosen ? t('authors.chosen') : one.memberNo}</span></button></li>;
        })}
      </ul>
    </div>
  );
}
