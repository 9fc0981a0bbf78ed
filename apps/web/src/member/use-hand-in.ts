import { graphql, refusalFields } from '../data/graphql';
import { useCommand } from '../data/use-command';
import type { Problem } from '../data/problem';
import type { BegunEntry } from './hand-in';

const nominateMutation = graphql(`mutation NominateSelf($input: NominateSelfInput!) { nominateSelf(input: $input) { __typename ... on Entry { id code title state createdAt versions { number contentHash createdAt } } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
const submitMutation = graphql(`mutation SubmitWork($input: SubmitWorkInput!) { submitWork(input: $input) { __typename ... on Entry { id code title state createdAt versions { number contentHash createdAt } } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
const reviseMutation = graphql(`mutation ReviseEntry($input: ReviseEntryInput!) { reviseEntry(input: $input) { __typename ... on Entry { id code title state createdAt content versionNumber versions { number contentHash createdAt } } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
const resubmitMutation = graphql(`mutation ResubmitRecommendation($input: ResubmitRecommendationInput!) { resubmitRecommendation(input: $input) { __typename ... on Recommendation { id state correctBy abilities { canResubmit } entry { id code title state createdAt content timeline { stage state at note } versions { number contentHash createdAt } } } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
const draftMutation = graphql(`mutation SaveDraft($input: SaveDraftInput!) { saveDraft(input: $input) { __typename ... on Entry { id title state content category { id } } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);

export interface Content {
  readonly roundId: string;
  readonly categoryId: string;
  /** The draft on the server that handing in turns into an entry, so that it does not stay behind. */
  readonly draftId: string | null;
  readonly title: string;
  readonly content: Record<string, unknown>;
  /** Of a work. */
  readonly authors: { memberId: string; share: number; position: number }[] | null;
}

export interface HandedIn extends Content {
  readonly declarations: readonly string[];
  /** To the reviewer, when what came back is sent again. */
  readonly note: string;
}

/** What sending means: handing in for the first time, correcting what came back, or changing what nobody signed yet. */
export type Purpose = 'hand_in' | 'resubmit' | 'revise';

export function purposeOf(entry: BegunEntry | null): Purpose {
  if (!entry || entry.state === 'draft') return 'hand_in';
  return entry.recommendations.some(({ abilities, origin }) => abilities.canResubmit && origin !== 'recommendation') ? 'resubmit' : 'revise';
}

/** The commands behind the hand-in form, chosen by what is being gone on with. */
export function useHandIn(entry: BegunEntry | null, origin: 'self_nomination' | 'submission') {
  const nominate = useCommand(nominateMutation);
  const submit = useCommand(submitMutation);
  const revise = useCommand(reviseMutation);
  const resubmit = useCommand(resubmitMutation);
  const draft = useCommand(draftMutation);
  const all = [nominate, submit, revise, resubmit, draft];

  const send = async ({ roundId, categoryId, draftId, title, content, authors, declarations, note }: HandedIn): Promise<{ readonly id: string } | null> => {
    all.forEach((command) => command.clear());
    const purpose = purposeOf(entry);
    if (purpose === 'resubmit') {
      const recommendation = entry!.recommendations.find(({ abilities, origin: from }) => abilities.canResubmit && from !== 'recommendation')!;
      return (await resubmit.run({ input: { id: recommendation.id, content, authors, note: note.trim() || null } }))?.entry ?? null;
    }
    if (purpose === 'revise') return revise.run({ input: { entryId: entry!.id, content, authors, title: origin === 'submission' ? title : null } });
    if (origin === 'submission') return submit.run({ input: { roundId, categoryId, title, content, authors, draftId, declarations: [...declarations] } });
    return nominate.run({ input: { roundId, categoryId, content, declarations: [...declarations] } });
  };

  const saveDraft = async ({ roundId, categoryId, draftId, title, content, authors }: Content): Promise<string | null> =>
    (await draft.run({ input: { id: draftId, roundId, categoryId, title: title || null, content, authors } }))?.id ?? null;

  const problem: Problem | null = all.find((command) => command.problem)?.problem ?? null;
  return { send, saveDraft, problem, isSending: [nominate, submit, revise, resubmit].some((command) => command.isRunning) };
}
