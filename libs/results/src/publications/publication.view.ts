import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { ComplianceLineView } from '../selection/public';

@ObjectType('Signature')
export class SignatureView {
  @Field(() => String) signerName: string;
  @Field(() => DateTime) signedAt: Date;
}

@ObjectType('PublicationAbilities')
export class PublicationAbilitiesView {
  @Field(() => Boolean, { description: 'The viewer may sign now: notice over, and not the same person as the first signature.' }) canSign: boolean;
}

@ObjectType('Publication', { description: 'The published list of a round: opened by one signature, sealed by a second.' })
export class PublicationView {
  @Field(() => ID) id: string;
  roundId: string;
  @Field(() => String, { description: 'awaiting_signature or published' }) state: string;
  @Field(() => String, { description: 'SHA-256 of what was signed.' }) contentHash: string;
  @Field(() => [ComplianceLineView], { description: 'Each quota, required, reached, margin: published with the list.' }) compliance: readonly ComplianceLineView[];
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => [SignatureView]) signatures: SignatureView[];
  @Field(() => PublicationAbilitiesView) abilities: PublicationAbilitiesView;
}

export const PublicationOrRefusal = orRefusal('Publication', PublicationView);

@InputType()
export class VoidDecisionInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
