import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { scoreText } from '../../i18n/figures';
import { Levels, ToleranceBands } from '../desk/levels';
import { MarkInput } from '../desk/mark-input';
import { previewTotal } from '../marks/mark-text';
import { asMarks, markFrom } from '../marks/measured';
import { savePracticeMutation, type Practice, type PracticeSheet } from './practice-query';

interface PracticeSampleProps {
  readonly sheet: PracticeSheet;
  readonly rubric: Practice['rubric'];
  readonly isOpen: boolean;
}

const valuesOf = ({ marks, measured }: PracticeSheet): ReadonlyMap<string, number> => new Map([...Object.entries(marks as Record<string, number>), ...Object.entries(measured as Record<string, number>)]);

/** One sample beside the rubric, marked as an entry would be; handed in, it is compared with the panel. */
export function PracticeSample({ sheet, rubric, isOpen }: PracticeSampleProps) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(savePracticeMutation);
  const [given, setGiven] = useState(valuesOf(sheet));
  const isHandedIn = sheet.lockedAt !== null;
  const total = isHandedIn ? sheet.total : previewTotal(rubric, asMarks(rubric, given));
  const save = (lock: boolean, values: ReadonlyMap<string, number>) => {
    const of = (isMeasured: boolean) => Object.fromEntries(rubric.flatMap(({ code, measure }) => (Boolean(measure) === isMeasured && values.has(code) ? [[code, values.get(code)!]] : [])));
    return run({ input: { sampleId: sheet.sampleId, marks: of(false), measured: of(true), lock } });
  };
  const give = (code: string, value: number) => {
    const next = new Map(given).set(code, value);
    setGiven(next);
    void save(false, next);
  };
  const handIn = async () => { if (await save(true, given)) tell(t('practice.handedIn')); };
  return (
    <section className="card practice-sample" aria-labelledby={`sample-${sheet.sampleId}`}>
      <div className="stack">
        <h2 id={`sample-${sheet.sampleId}`}>{t('practice.sample', { number: sheet.number })} · {sheet.title}</h2>
        <dl className="stack">{sheet.fields.map(({ label, value }) => <div key={label}><dt className="small quiet">{label}</dt><dd>{value}</dd></div>)}</dl>
      </div>
      <div className="stack">
        {rubric.map((criterion) => {
          const { code, measure } = criterion;
          const value = given.get(code);
          const mark = value === undefined ? undefined : measure ? markFrom(measure, value) : value;
          return (
            <div key={code} className="criterion">
              <div className="criterion-head">
                <h3>{criterion.name} <span className="small quiet">{t('rubric.weight', { weight: criterion.weight })}</span></h3>
                {isHandedIn || !isOpen ? <strong className="mark-locked figures">{mark === undefined ? '—' : scoreText(mark, 1)}</strong> : <MarkInput criterion={criterion} value={value} isWaiting={false} refusal={undefined} onGive={(to) => give(code, to)} />}
              </div>
              {measure ? <ToleranceBands measure={measure} value={value} /> : <Levels criterion={criterion} mark={mark} />}
            </div>
          );
        })}
        <ProblemNote problem={problem} />
        <div className="row-apart">
          <p className="total"><span className="small quiet">{t('lock.total')}</span> <strong className="figures">{total === null ? '—' : scoreText(total, 2)}</strong></p>
          {isHandedIn ? (
            <p className="quiet">{sheet.panelMean === null || sheet.total === null ? t('practice.waiting') : t('practice.panel', { mean: scoreText(sheet.panelMean, 2), gap: `${sheet.total >= sheet.panelMean ? '+' : ''}${scoreText(sheet.total - sheet.panelMean, 2)}` })}</p>
          ) : isOpen ? <Button kind="primary" isBusy={isRunning} disabled={total === null} onClick={() => void handIn()}>{t('practice.handIn')}</Button> : null}
        </div>
      </div>
    </section>
  );
}
