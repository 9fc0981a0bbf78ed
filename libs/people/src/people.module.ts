import { Module } from '@nestjs/common';
import { Organization, OrganizationClosure } from './organizations/organization.entity';
import { Member, MemberAttribute, Membership } from './members/member.entity';
import { Account, RoleGrant, Session } from './identity/account.entity';
import { RosterImport, RosterImportFault } from './imports/roster-import.entity';

/** Every table of this stage. */
export const peopleEntities = [
  Organization, OrganizationClosure, Member, Membership, MemberAttribute, Account, Session, RoleGrant, RosterImport, RosterImportFault,
];

@Module({})
export class PeopleModule {}
