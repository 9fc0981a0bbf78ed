import type { Finding, Phase } from '@jiangong/programme';

export interface PanelOutlook {
  readonly judges: readonly { readonly id: string; readonly role: string }[];
  readonly entries: readonly { readonly id: string; readonly code: string }[];
  readonly conflicts: readonly { readonly entryId: string; readonly judgeId: string }[];
  readonly judgesPerEntry: number;
}

/** Entries with too few judges of the panel free of conflicts: those with none at all, and the others. */
function shortOfJudges({ judges, entries, conflicts, judgesPerEntry }: PanelOutlook): { none: string[]; few: string[] } {
  const none: string[] = [];
  const few: string[] = [];
  for (const entry of entries) {
    const blocked = new Set(conflicts.filter((one) => one.entryId === entry.id).map((one) => one.judgeId));
    const free = judges.length - blocked.size;
    if (free === 0) none.push(entry.code);
    else if (free < judgesPerEntry) few.push(entry.code);
  }
  return { none, few };
}

/**
 * What pre-flight says of a panel (domain.md §3). Before the round is under review these are warnings, since a panel may
 * be appointed after the round has opened; from then on they forbid what comes next.
 */
export function foreseePanel(phase: Phase, outlook: PanelOutlook): Finding[] {
  if (!['scheduled', 'collecting', 'reviewing'].includes(phase)) return [];
  const severity = phase === 'reviewing' ? ('blocking' as const) : ('warning' as const);
  const { judges, judgesPerEntry } = outlook;
  if (judges.length === 0) return [{ code: 'PANEL_MISSING', severity, zh: '还没有组建评委组', en: 'no panel has been appointed yet' }];
  const findings: Finding[] = [];
  const { none, few } = shortOfJudges(outlook);
  if (judges.length < judgesPerEntry) {
    findings.push({
      code: 'PANEL_TOO_SMALL', severity,
      zh: `评委组只有 ${judges.length} 人，规则要求每件作品 ${judgesPerEntry} 位评委`,
      en: `the panel has ${judges.length} judges and the rules ask for ${judgesPerEntry} for each entry`,
    });
  } else if (few.length > 0) {
    findings.push({
      code: 'TOO_FEW_FREE_JUDGES', severity,
      zh: `除去须回避的评委，以下作品凑不齐 ${judgesPerEntry} 位评委：${few.join('、')}`,
      en: `conflicts leave fewer than ${judgesPerEntry} judges for: ${few.join(', ')}`,
    });
  }
  if (none.length > 0) {
    findings.push({
      code: 'ALL_JUDGES_IN_CONFLICT', severity,
      zh: `以下作品须由全体评委回避：${none.join('、')}`,
      en: `every judge of the panel is in conflict with: ${none.join(', ')}`,
    });
  }
  if (!judges.some((judge) => judge.role === 'chair')) findings.push({ code: 'PANEL_WITHOUT_CHAIR', severity: 'warning', zh: '评委组还没有指定组长', en: 'the panel has no chair' });
  return findings;
}
