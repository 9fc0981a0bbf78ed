import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Button, ProblemNote, useToast } from '../design';
import { graphql, refusalFields } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { AnswerFields, checkAnswers, contentOf, DraftSign, useLocalDraft, type FormField } from '../forms';
import type { UnitMember } from './member-choice';
import type { Unit } from './use-unit';

const recommendMutation = graphql(`
  mutation RecommendMember($input: RecommendMemberInput!) {
    recommendMember(input: $input) { __typename ... on Recommendation { id desk state entry { id code title } } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);

interface RecommendFormProps {
  readonly viewer: Viewer;
  readonly unit: Unit;
  readonly roundId: string;
  readonly category: { readonly id: string; readonly name: string };
  readonly member: UnitMember;
  readonly fields: readonly FormField[];
}

export function RecommendForm({ viewer, unit, roundId, category, member, fields }: RecommendFormProps) {
  const { t } = useTranslation('unit');
  const tell = useToast();
  const navigate = useNavigate();
  // Kept by person: what is written about somebody stays when the kind is changed.
  const draft = useLocalDraft(`${viewer.accountId}.${roundId}.${member.id}`, { title: '', answers: {} });
  const faults = useMemo(() => checkAnswers(fields, draft.answers), [fields, draft.answers]);
  const [isTried, setIsTried] = useState(false);
  const { run, problem, isRunning } = useCommand(recommendMutation);

  const submit = async () => {
    setIsTried(true);
    if (faults.size > 0) {
      document.querySelector<HTMLElement>(`[name="${[...faults.keys()][0]}"]`)?.focus();
      return;
    }
    const answer = await run({ input: { roundId, categoryId: category.id, memberId: member.id, organizationId: unit.id, content: contentOf(fields, draft.answers) } });
    if (!answer) return;
    draft.discard();
    tell(t('recommend.done', { name: member.name, category: category.name, code: answer.entry.code }));
    await navigate({ to: '/unit', search: { round: roundId } });
  };
  return (
    <section className="stack">
      <div className="row-apart"><h2>{t('recommend.form', { name: member.name, category: category.name })}</h2><DraftSign savedAt={draft.savedAt} /></div>
      <AnswerFields fields={fields} answers={draft.answers} onAnswer={draft.answer} faults={faults} isAllShown={isTried} problem={problem} />
      <ProblemNote problem={problem} />
      <div className="row"><Button kind="primary" isBusy={isRunning} onClick={() => void submit()}>{t('recommend.submit')}</Button><p className="small quiet">{t('recommend.signed', { unit: unit.name })}</p></div>
    </section>
  );
}
