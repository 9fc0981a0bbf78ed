import { useState } from 'react';
import { keep, readKept } from '../app/kept';
import type { Viewer } from '../app/session';

const STORED = 'jiangong.unit';

export interface Unit {
  readonly id: string;
  readonly name: string;
}

/** In whose name a cadre acts: the only union they serve, or the one chosen last. */
export function useUnit(viewer: Viewer): { readonly unit: Unit; readonly units: readonly Unit[]; readonly choose: (id: string) => void } {
  const units = viewer.grants.filter(({ role }) => role === 'unit_cadre').map(({ organization }) => organization);
  const [chosen, setChosen] = useState(() => readKept(STORED));
  return {
    unit: units.find(({ id }) => id === chosen) ?? units[0]!,
    units,
    choose: (id) => { keep(STORED, id); setChosen(id); },
  };
}
