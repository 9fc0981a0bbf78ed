import type { AnyVariables, TypedDocumentNode } from 'urql';
import { useTranslation } from 'react-i18next';
import { ProblemNote, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { Moves } from './moves';
import type { PanelVersion } from './panel-query';

interface Refused {
  readonly __typename: 'Refusal';
  readonly code: string;
  readonly message: string;
  readonly facts: unknown;
}

type Previewed = { readonly __typename: 'PanelVersion' } & PanelVersion;

interface MovePreviewProps<Content, Variables extends AnyVariables> {
  readonly document: TypedDocumentNode<Content, Variables>;
  readonly variables: Variables;
  readonly pick: (content: Content) => Previewed | Refused;
}

/** What would move, found by the server making the change and taking it back; or why it cannot be made. */
export function MovePreview<Content, Variables extends AnyVariables>({ document, variables, pick }: MovePreviewProps<Content, Variables>) {
  const { t } = useTranslation('judging');
  const page = usePage(document, variables, { policy: 'network-only' });
  return (
    <section className="move-preview stack-tight" aria-label={t('moves.preview')} aria-live="polite">
      <h3>{t('moves.preview')}</h3>
      <Shown page={page}>
        {(content) => {
          const answer = pick(content);
          return answer.__typename === 'Refusal' ? <ProblemNote problem={{ kind: 'refused', code: answer.code, message: answer.message, facts: answer.facts }} /> : <Moves isPreview version={answer} />;
        }}
      </Shown>
    </section>
  );
}
