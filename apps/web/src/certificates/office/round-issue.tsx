import Award from 'lucide-react/icons/award';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Note, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { BatchList } from './batch-list';
import { issueMutation, type RoundCertificates } from './certificate-queries';
import { RareList, type RareChoice } from './rare-list';

/** As many as one batch holds. */
const MOST = 500;

/** What is to be done for one published list: how many are left, who cannot be printed, and the press that issues. */
export function RoundIssue({ of: { roundId, round, rare, batches }, onChanged }: { readonly of: RoundCertificates; readonly onChanged: () => void }) {
  const { t } = useTranslation('certificates');
  const tell = useToast();
  const { t: shell } = useTranslation('shell');
  const times = useTimes();
  const { run, problem, isRunning, clear } = useCommand(issueMutation);
  const [isAsked, setAsked] = useState(false);
  const [choices, setChoices] = useState<Readonly<Record<string, RareChoice>>>({});
  const left = round.honours - round.issued;
  const isBusy = batches.some(({ state }) => state === 'queued' || state === 'running');
  const leaveOut = rare.filter(({ honourId }) => choices[honourId]?.isLeftOut).map(({ honourId }) => honourId);
  const namePictures = rare.flatMap(({ honourId }) => choices[honourId]?.picture.map(({ id }) => ({ honourId, mediaId: id })) ?? []);
  const undecided = rare.length - leaveOut.length - namePictures.filter(({ honourId }) => !leaveOut.includes(honourId)).length;
  const count = left - leaveOut.length;
  const close = () => { clear(); setAsked(false); };
  const issue = async () => {
    if (!(await run({ input: { roundId, leaveOut, namePictures } }))) return;
    tell(t('issue.ordered'));
    setAsked(false);
    onChanged();
  };
  return (
    <div className="stack-wide">
      <section className="card stack">
        <h2>{round.programmeName} · {round.roundName}</h2>
        <dl className="certificate-figures">
          <div><dt className="quiet">{t('issue.honours')}</dt><dd>{round.honours}</dd></div>
          <div><dt className="quiet">{t('issue.issued')}</dt><dd>{round.issued}</dd></div>
          <div><dt className="quiet">{t('issue.left')}</dt><dd>{left}</dd></div>
        </dl>
        {rare.length > 0 && !isBusy ? <RareList rare={rare} choices={choices} onChoose={(honourId, choice) => setChoices({ ...choices, [honourId]: choice })} /> : null}
        {left === 0 ? <Note>{t('issue.complete')}</Note> : (
          <div className="row">
            <Button kind="primary" icon={<Award size={18} aria-hidden />} disabled={isBusy || undecided > 0 || count <= 0} onClick={() => setAsked(true)}>{t('issue.act', { count })}</Button>
            <span className="small quiet">{undecided > 0 ? t('issue.undecided', { count: undecided }) : isBusy ? t('issue.busy') : t('issue.note')}</span>
          </div>
        )}
      </section>
      <Dialog isOpen={isAsked} title={t('issue.confirm.title', { count })} onClose={close}
        foot={<><Button onClick={close}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={isRunning} onClick={() => void issue()}>{t('issue.act', { count })}</Button></>}>
        <div className="stack">
          <p>{t('issue.confirm.from')}<strong>{round.programmeName} · {round.roundName}</strong>{round.publishedAt ? <span className="quiet">{t('issue.confirm.published', { at: times.instant(round.publishedAt) })}</span> : null}</p>
          {leaveOut.length > 0 ? <p>{t('issue.confirm.leftOut', { count: leaveOut.length })}</p> : null}
          {count > MOST ? <p>{t('issue.confirm.batches', { most: MOST, batches: Math.ceil(count / MOST) })}</p> : null}
          <p>{t('issue.confirm.numbers')}</p>
          <ProblemNote problem={problem} />
        </div>
      </Dialog>
      {batches.length > 0 ? <BatchList batches={batches} onChanged={onChanged} /> : null}
    </div>
  );
}
