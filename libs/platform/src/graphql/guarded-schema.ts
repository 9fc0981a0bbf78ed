import { defaultFieldResolver, getNamedType, isUnionType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { knownPermissions, mayAnywhere, NotAllowed, Refusal, SignInNeeded, visitor, type Actor } from '@jiangong/kernel';
import type { AccessRule } from './allow';
import { GraphContext } from './context';

const accessRule = (field: GraphQLField<unknown, unknown>): AccessRule => field.extensions as AccessRule;

export interface OperationAccess extends AccessRule {
  readonly kind: 'Query' | 'Mutation' | 'Subscription';
  readonly name: string;
}

/** Every operation of the schema with its access rule; a bare one is a fault. */
export function operationAccess(schema: GraphQLSchema): OperationAccess[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const operations = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => ({ kind: root!.name as OperationAccess['kind'], name: field.name, ...accessRule(field) })),
  );
  const bare = operations.filter((one) => !one.allow && !one.allowAnyone && !one.allowSignedIn);
  if (bare.length > 0) throw new Error(`operations without @Allow: ${bare.map((one) => `${one.kind}.${one.name}`).join(', ')}`);
  const unknown = operations.filter((one) => one.allow && !knownPermissions().has(one.allow));
  if (unknown.length > 0) throw new Error(`operations with a permission nobody declared: ${unknown.map((one) => `${one.name} (${one.allow!})`).join(', ')}`);
  return operations;
}

/** May the actor call the operation at all? Throws what the edge tells. */
function checkAccess(rule: AccessRule, actor: Actor): void {
  if (rule.allowAnyone) return;
  if (actor.kind === 'visitor') throw new SignInNeeded();
  if (rule.allowSignedIn) return;
  if (!mayAnywhere(actor, rule.allow!)) throw new NotAllowed(rule.allow!);
}

/** Lock one before a stream opens; each of its events is answered from fresh rows. */
function guardSubscription(field: GraphQLField<unknown, unknown>): void {
  const { subscribe, resolve = defaultFieldResolver } = field;
  const rule = accessRule(field);
  field.subscribe = (source, args, context: unknown, info) => {
    checkAccess(rule, context instanceof GraphContext ? context.actor : visitor);
    return subscribe!(source, args as never, context, info) as never;
  };
  field.resolve = (source, args, context: unknown, info) => {
    if (context instanceof GraphContext) context.forget();
    return resolve(source, args as never, context, info);
  };
}

/**
 * Puts lock one before every operation and turns a thrown refusal into the union member the schema declares.
 * Done on the schema itself, so that no way of serving it can forget either.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  operationAccess(schema);
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) guardSubscription(field);
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const resolve = field.resolve ?? defaultFieldResolver;
      const rule = accessRule(field);
      const named = getNamedType(field.type);
      const declaresRefusal = isUnionType(named) && named.getTypes().some((type) => type.name === 'Refusal');
      field.resolve = async (source, args, context: unknown, info) => {
        const edge = context instanceof GraphContext ? context : new GraphContext(visitor, 'zh');
        try {
          checkAccess(rule, edge.actor);
          return await resolve(source, args as never, edge, info);
        } catch (error) {
          if (!declaresRefusal || !(error instanceof Refusal)) throw error;
          return { __refusal: true, code: error.code, message: error.text[edge.language], facts: error.facts };
        }
      };
    }
  }
  return schema;
}
