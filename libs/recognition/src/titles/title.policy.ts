import { definePermissions, mayAnywhere, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';

const OFFICE = ['city_organiser'] as const;

/** A title belongs to the whole city; its register is public, what leads to it is the office's. */
export const titlePermissions = definePermissions({
  'title.define': OFFICE,
  'title.read': ['city_organiser', 'auditor'],
  /** Enter, appoint, end, and confirm what another officer put forward. */
  'title.grant': OFFICE,
  /** Open an assessment, look at evidence, conclude. */
  'title.examine': OFFICE,
  /** Mark a holder one was named for. */
  'title.mark': ['judge', 'city_organiser'],
  'title.post': OFFICE,
});

export function refuseUnlessMay(actor: Actor, permission: keyof typeof titlePermissions): void {
  if (!mayAnywhere(actor, permission)) throw new NotAllowed(permission);
}

export const noTitle = (): NotFound => new NotFound({ zh: '称号', en: 'title' });
export const noHolding = (): NotFound => new NotFound({ zh: '称号持有记录', en: 'holding' });
export const noAssessment = (): NotFound => new NotFound({ zh: '考核', en: 'assessment' });
export const noPosting = (): NotFound => new NotFound({ zh: '空岗公告', en: 'posting' });
