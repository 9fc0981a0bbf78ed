/**
 * Members: persons with dated memberships and the dated attributes that quotas use.
 * Other rooms ask where somebody belonged and what they were on a day; writing goes through the commands.
 * Also dated ties between two persons (mentor, kin, studio, joint award, team), from which judging finds conflicts.
 * It holds no ID numbers, no telephone numbers and no passwords.
 */
export { EndTie } from './commands/end-tie';
export { EnrolMember, type NewMember } from './commands/enrol-member';
export { MoveMember } from './commands/move-member';
export { RecordAttribute } from './commands/record-attribute';
export { RecordTie, type TieFact } from './commands/record-tie';
export { VerifyAttributes } from './commands/verify-attributes';
export { Member, MemberAttribute, Membership, MemberTie, TIE_KINDS, type TieKind } from './member.entity';
export { MemberMoved, TieChanged } from './member.events';
export { memberLoader, MEMBER_COLUMNS } from './member.loader';
export { memberPermissions, noMember } from './member.policy';
export * from './member.refusals';
export { ATTRIBUTE, MEMBER_NO, MemberView } from './member.view';
export { Members, type KnownMember, type MembershipInForce } from './members';
export { MembersModule } from './members.module';
