import { JobView } from '@jiangong/people';
import { connectionOf, DateTime, orRefusal, PageArgs } from '@jiangong/platform';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

@ObjectType('Certificate', { description: 'A certificate as printed, and what became of it.' })
export class CertificateView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String, { description: 'The number as an address has it: 2026-000123.' }) code: string;
  @Field(() => String, { description: 'issued, reissued or revoked.' }) state: string;
  @Field(() => ID) honourId: string;
  @Field(() => ID) roundId: string;
  @Field(() => String, { description: 'The person, or the work.' }) name: string;
  @Field(() => String, { description: 'Of a work; empty for a person.' }) authors: string;
  @Field(() => String) unit: string;
  @Field(() => String) occasion: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'Empty when there is none.' }) higherTitle: string;
  @Field(() => String) issuer: string;
  @Field(() => String) issuedOn: string;
  @Field(() => DateTime, { nullable: true }) endedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was replaced or revoked; for those who read all certificates.' }) endReason: string | null;
  @Field(() => String, { nullable: true }) replacedByNumber: string | null;
  @Field(() => String) downloadUrl: string;
}

export const CertificateConnection = connectionOf('Certificate', CertificateView);

@ObjectType('PublicCertificate', { description: 'Whether a certificate stands. What was revoked shows its number alone.' })
export class PublicCertificateView {
  @Field(() => String) number: string;
  @Field(() => String) code: string;
  @Field(() => String, { description: 'issued, reissued or revoked.' }) state: string;
  @Field(() => String) issuer: string;
  @Field(() => String) issuedOn: string;
  @Field(() => String, { nullable: true }) name: string | null;
  @Field(() => String, { nullable: true }) authors: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => String, { nullable: true }) occasion: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) higherTitle: string | null;
  @Field(() => DateTime, { nullable: true }) endedAt: Date | null;
  @Field(() => String, { nullable: true }) replacedByNumber: string | null;
  @Field(() => String, { nullable: true }) replacedByCode: string | null;
  revokedById: string | null;
}

@ObjectType('RareCharacters', { description: 'A certificate that cannot be printed as it is.' })
export class RareCharactersView {
  @Field(() => ID) honourId: string;
  @Field(() => String) name: string;
  @Field(() => String) unit: string;
  @Field(() => String) characters: string;
  @Field(() => Boolean, { description: 'Whether a picture of the name helps; else it has to be left out.' }) canBePictured: boolean;
}

@ObjectType('CertificateBatch')
export class CertificateBatchView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'issue or reissue.' }) kind: string;
  @Field(() => String, { description: 'queued, running, done, cancelled or failed.' }) state: string;
  @Field(() => Int) total: number;
  @Field(() => Int, { description: 'Numbered and signed.' }) issued: number;
  @Field(() => Int, { description: 'Lying in the store as pages.' }) drawn: number;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => String, { nullable: true }) createdByName: string | null;
  @Field(() => DateTime, { nullable: true }) finishedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'All pages in one document; null while there is none.' }) downloadUrl: string | null;
  jobId: string | null;
  @Field(() => JobView, { nullable: true }) job?: JobView | null;
}

@ObjectType('CertificateRound', { description: 'A published round with its honours and certificates.' })
export class CertificateRoundView {
  @Field(() => ID) roundId: string;
  @Field(() => String) roundName: string;
  @Field(() => String) programmeName: string;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => Int) honours: number;
  @Field(() => Int, { description: 'Standing certificates.' }) issued: number;
}

@ObjectType('RoundCertificates')
export class RoundCertificatesView {
  @Field(() => ID) roundId: string;
  @Field(() => CertificateRoundView) round: CertificateRoundView;
  @Field(() => [RareCharactersView], { description: 'Among those without a certificate.' }) rare: RareCharactersView[];
  @Field(() => [CertificateBatchView], { description: 'Newest first.' }) batches: CertificateBatchView[];
}
export const RoundCertificatesOrRefusal = orRefusal('RoundCertificates', RoundCertificatesView);

@InputType()
export class NamePictureInput {
  @Field(() => ID) @IsUUID() honourId: string;
  @Field(() => ID) @IsUUID() mediaId: string;
}

@InputType()
export class IssueCertificatesInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => [ID], { nullable: true, description: 'All of the round without one when left out.' })
  @IsOptional() @IsUUID(undefined, { each: true }) @ArrayMaxSize(5_000)
  honourIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @IsUUID(undefined, { each: true }) @ArrayMaxSize(5_000) leaveOut?: string[] | null;
  @Field(() => [NamePictureInput], { nullable: true }) @IsOptional() @ValidateNested({ each: true }) @Type(() => NamePictureInput) @ArrayMaxSize(500) namePictures?: NamePictureInput[] | null;
}

@InputType()
export class ReissueCertificateInput {
  @Field(() => ID) @IsUUID() certificateId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() namePictureId?: string | null;
}

export const CERTIFICATE_STATES = ['issued', 'reissued', 'revoked'] as const;

@ArgsType()
export class CertificatesArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() roundId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(CERTIFICATE_STATES) state?: (typeof CERTIFICATE_STATES)[number] | null;
  @Field(() => String, { nullable: true, description: 'A part of the name, the unit or the number.' }) @IsOptional() @IsString() @MaxLength(60) search?: string | null;
}
