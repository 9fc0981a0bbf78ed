import { Injectable } from '@nestjs/common';
import { BadInput } from '@jiangong/kernel';
import type { ImportKind } from './import-kind';
import { OrganizationsKind } from './organizations-kind';
import type { RosterImport } from './roster-import.entity';
import { RosterKind } from './roster-kind';

/** The kinds of tables that can be imported, by the word the caller uses. */
@Injectable()
export class ImportKinds {
  private readonly kinds: Readonly<Record<RosterImport['kind'], ImportKind>>;

  constructor(roster: RosterKind, organizations: OrganizationsKind) {
    this.kinds = { roster, organizations };
  }

  of(kind: RosterImport['kind']): ImportKind {
    return this.kinds[kind];
  }

  /** The word as one of the kinds. */
  named(word: string): RosterImport['kind'] {
    if (word === 'roster' || word === 'organizations') return word;
    throw BadInput.at('input.kind', '导入类型应为 roster（职工名册）或 organizations（组织）', 'kind must be roster or organizations');
  }
}
