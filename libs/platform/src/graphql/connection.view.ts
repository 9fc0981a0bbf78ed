import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { MAX_PAGE } from '@jiangong/kernel';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

@ObjectType('PageInfo')
export class PageInfoView {
  @Field(() => Boolean) hasNextPage: boolean;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: `At most ${MAX_PAGE}.` })
  @Min(1)
  @Max(MAX_PAGE)
  first: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(512)
  after?: string | null;
}

export interface ConnectionView<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfoView;
  /** Counted under the same scope as the rows, and only when asked for. */
  readonly totalCount?: number | (() => Promise<number>);
}

/** Calls the count that a reader left open; Nest's default resolver would hand the function on. */
const whenAsked = async ({ source }: { source: ConnectionView<unknown> }): Promise<number | undefined> =>
  typeof source.totalCount === 'function' ? source.totalCount() : source.totalCount;

/** `<Name>Connection { nodes pageInfo totalCount }`: keyset pages. Name it once beside the view. */
export function connectionOf<T>(name: string, view: new () => T): new () => ConnectionView<T> {
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [view]) nodes: T[];
    @Field(() => PageInfoView) pageInfo: PageInfoView;
    @Field(() => Int, { description: 'Under the same scope as the rows.', middleware: [whenAsked] }) totalCount: number;
  }
  return Connection as never;
}
