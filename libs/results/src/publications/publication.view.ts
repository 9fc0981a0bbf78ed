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
  @Field(() => String, { description: 'awaiting_signature, published or superseded' }) state: string;
  @Field(() => String, { description: 'SHA-256 of what was signed.' }) contentHash: string;
  @Field(() => [ComplianceLineView], { description: 'Each quota, required, reached, margin: published with the list.' }) compliance: readonly ComplianceLineView[];
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => [SignatureView]) signatures: SignatureView[];
  @Field(() => ID, { nullable: true, description: 'The published list that this one corrects.' }) supersedesId: string | null;
  @Field(() => String, { description: 'Why it was corrected, for everybody to read; empty of a first list.' }) reason: string;
  @Field(() => PublicationAbilitiesView) abilities: PublicationAbilitiesView;
}

export const PublicationOrRefusal = orRefusal('Publication', PublicationView);

@ObjectType('CorrectionSignature', { description: 'The first signature under a correction of a published list; the second puts it in force.' })
export class CorrectionSignatureView {
  @Field(() => String) signerName: string;
  @Field(() => DateTime) signedAt: Date;
  @Field(() => String, { description: 'Why, as everybody will read it.' }) reason: string;
  @Field(() => Boolean, { description: 'The viewer gave it: somebody else gives the second.' }) isOwn: boolean;
}

@InputType()
export class VoidDecisionInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@ObjectType('SupersededPlace')
export class SupersededPlaceView {
  @Field(() => ID) entryId: string;
  @Field(() => String) name: string;
  @Field(() => String) organizationName: string;
  @Field(() => String) categoryName: string;
  @Field(() => String) title: string;
  @Field(() => Boolean, { description: 'Still on the list that stands.' }) isStanding: boolean;
}

@ObjectType('SupersededList', { description: 'A list that was published once and corrected since: it stays readable.' })
export class SupersededListView {
  @Field(() => ID) publicationId: string;
  @Field(() => DateTime) publishedAt: Date;
  @Field(() => DateTime) supersededAt: Date;
  @Field(() => String, { description: 'Why it was corrected.' }) reason: string;
  @Field(() => String) contentHash: string;
  @Field(() => [SupersededPlaceView]) places: SupersededPlaceView[];
}

@InputType()
export class SupersedePublicationInput {
  @Field(() => ID, { description: 'The proposed change of the list.' }) @IsUUID() redecisionId: string;
  @Field(() => String, { description: 'Of the list the officer has before the eyes.' }) @IsString() @MaxLength(64) contentHash: string;
  @Field(() => String, { description: 'Why, for everybody to read; written by the first officer.' }) @IsString() @MaxLength(500) reason: string;
}
