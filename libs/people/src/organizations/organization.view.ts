import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, orRefusal } from '@jiangong/platform';
import { MAX_PAGE } from '@jiangong/kernel';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { ORGANIZATION_LEVELS, type OrganizationLevel } from './organization.entity';

@ObjectType('Organization', { description: 'A node of the union tree: city, district or industry, enterprise, branch, work team.' })
export class OrganizationView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: ORGANIZATION_LEVELS.join(', ') }) level: OrganizationLevel;
  @Field(() => ID, { nullable: true }) parentId: string | null;
  @Field(() => ID, { nullable: true, description: 'The district or industry union at or above this node.' }) districtId: string | null;
  @Field(() => ID, { nullable: true }) industryUnionId: string | null;
  @Field(() => String, { nullable: true }) ownership: string | null;
}

export const OrganizationConnection = connectionOf('Organization', OrganizationView);
export const OrganizationOrRefusal = orRefusal('Organization', OrganizationView);

@ArgsType()
export class OrganizationsArgs {
  @Field(() => ID, { nullable: true, description: 'The children of this node; without it and without a filter, the top.' })
  @IsOptional() @IsUUID()
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name, anywhere in the tree (below parentId when that is given).' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional() @IsIn(ORGANIZATION_LEVELS)
  level?: OrganizationLevel | null;

  @Field(() => Int, { defaultValue: 50, description: `At most ${MAX_PAGE}.` })
  @Min(1) @Max(MAX_PAGE)
  first: number;

  @Field(() => String, { nullable: true })
  @IsOptional() @IsString() @MaxLength(512)
  after?: string | null;
}

const NAME = /^\S(.*\S)?$/u;

@InputType()
export class CreateOrganizationInput {
  @Field(() => String) @IsString() @MaxLength(120) @Matches(NAME) name: string;
  @Field(() => String) @IsIn(ORGANIZATION_LEVELS) level: OrganizationLevel;
  @Field(() => ID) @IsUUID() parentId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() industryUnionId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) ownership?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() position?: number;
}

@InputType()
export class RenameOrganizationInput {
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => String) @IsString() @MaxLength(120) @Matches(NAME) name: string;
}

@InputType()
export class MoveOrganizationInput {
  @Field(() => ID) @IsUUID() organizationId: string;
  @Field(() => ID) @IsUUID() parentId: string;
}
