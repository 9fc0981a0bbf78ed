import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextArea, useToast } from '../../design';
import { graphql, refusalFields } from '../../data/graphql';
import { useCommand } from '../../data/use-command';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';

const reviseMutation = graphql(`mutation ReviseRules($input: ReviseRulesInput!) { reviseRules(input: $input) { __typename ... on RuleVersion { id number } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);

interface ReviseRulesProps {
  readonly programmeId: string;
  readonly cadence: string;
  readonly content: unknown;
  readonly onClose: () => void;
  readonly onRevised: () => void;
}

type Parsed = { readonly document: unknown } | { readonly fault: string };

function parse(text: string): Parsed {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** The whole document is edited as JSON; what is wrong with it the server says, path by path. */
export function ReviseRules({ programmeId, cadence, content, onClose, onRevised }: ReviseRulesProps) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [text, setText] = useState(() => JSON.stringify(content, null, 2));
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(reviseMutation);
  const parsed = useMemo(() => parse(text), [text]);
  const revise = async () => {
    if (!('document' in parsed)) return;
    const version = await run({ input: { programmeId, cadence, content: parsed.document, reason: reason.trim() } });
    if (!version) return;
    tell(t('revise.done', { number: version.number }));
    onRevised();
    onClose();
  };
  return (
    <ActDialog title={t('revise.title')} consequence={t('revise.consequence')} act={t('revise.act')} isBusy={isRunning} isReady={'document' in parsed && reason.trim() !== ''} problem={problem} onAct={() => void revise()} onClose={onClose}>
      <Field isRequired label={t('revise.document')} help={t('revise.help')} error={'fault' in parsed ? t('revise.broken', { fault: parsed.fault }) : undefined}>
        {(links) => <TextArea {...links} className="mono" spellCheck={false} style={{ minHeight: '18rem' }} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
