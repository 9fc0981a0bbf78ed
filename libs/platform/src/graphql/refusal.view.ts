import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from './scalars';

/** The rules said no: the code for programs, the sentence for people, the figures behind it. */
@ObjectType('Refusal', { description: 'The rules said no: the code for programs, the sentence for people, the figures behind it.' })
export class RefusalView {
  @Field(() => String) code: string;
  @Field(() => String) message: string;
  @Field(() => JsonScalar) facts: unknown;
}

/** `X | Refusal`, as every command answers. Name it once beside the view. */
export function orRefusal<T extends new () => object>(name: string, view: T): T {
  return createUnionType({
    name: `${name}OrRefusal`,
    types: () => [view, RefusalView] as const,
    resolveType: (value: object) => ('__refusal' in value ? RefusalView : view),
  }) as unknown as T;
}
