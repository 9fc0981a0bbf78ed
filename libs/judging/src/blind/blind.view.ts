import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('BlindCode', { description: 'Which entry a code number stood for.' })
export class BlindCodeView {
  @Field(() => String) code: string;
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
}

@ObjectType('Decoding', { description: 'The opening of the code numbers by two persons.' })
export class DecodingView {
  @Field(() => String) requestedByName: string;
  @Field(() => DateTime) requestedAt: Date | string;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true }) confirmedByName: string | null;
  @Field(() => DateTime, { nullable: true }) confirmedAt: Date | string | null;
}

@ObjectType('BlindnessAbilities')
export class BlindnessAbilitiesView {
  @Field(() => Boolean) canRequestDecoding: boolean;
  @Field(() => Boolean) canConfirmDecoding: boolean;
}

@ObjectType('Blindness', { description: 'How a round keeps names from its judges.' })
export class BlindnessView {
  @Field(() => Boolean) isBlind: boolean;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the secret behind the drawing, published before the entries were known.' }) commitment: string | null;
  @Field(() => DateTime, { nullable: true }) drawnAt: Date | string | null;
  @Field(() => Int, { description: 'Entries that have a number.' }) coded: number;
  @Field(() => DecodingView, { nullable: true }) decoding: DecodingView | null;
  @Field(() => [BlindCodeView], { description: 'Empty until two persons have opened them.' }) codes: BlindCodeView[];
  @Field(() => String, { nullable: true, description: 'The secret itself, once opened: with it anybody can repeat the drawing.' }) secret: string | null;
  @Field(() => BlindnessAbilitiesView) abilities: BlindnessAbilitiesView;
}

export const BlindnessOrRefusal = orRefusal('Blindness', BlindnessView);

@InputType()
export class RequestDecodingInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
