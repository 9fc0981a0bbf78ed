import { Injectable } from '@nestjs/common';
import { BadInput, type FieldFault } from '@jiangong/kernel';
import type { RowSource, Tx } from '@jiangong/platform';
import { namedFiles, withHashes, type NamedFile } from './content-files';
import type { EntryContent, EntryForm } from './form.rules';

/** A draft may name a file that is still being worked on; what is handed in may not. */
export type Stage = 'draft' | 'hand_in';

export interface FilesAsked {
  /** Null where the entry is not written yet. */
  readonly entryId: string | null;
  /** The person of the entry. */
  readonly memberId: string;
  readonly stage: Stage;
  readonly files: readonly NamedFile[];
}

/** Whoever keeps the files (the media module): one for the product. */
export interface EntryFiles {
  /**
   * The SHA-256 of each file the actor may put there (`tx.actor` owns it, or the entry holds it already), and a fault at
   * its path for each that may not: unknown, somebody else's, of another kind, too large, too long, refused, not ready.
   */
  check(tx: Tx, asked: FilesAsked): Promise<{ readonly hashes: ReadonlyMap<string, string>; readonly faults: readonly FieldFault[] }>;
}

/** A version that stands from now on; of a draft it may be written over. */
export interface WrittenVersion {
  readonly entryId: string;
  readonly roundId: string;
  readonly versionNumber: number;
  readonly stage: Stage;
  readonly form: EntryForm;
  readonly content: EntryContent;
  /** All the files it names, each once. */
  readonly fileIds: readonly string[];
}

/** Something kept beside an entry's versions: who holds which file, outcomes by row, fingerprints. In the same commit. */
export type VersionFollower = (tx: Tx, version: WrittenVersion) => Promise<void>;

/** Which of these entries hold an honour: a later stage knows. */
export type Honours = (source: RowSource, entryIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What others have to say about an entry's content, told to this module by those who know. */
@Injectable()
export class EntryChecks {
  private files: EntryFiles | null = null;
  private honours: Honours = () => Promise.resolve(new Map());
  private readonly followers: VersionFollower[] = [];

  keepsFiles(files: EntryFiles): void {
    if (this.files) throw new Error('two modules keep the files of entries');
    this.files = files;
  }

  follows(follower: VersionFollower): void {
    this.followers.push(follower);
  }

  knowsHonours(honours: Honours): void {
    this.honours = honours;
  }

  /** The titles of those of the entries that hold an honour. */
  honoursOf(source: RowSource, entryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.honours(source, entryIds);
  }

  /** The content with the hashes of its files; {@link BadInput} where one of them may not stand there. */
  async settled(tx: Tx, form: EntryForm, content: EntryContent, asked: Omit<FilesAsked, 'files'>, root = 'content'): Promise<EntryContent> {
    const files = namedFiles(form, content, root);
    if (files.length === 0) return content;
    if (!this.files) throw new BadInput(files.map(({ path }) => ({ path, zh: '这里还不能接收文件', en: 'files cannot be received here' })));
    const { hashes, faults } = await this.files.check(tx, { ...asked, files });
    if (faults.length > 0) throw new BadInput([...faults]);
    return withHashes(form, content, hashes);
  }

  /** Tells everyone who follows that a version was written. */
  async written(tx: Tx, version: Omit<WrittenVersion, 'fileIds'>): Promise<void> {
    const fileIds = [...new Set(namedFiles(version.form, version.content).map(({ id }) => id))];
    for (const follower of this.followers) await follower(tx, { ...version, fileIds });
  }
}
