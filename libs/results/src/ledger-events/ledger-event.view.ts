import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, PageArgs } from '@jiangong/platform';
import { ArrayMaxSize, IsOptional, IsUUID, Matches } from 'class-validator';

const TYPE = /^[a-z_]+(\.[a-z_]+){2}$/;

@ObjectType('LedgerEvent', { description: 'One link of a hash chain, without what is sealed in it.' })
export class LedgerEventView {
  @Field(() => ID, { description: 'Its chain and its place there.' }) id: string;
  @Field(() => Int, { description: 'Its place in its chain.' }) seq: number;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { description: 'stage.noun.verbed' }) type: string;
  @Field(() => String, { nullable: true, description: 'Null for the platform itself.' }) actorName: string | null;
  @Field(() => ID, { nullable: true, description: 'Null in the chain of the platform.' }) roundId: string | null;
  @Field(() => String, { nullable: true }) roundName: string | null;
  @Field(() => String, { nullable: true }) programmeName: string | null;
  @Field(() => String, { nullable: true, description: 'Whose account the deed was about.' }) accountName: string | null;
  @Field(() => String, { nullable: true, description: 'The role given or taken.' }) role: string | null;
  @Field(() => String, { nullable: true, description: 'Of a step of a round: the phase it left.' }) fromPhase: string | null;
  @Field(() => String, { nullable: true }) toPhase: string | null;
  @Field(() => String, { description: 'SHA-256 of the link.' }) hash: string;
}

export const LedgerEventConnection = connectionOf('LedgerEvent', LedgerEventView);

@ArgsType()
export class LedgerEventsArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Types as they stand in the ledger; all when left out.' })
  @IsOptional() @ArrayMaxSize(60) @Matches(TYPE, { each: true })
  types?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Only the chain of this round.' }) @IsOptional() @IsUUID() roundId?: string | null;
}
