/**
 * Members: persons with dated memberships and the dated attributes that quotas use.
 * Other rooms ask where somebody belonged and what they were on a day; writing goes through the commands.
 * It holds no ID numbers, no telephone numbers and no passwords.
 */
export { EnrolMember, type NewMember } from './commands/enrol-member';
export { MoveMember } from './commands/move-member';
export { RecordAttribute } from './commands/record-attribute';
export { VerifyAttributes } from './commands/verify-attributes';
export { Member, MemberAttribute, Membership } from './member.entity';
export { memberLoader, MEMBER_COLUMNS } from './member.loader';
export { memberPermissions } from './member.policy';
export * from './member.refusals';
export { ATTRIBUTE, MEMBER_NO, MemberView } from './member.view';
export { Members, type KnownMember, type MembershipInForce } from './members';
export { MembersModule } from './members.module';
