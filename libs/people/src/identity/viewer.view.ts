import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ROLES, type Role } from '@jiangong/kernel';
import { DateTime, orRefusal } from '@jiangong/platform';
import { IsBoolean, IsDate, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { MemberView } from '../members/public';
import { OrganizationView } from '../organizations/public';

@ObjectType('Grant', { description: 'A role at a node of the tree, inherited downward.' })
export class GrantView {
  @Field(() => ID, { nullable: true, description: 'Null for what a membership brings by itself.' }) id: string | null;
  @Field(() => String) role: Role;
  @Field(() => OrganizationView) organization: OrganizationView;
  @Field(() => DateTime, { nullable: true, description: 'Null for what a membership brings by itself.' }) fromAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself.' }) toAt: Date | null;
}

@ObjectType('Viewer', { description: 'Whoever is signed in.' })
export class ViewerView {
  @Field(() => ID) accountId: string;
  @Field(() => String) name: string;
  @Field(() => String) username: string;
  @Field(() => MemberView, { nullable: true }) member: MemberView | null;
  @Field(() => [GrantView]) grants: GrantView[];
  @Field(() => Boolean, { description: 'Came in with a password given by an administrator: nothing but a new one is allowed.' }) mustChangePassword: boolean;
  @Field(() => [String], { description: 'Names of the permissions held anywhere.' }) permissions: string[];
}

@ObjectType('GrantRevocation')
export class GrantRevocationView {
  @Field(() => ID) grantId: string;
  @Field(() => DateTime) revokedAt: Date;
}

@ObjectType('Account', { description: 'A way to sign in, as those see it who grant roles.' })
export class AccountView {
  @Field(() => ID) id: string;
  @Field(() => String) username: string;
  @Field(() => String) name: string;
  @Field(() => ID, { nullable: true }) memberId: string | null;
  @Field(() => Boolean) isDisabled: boolean;
  @Field(() => [GrantView]) grants: GrantView[];
}

@ObjectType('TemporaryPassword', { description: 'Told once, to whoever reset it.' })
export class TemporaryPasswordView {
  @Field(() => ID) accountId: string;
  @Field(() => String) password: string;
  @Field(() => DateTime, { description: 'Lets in before this instant.' }) until: Date;
}

export const TemporaryPasswordOrRefusal = orRefusal('TemporaryPassword', TemporaryPasswordView);
export const ViewerOrRefusal = orRefusal('Viewer', ViewerView);
export const ViewerGrantOrRefusal = orRefusal('ViewerGrant', GrantView);
export const GrantRevocationOrRefusal = orRefusal('GrantRevocation', GrantRevocationView);
export const AccountOrRefusal = orRefusal('Account', AccountView);

@InputType()
export class SignInInput {
  @Field(() => String) @IsString() @MaxLength(80) username: string;
  @Field(() => String) @IsString() @MaxLength(256) password: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String) @IsString() @MaxLength(256) currentPassword: string;
  @Field(() => String) @IsString() @MaxLength(256) newPassword: string;
}

@InputType()
export class GrantRoleInput {
  @Field(() => ID) @IsUUID() accountId: string;
  @Field(() => String, { description: ROLES.join(', ') }) @IsIn(ROLES) role: Role;
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself.' }) @IsOptional() @IsDate() toAt?: Date | null;
}

@InputType()
export class RevokeRoleInput {
  @Field(() => ID) @IsUUID() grantId: string;
}

@InputType()
export class OpenAccountInput {
  @Field(() => String) @IsString() @MaxLength(80) username: string;
  @Field(() => String) @IsString() @MaxLength(256) password: string;
  @Field(() => String) @IsString() @MaxLength(60) @Matches(/^\S(.*\S)?$/u) name: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() memberId?: string | null;
}

@InputType()
export class DisableAccountInput {
  @Field(() => ID) @IsUUID() accountId: string;
  @Field(() => Boolean, { description: 'False opens it again.' }) @IsBoolean() isDisabled: boolean;
}
