import { useEffect, useState } from 'react';
import type { Viewer } from '../app/session';
import { LoadingBlock } from '../design';
import { readAnswers } from '../forms';
import { readDraft, type KeptDraft } from './draft-store';
import { FilledSteps } from './filled-steps';
import type { FormStep } from './form-parts';
import type { BegunEntry, HandInRound } from './hand-in';

export interface FormStepsProps {
  readonly viewer: Viewer;
  readonly round: HandInRound;
  readonly entry: BegunEntry | null;
  readonly origin: 'self_nomination' | 'submission';
  readonly category: HandInRound['programme']['categories'][number];
  readonly step: FormStep;
  readonly steps: readonly FormStep[];
  readonly onStep: (step: FormStep) => void;
  readonly onBack: () => void;
}

/** What is gone on with: what was kept on this device and is not on the server yet, else the server's, else nothing. */
async function begun({ viewer, round, entry, category, origin }: FormStepsProps): Promise<{ key: string; draft: KeptDraft }> {
  const ofCategory = `${viewer.accountId}.${round.id}.${category.id}`;
  const fresh = await readDraft(ofCategory);
  if (!entry) return { key: ofCategory, draft: fresh ?? blank(viewer, origin) };
  if (entry.state === 'draft' && fresh?.draftId === entry.id && fresh.isUnsent) return { key: ofCategory, draft: fresh };
  const key = `${viewer.accountId}.${round.id}.${entry.id}`;
  const kept = await readDraft(key);
  const authors = entry.authors.map(({ member, share }) => ({ memberId: member.id, name: member.name, memberNo: member.memberNo, share: String(share) }));
  const { authors: alone } = blank(viewer, origin);
  return {
    key,
    draft: kept?.isUnsent ? kept : {
      title: entry.title, answers: readAnswers(entry.content), authors: authors.length > 0 ? authors : alone, declared: kept?.declared ?? [],
      draftId: entry.state === 'draft' ? entry.id : null, savedAt: '', isUnsent: false,
    },
  };
}

function blank({ member }: Viewer, origin: FormStepsProps['origin']): KeptDraft {
  const authors = origin === 'submission' && member ? [{ memberId: member.id, name: member.name, memberNo: member.memberNo, share: '100' }] : [];
  return { title: '', answers: {}, authors, declared: [], draftId: null, savedAt: '', isUnsent: false };
}

/** Looks up what was begun, then shows the steps. */
export function FormSteps(props: FormStepsProps) {
  const [start, setStart] = useState<Awaited<ReturnType<typeof begun>> | null>(null);
  // once: what is typed from here on is newer than anything that could be looked up
  useEffect(() => {
    let isLeft = false;
    void begun(props).then((found) => { if (!isLeft) setStart(found); });
    return () => { isLeft = true; };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return start ? <FilledSteps {...props} begin={start.draft} draftKey={start.key} /> : <LoadingBlock lines={6} />;
}
