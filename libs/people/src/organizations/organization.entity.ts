import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export const ORGANIZATION_LEVELS = ['city', 'district', 'industry', 'enterprise', 'branch', 'team'] as const;
export type OrganizationLevel = (typeof ORGANIZATION_LEVELS)[number];

/** A node of the union tree: city → district or industry → enterprise → branch → work team. */
@Entity()
@Index('organization_of_parent', ['parentId', 'position', 'name'])
@Index('organization_name_trigram', { synchronize: false })
export class Organization {
  @Id() id: string;
  @Index({ unique: true }) @Text() name: string;
  @Text() level: OrganizationLevel;
  @ForeignKey('Organization') @Uuid(OPTIONAL) parentId: string | null;
  /** The district or industry union at or above this node; null for the city itself. Kept with the tree. */
  @Index() @ForeignKey('Organization') @Uuid(OPTIONAL) districtId: string | null;
  /** Second, non-authoritative link of an enterprise. */
  @ForeignKey('Organization') @Uuid(OPTIONAL) industryUnionId: string | null;
  /** state, private, foreign, public_institution … of an enterprise. */
  @Text(OPTIONAL) ownership: string | null;
  @Int({ default: 0 }) position: number;
}

/** Every pair of a node and a node above it (itself at depth 0). */
@Entity()
export class OrganizationClosure {
  @ForeignKey('Organization') @PrimaryColumn({ type: 'uuid' }) ancestorId: string;
  @Index() @ForeignKey('Organization') @PrimaryColumn({ type: 'uuid' }) descendantId: string;
  @Int() depth: number;
}
