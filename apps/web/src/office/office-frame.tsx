import type { ReactNode } from 'react';
import { Gate } from '../app/gate';
import type { Viewer } from '../app/session';
import { JobTray } from './tray/job-tray';
import './office.css';

const OFFICE_ROLES = ['district_organiser', 'city_organiser', 'auditor'] as const;

interface OfficeFrameProps {
  /** Boards use the whole width of the screen. */
  readonly isFull?: boolean;
  readonly children: (viewer: Viewer) => ReactNode;
}

/** What every page of the office has around it: who may come in, and the tray of long work. */
export function OfficeFrame({ isFull, children }: OfficeFrameProps) {
  return (
    <Gate roles={OFFICE_ROLES}>
      {(viewer) => (
        <div className="stack-wide" data-width={isFull ? 'full' : undefined}>
          {children(viewer)}
          <JobTray />
        </div>
      )}
    </Gate>
  );
}

export const may = (viewer: Viewer, permission: string): boolean => viewer.permissions.includes(permission);
