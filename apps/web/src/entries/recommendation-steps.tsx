import { graphql, type FragmentOf } from '../data/graphql';
import { said } from '../i18n/listed';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import './entries.css';

export const stepFields = graphql(`fragment StepFields on RecommendationStep { act desk organizationName byName at reasonCode reason }`);

/** Each signature, return and pass of a recommendation, oldest first, with who and why. */
export function RecommendationSteps({ steps }: { readonly steps: readonly FragmentOf<typeof stepFields>[] }) {
  const wordFor = useWordFor();
  const times = useTimes();
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={`${step.act}${step.at}`}>
          <p><strong>{wordFor('act', step.act)}</strong> · {step.organizationName ?? wordFor('desk', step.desk)}{step.byName ? ` · ${step.byName}` : ''} <time className="small quiet" dateTime={step.at}>{times.instant(step.at)}</time></p>
          {step.reasonCode || step.reason ? <p className="steps-reason">{said(step.reasonCode ? wordFor('returnReason', step.reasonCode) : null, step.reason)}</p> : null}
        </li>
      ))}
    </ol>
  );
}
