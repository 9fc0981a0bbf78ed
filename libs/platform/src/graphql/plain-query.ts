import {
  getVariableValues, GraphQLError, isNonNullType, Kind, locatedError, OperationTypeNode, valueFromAST,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLArgument, type GraphQLField, type GraphQLObjectType,
  type GraphQLResolveInfo, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import type { GraphContext } from './context';
import { NotPlain, PlainValues, type Writer } from './plain-values';

type Variables = Readonly<Record<string, unknown>>;

/** The whole answer as JSON text, or what graphql-js would have told of a resolver that failed. */
export type PlainAnswer = { readonly text: string } | { readonly data: Record<string, null> | null; readonly errors: readonly GraphQLError[] };

interface Root {
  readonly key: string;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly argumentsOf: (variables: Variables) => Record<string, unknown>;
  readonly write: Writer;
}

const hasVariable = (node: object): boolean =>
  (node as { kind?: string }).kind === Kind.VARIABLE ||
  Object.values(node).some((part) => (Array.isArray(part) ? part.some(hasVariable) : typeof part === 'object' && part !== null && !('startToken' in part) && hasVariable(part as object)));

/** Reads one argument from the variables of a request; null when only graphql-js knows how. */
function argumentReader(argument: GraphQLArgument, node: FieldNode): ((variables: Variables, into: Record<string, unknown>) => void) | null {
  const { name, defaultValue, type } = argument;
  const given = node.arguments?.find((one) => one.name.value === name)?.value;
  if (!given) return (_variables, into) => { if (defaultValue !== undefined) into[name] = defaultValue; };
  if (given.kind === Kind.VARIABLE) {
    const variable = given.name.value;
    const isRequired = isNonNullType(type);
    return (variables, into) => {
      const value = variable in variables ? variables[variable] : defaultValue;
      if (isRequired && (value === null || value === undefined)) throw new NotPlain();
      if (value !== undefined) into[name] = value;
    };
  }
  if (hasVariable(given)) return null;
  const constant = valueFromAST(given, type);
  return constant === undefined ? null : (_variables, into) => { into[name] = constant; };
}

/**
 * A query whose root fields have resolvers and whose rest is plain data, as the readers give it: worked out once for a
 * document, then answered without walking the document for every value. What is asked for beyond that (resolvers
 * further down, unions, directives, introspection, mutations) is not made into one, and graphql-js answers it.
 */
export class PlainQuery {
  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly operation: OperationDefinitionNode,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly parent: GraphQLObjectType,
    private readonly roots: readonly Root[],
  ) {}

  /** Of a validated document with one operation; null when it is more than a plain query. */
  static of(schema: GraphQLSchema, document: DocumentNode): PlainQuery | null {
    const operations = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
    const fragments = document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
    const [operation] = operations;
    const query = schema.getQueryType();
    if (operations.length !== 1 || !operation || operation.operation !== OperationTypeNode.QUERY || operation.directives?.length || !query) return null;
    const values = new PlainValues(fragments);
    const fields = values.fieldsOf(query, operation.selectionSet);
    if (!fields) return null;
    const roots: Root[] = [];
    for (const [key, node] of fields) {
      const root = PlainQuery.root(values, query, key, node);
      if (!root) return null;
      roots.push(root);
    }
    return new PlainQuery(schema, operation, Object.fromEntries(fragments.map((one) => [one.name.value, one])), query, roots);
  }

  private static root(values: PlainValues, query: GraphQLObjectType, key: string, node: FieldNode): Root | null {
    const field = query.getFields()[node.name.value];
    const write = field?.resolve ? values.writer(field.type, node.selectionSet) : null;
    const readers = field?.args.map((argument) => argumentReader(argument, node)) ?? [];
    if (!field || !write || readers.includes(null)) return null;
    const argumentsOf = (variables: Variables): Record<string, unknown> => {
      const values: Record<string, unknown> = {};
      for (const read of readers) read!(variables, values);
      return values;
    };
    return { key, node, field, argumentsOf, write };
  }

  /** Null when graphql-js must answer after all: variables that do not fit, or data that is not plain. */
  async answer(given: Variables | null | undefined, context: GraphContext): Promise<PlainAnswer | null> {
    const { coerced } = getVariableValues(this.schema, this.operation.variableDefinitions ?? [], given ?? {});
    if (!coerced) return null;
    try {
      const [only] = this.roots;
      if (this.roots.length === 1 && only) return { text: `{"data":{${JSON.stringify(only.key)}:${only.write(await this.resolve(only, coerced, context))}}}` };
      const outcomes = await Promise.allSettled(this.roots.map((root) => this.resolve(root, coerced, context)));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) return null;
      const parts = this.roots.map((root, at) => `${JSON.stringify(root.key)}:${root.write((outcomes[at] as PromiseFulfilledResult<unknown>).value)}`);
      return { text: `{"data":{${parts.join(',')}}}` };
    } catch (error) {
      if (error instanceof NotPlain) return null;
      return error instanceof RootFailed ? error.answer : null;
    }
  }

  private async resolve({ key, node, field, argumentsOf }: Root, variables: Variables, context: GraphContext): Promise<unknown> {
    const values = argumentsOf(variables);
    const info: GraphQLResolveInfo = {
      fieldName: field.name, fieldNodes: [node], returnType: field.type, parentType: this.parent, path: { prev: undefined, key, typename: this.parent.name },
      schema: this.schema, fragments: this.fragments, rootValue: undefined, operation: this.operation, variableValues: variables,
    };
    try {
      return await field.resolve!(undefined, values, context, info);
    } catch (error) {
      throw new RootFailed({ data: isNonNullType(field.type) ? null : { [key]: null }, errors: [locatedError(error, [node], [key])] });
    }
  }
}

/** A root resolver threw; told as graphql-js tells it. */
class RootFailed extends Error {
  constructor(readonly answer: Extract<PlainAnswer, { errors: unknown }>) {
    super('a root field failed');
  }
}
