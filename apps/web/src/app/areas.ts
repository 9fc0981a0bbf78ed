import { hasRole, type Viewer } from './session';

/** The workplaces beside the public site, each for those who hold one of its roles. */
export const AREAS = [
  { key: 'audit', to: '/audit', roles: ['auditor'] },
  { key: 'admin', to: '/admin', roles: ['administrator'] },
  { key: 'unit', to: '/unit', roles: ['unit_cadre'] },
  { key: 'office', to: '/office', roles: ['district_organiser', 'city_organiser', 'auditor'] },
  { key: 'ties', to: '/admin/ties', roles: ['district_organiser', 'city_organiser', 'auditor'] },
  { key: 'judge', to: '/judge', roles: ['judge'] },
  { key: 'imports', to: '/imports', roles: ['administrator'] },
] as const;

export const areasOf = (viewer: Viewer | null | undefined) => AREAS.filter(({ roles }) => hasRole(viewer, ...roles));
