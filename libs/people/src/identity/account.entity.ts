import type { Role } from '@jiangong/kernel';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** A way to sign in; of a member, or of an officer who is none. */
@Entity()
export class Account {
  @Id() id: string;
  @Index({ unique: true }) @Text() username: string;
  /** argon2id, PHC string. */
  @Text() passwordHash: string;
  /** Set while the password is one an administrator gave: until when it lets in, to be changed. */
  @Instant(OPTIONAL) passwordUntil: Date | null;
  @Text() name: string;
  @Index() @ForeignKey('Member') @Uuid(OPTIONAL) memberId: string | null;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) disabledAt: Date | null;
}

/** A signed-in browser. Only the SHA-256 of its token is kept. */
@Entity()
export class Session {
  @PrimaryColumn({ type: 'text' }) tokenHash: string;
  @Index() @ForeignKey('Account') @Uuid() accountId: string;
  @Instant() createdAt: Date;
  @Instant() lastSeenAt: Date;
  @Instant() expiresAt: Date;
  @Text({ default: '' }) userAgent: string;
}

/** A role at a node of the tree, inherited downward, from one instant to another. */
@Entity()
@Index('role_grant_of_account', ['accountId'])
export class RoleGrant {
  @Id() id: string;
  @ForeignKey('Account') @Uuid() accountId: string;
  @Text() role: Role;
  @Index() @ForeignKey('Organization') @Uuid() organizationId: string;
  @Instant() fromAt: Date;
  @Instant(OPTIONAL) toAt: Date | null;
  @Uuid(OPTIONAL) grantedById: string | null;
}
