import { Module } from '@nestjs/common';
import { ActivityModule } from './activity/public';
import { Account, IdentityModule, RateLimit, RoleGrant, Session } from './identity/public';
import { ImportsModule, RosterImport, RosterImportFault } from './imports/public';
import { Member, MemberAttribute, Membership, MembersModule, MemberTie } from './members/public';
import { Studio, StudioLeadChange, StudioMember, StudioOutput, StudioReview, StudiosModule } from './studios/public';
import { Organization, OrganizationClosure, OrganizationsModule } from './organizations/public';

/** Every table of this stage. */
export const peopleEntities = [
  Organization, OrganizationClosure, Member, Membership, MemberAttribute, MemberTie, Account, Session, RoleGrant, RateLimit, RosterImport, RosterImportFault, Studio, StudioLeadChange, StudioMember, StudioOutput, StudioReview,
];

/** The modules of the stage in order; each leans on those before it. */
const modules = [OrganizationsModule, MembersModule, StudiosModule, IdentityModule, ActivityModule, ImportsModule];

@Module({ imports: modules, exports: modules })
export class PeopleModule {}
