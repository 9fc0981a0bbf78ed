import type { Problem } from '../data/problem';
import type { FileRef } from './files-field';
import type { Sending } from './sending';
import type { Speed } from './speed';

/**
 * `kept` was begun by a page that is gone and waits for its file; `cut` waits for the network; `arrived` is whole and
 * waits for its place to take it.
 */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'cut' | 'registering' | 'arrived' | 'refused' | 'kept';

/** What is shown of one upload. */
export interface Upload {
  readonly id: string;
  readonly place: string;
  readonly name: string;
  readonly size: number;
  readonly state: UploadState;
  readonly sent: number;
  /** Bytes a second, once that is known. */
  readonly speed: number | null;
  /** Since the network went nothing has gone out again. */
  readonly wasCut: boolean;
  readonly problem: Problem | null;
  readonly media: FileRef | null;
}

/** What is done for one upload, and never shown. */
export interface Work {
  readonly file: File | null;
  /** Null until the file has been looked at. */
  fingerprint: string | null;
  url: string | null;
  sending: Sending | null;
  readonly speed: Speed;
  heardAt: number;
}

type Registered = { readonly media: FileRef } | { readonly problem: Problem; readonly isPassing: boolean };

/** How what is whole becomes a file of the product. */
export type Register = (uploadId: string) => Promise<Registered>;
