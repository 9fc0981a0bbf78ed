import { Module } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/public';
import { EndTie } from './commands/end-tie';
import { EnrolMember } from './commands/enrol-member';
import { MoveMember } from './commands/move-member';
import { RecordAttribute } from './commands/record-attribute';
import { RecordTie } from './commands/record-tie';
import { VerifyAttributes } from './commands/verify-attributes';
import { MemberResolver } from './member.resolver';
import { Members } from './members';
import { MembersReader } from './members.reader';
import { TieResolver } from './tie.resolver';
import { TiesReader } from './ties.reader';

const exported = [Members, EnrolMember, MoveMember, RecordAttribute, VerifyAttributes, RecordTie, EndTie];

@Module({ imports: [OrganizationsModule], providers: [...exported, MembersReader, MemberResolver, TiesReader, TieResolver], exports: exported })
export class MembersModule {}
