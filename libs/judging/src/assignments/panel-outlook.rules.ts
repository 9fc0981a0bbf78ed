import type { Finding, Phase } from '@jiangong/programme';

export interface PanelOutlook {
  readonly judges: number;
  readonly hasChair: boolean;
  readonly judgesPerEntry: number;
  /** Codes of accepted entries for which every judge of the panel is in conflict. */
  readonly allInConflict: readonly string[];
}

/**
 * What pre-flight says of a panel (domain.md §3). Before the round is under review these are warnings, since a panel may
 * be appointed after the round has opened; from then on they forbid what comes next.
 */
export function foreseePanel(phase: Phase, { judges, hasChair, judgesPerEntry, allInConflict }: PanelOutlook): Finding[] {
  if (!['scheduled', 'collecting', 'reviewing'].includes(phase)) return [];
  const severity = phase === 'reviewing' ? ('blocking' as const) : ('warning' as const);
  if (judges === 0) return [{ code: 'PANEL_MISSING', severity, zh: '还没有组建评委组', en: 'no panel has been appointed yet' }];
  const findings: Finding[] = [];
  if (judges < judgesPerEntry) {
    findings.push({
      code: 'PANEL_TOO_SMALL', severity,
      zh: `评委组只有 ${judges} 人，规则要求每件作品 ${judgesPerEntry} 位评委`,
      en: `the panel has ${judges} judges and the rules ask for ${judgesPerEntry} for each entry`,
    });
  }
  if (allInConflict.length > 0) {
    findings.push({
      code: 'ALL_JUDGES_IN_CONFLICT', severity,
      zh: `以下作品须由全体评委回避：${allInConflict.join('、')}`,
      en: `every judge of the panel is in conflict with: ${allInConflict.join(', ')}`,
    });
  }
  if (!hasChair) findings.push({ code: 'PANEL_WITHOUT_CHAIR', severity: 'warning', zh: '评委组还没有指定组长', en: 'the panel has no chair' });
  return findings;
}
