import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { Button, Chip, EmptyState, Field, ProblemNote, Shown, TextInput, useToast } from '../design';
import { useTimes } from '../i18n/times';
import { markText, readMark } from '../judge/marks/mark-text';
import { EvidenceList } from './evidence-list';
import { saveMarksMutation, toMarkQuery, type AssessmentToMark } from './titles-query';
import './titles.css';

const SCALE = { max: 100_000, step: 10 };

/** The holders one was named to mark, what is still open first. */
export function TitleMarks() {
  const { t } = useTranslation('titles');
  usePageTitle(t('mark.title'));
  return (
    <div className="stack-wide">
      <header><h1>{t('mark.title')}</h1><p className="quiet">{t('mark.line')}</p></header>
      <Gate roles={['judge', 'city_organiser']}>{() => <ToMark />}</Gate>
    </div>
  );
}

function ToMark() {
  const { t } = useTranslation('titles');
  const page = usePage(toMarkQuery, {}, { policy: 'cache-and-network' });
  return (
    <Shown page={page}>
      {({ titleAssessmentsToMark: open }) => (open.length === 0
        ? <div className="card"><EmptyState title={t('mark.none')}>{t('mark.noneText')}</EmptyState></div>
        : <div className="stack-wide">{open.map((assessment) => <MarkCard key={assessment.id} assessment={assessment} />)}</div>)}
    </Shown>
  );
}

function MarkCard({ assessment }: { readonly assessment: AssessmentToMark }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(saveMarksMutation);
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries(assessment.parts.map(({ code, mark }) => [code, mark === null ? '' : markText(mark)])));
  const read = assessment.parts.map(({ code }) => ({ code, mark: readMark(typed[code] ?? '', SCALE) }));
  const marks = read.flatMap(({ code, mark }) => (mark && 'value' in mark ? [{ part: code, value: mark.value }] : []));
  const isFaulty = read.some(({ mark }) => mark !== null && 'fault' in mark);
  const save = async (isFinal: boolean) => { if (await run({ input: { assessmentId: assessment.id, marks, isFinal } })) tell(t(isFinal ? 'mark.locked' : 'mark.saved')); };
  const isOpen = assessment.lockedAt === null && assessment.state === 'open';
  return (
    <article className="card stack" aria-label={assessment.holderName}>
      <header className="row-apart">
        <div><h2>{assessment.holderName}</h2><p className="small quiet">{assessment.unitName} · {assessment.titleName} · {assessment.levelName}</p></div>
        {assessment.lockedAt ? <Chip tone="green">{t('mark.lockedAt', { at: times.instant(assessment.lockedAt) })}</Chip> : null}
      </header>
      <p className="small quiet">{t('mark.held', { from: times.day(assessment.fromOn), due: times.day(assessment.dueOn) })}</p>
      <section className="title-tight"><h3>{t('mark.evidence')}</h3>{assessment.evidence.length > 0 ? <EvidenceList evidence={assessment.evidence} /> : <p className="quiet">{t('mark.noEvidence')}</p>}</section>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void save(true); }}>
        <div className="title-marks">
          {assessment.parts.map(({ code, name, weight }) => {
            const mark = read.find((one) => one.code === code)?.mark;
            return (
              <Field key={code} isRequired label={t('mark.part', { name, weight })} error={mark && 'fault' in mark ? t('mark.bad') : undefined}>
                {(links) => <TextInput {...links} inputMode="decimal" disabled={!isOpen} value={typed[code] ?? ''} onChange={(event) => setTyped({ ...typed, [code]: event.target.value })} />}
              </Field>
            );
          })}
        </div>
        <ProblemNote problem={problem} />
        {isOpen ? (
          <div className="row">
            <Button type="submit" kind="primary" isBusy={isRunning} disabled={isFaulty || marks.length < assessment.parts.length}>{t('mark.lock')}</Button>
            <Button isBusy={isRunning} disabled={isFaulty || marks.length === 0} onClick={() => void save(false)}>{t('mark.save')}</Button>
            <span className="small quiet">{t('mark.points')}</span>
          </div>
        ) : null}
      </form>
    </article>
  );
}
