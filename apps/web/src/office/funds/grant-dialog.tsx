import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLate } from '../../app/use-late';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { Button, Dialog, Field, ProblemNote, SearchInput, Select, Skeleton, TextInput, useToast } from '../../design';
import { grantMutation, studioChoiceQuery, type ChosenStudio } from './grants-query';
import { fenOf, yuanText } from './money';
import '../../unit/unit.css';

const YEARS = 3;

/** A studio is granted a sum over three years. */
export function GrantDialog({ year, capFen, onClose }: { readonly year: number; readonly capFen: string; readonly onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(grantMutation);
  const [studio, setStudio] = useState<ChosenStudio | null>(null);
  const [firstYear, setFirstYear] = useState(String(year));
  const [amount, setAmount] = useState('');
  const fen = fenOf(amount);
  const isTooMuch = fen !== null && BigInt(fen) > BigInt(capFen);
  const send = async () => {
    const done = await run({ input: { studioId: studio!.id, firstYear: Number(firstYear), totalFen: fen! } });
    if (!done) return;
    tell(t('grant.granted', { name: done.studioName }));
    onClose(true);
  };
  return (
    <Dialog isOpen isWide title={t('grant.act')} onClose={() => onClose(false)}
      foot={<><Button onClick={() => onClose(false)}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!studio || fen === null || fen === '0' || isTooMuch} onClick={() => void send()}>{t('grant.confirm')}</Button></>}>
      <div className="stack">
        <p className="small quiet">{t('grant.rule', { cap: yuanText(capFen) })}</p>
        <StudioChoice chosen={studio} onChoose={setStudio} />
        <Field label={t('grant.firstYear')} isRequired>{(links) => <Select {...links} value={firstYear} choices={[year - 1, year, year + 1].map((one) => ({ value: String(one), label: t('grant.span', { from: one, to: one + YEARS - 1 }) }))} onChange={(event) => setFirstYear(event.target.value)} />}</Field>
        <Field label={t('grant.sum')} help={t('grant.most', { cap: yuanText(capFen) })} isRequired error={amount !== '' && fen === null ? t('amountWrong') : isTooMuch ? t('subsidy.tooMuch') : undefined}>{(links) => <TextInput {...links} inputMode="decimal" unit={t('yuan')} value={amount} onChange={(event) => setAmount(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}

function StudioChoice({ chosen, onChoose }: { readonly chosen: ChosenStudio | null; readonly onChoose: (studio: ChosenStudio | null) => void }) {
  const { t } = useTranslation('funds');
  const [text, setText] = useState('');
  const asked = useLate(text.trim());
  const page = usePage(studioChoiceQuery, { search: asked || null });
  const found = page.content?.studios;
  const lineOf = ({ name, unitName }: ChosenStudio) => <span><strong>{name}</strong> <span className="small quiet">{unitName}</span></span>;
  return (
    <div className="stack" role="group" aria-label={t('grant.studio')}>
      <p className="field-label" aria-hidden>{t('grant.studio')}</p>
      {chosen ? <ul className="member-list"><li className="member-chosen">{lineOf(chosen)}<Button size="small" onClick={() => onChoose(null)}>{t('grant.another')}</Button></li></ul> : (
        <>
          <SearchInput label={t('studio.search')} value={text} onChange={(event) => setText(event.target.value)} />
          <ProblemNote problem={page.problem} onAgain={page.again} />
          <ul className="member-list" aria-busy={page.isLoading}>{found ? found.nodes.map((one) => <li key={one.id}><button type="button" onClick={() => onChoose(one)}>{lineOf(one)}</button></li>) : page.problem ? null : <li className="member-waiting"><Skeleton height="2.25rem" /></li>}</ul>
          {found?.totalCount === 0 ? <p className="small quiet" role="status">{t('studio.none')}</p> : null}
        </>
      )}
    </div>
  );
}
