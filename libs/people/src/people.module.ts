import { Module } from '@nestjs/common';
import { ActivityModule } from './activity/public';
import { Account, IdentityModule, RateLimit, RoleGrant, Session } from './identity/public';
import { RosterImport, RosterImportFault } from './imports/roster-import.entity';
import { Member, MemberAttribute, Membership, MembersModule } from './members/public';
import { Organization, OrganizationClosure, OrganizationsModule } from './organizations/public';

/** Every table of this stage. */
export const peopleEntities = [
  Organization, OrganizationClosure, Member, Membership, MemberAttribute, Account, Session, RoleGrant, RateLimit, RosterImport, RosterImportFault,
];

/** The modules of the stage in order; each leans on those before it. */
const modules = [OrganizationsModule, MembersModule, IdentityModule, ActivityModule];

@Module({ imports: modules, exports: modules })
export class PeopleModule {}
