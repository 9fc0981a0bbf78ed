import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/public';
import { EnrolMember } from './commands/enrol-member';
import { MoveMember } from './commands/move-member';
import { RecordAttribute } from './commands/record-attribute';
import { VerifyAttributes } from './commands/verify-attributes';
import { MemberResolver } from './member.resolver';
import { Members } from './members';
import { MembersReader } from './members.reader';

const exported = [Members, EnrolMember, MoveMember, RecordAttribute, VerifyAttributes];

@Module({ imports: [OrganizationsModule], providers: [...exported, MembersReader, MemberResolver], exports: exported })
export class MembersModule {}
