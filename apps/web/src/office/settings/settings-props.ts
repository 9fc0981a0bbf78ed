import type { Viewer } from '../../app/session';

/** What each pane of the settings is given. */
export interface SettingsProps {
  readonly viewer: Viewer;
  readonly year: number;
}
