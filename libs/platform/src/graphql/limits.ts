import {
  GraphQLError, isListType, isNonNullType, Kind, getNamedType, isObjectType, isInterfaceType, isUnionType, SchemaMetaFieldDef, TypeMetaFieldDef, visit,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLOutputType, type GraphQLSchema,
  type GraphQLNamedType, type SelectionSetNode,
} from 'graphql';
import { MAX_PAGE } from '@jiangong/kernel';

/** What one document may ask. Found by what the product's own pages need, with room; a cyclic query is far outside. */
export const LIMITS = { tokens: 2_000, depth: 9, aliases: 30, fields: 400, cost: 30_000, bytes: 256 * 1024 } as const;

interface Weight {
  readonly cost: number;
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

/** Every query type has them without saying so. */
const META_FIELDS = new Map([SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]));

const ZERO: Weight = { cost: 0, depth: 0, aliases: 0, fields: 0 };
const UNPAGED_LIST = 10;
/** Types of the schema and fields of a type: there are hundreds of the first. */
const SCHEMA_LIST = 40;

const hasList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && hasList(type.ofType));

/** How many rows a field may bring: its `first`, the largest page when that is a variable, ten for a plain list. */
function multiplier(field: FieldNode, type: GraphQLOutputType): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first');
  if (first) return first.value.kind === Kind.INT ? Math.max(1, Math.min(Number(first.value.value), 1e6)) : MAX_PAGE;
  if (!hasList(type)) return 1;
  return getNamedType(type).name.startsWith('__') ? SCHEMA_LIST : UNPAGED_LIST;
}

/** Weighs a validated document: each fragment once, so that spreads cannot multiply the work of weighing. */
class Scale {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly weighed = new Map<string, Weight>();

  constructor(private readonly schema: GraphQLSchema, document: DocumentNode) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  weigh(selections: SelectionSetNode, parent: GraphQLNamedType, pagedBy = 1): Weight {
    let total = ZERO;
    for (const selection of selections.selections) {
      const weight =
        selection.kind === Kind.FIELD ? this.field(selection, parent, pagedBy)
        : selection.kind === Kind.INLINE_FRAGMENT
          ? this.weigh(selection.selectionSet, this.typeNamed(selection.typeCondition?.name.value) ?? parent, pagedBy)
          : this.fragment(selection.name.value, pagedBy);
      total = {
        cost: total.cost + weight.cost, depth: Math.max(total.depth, weight.depth),
        aliases: total.aliases + weight.aliases, fields: total.fields + weight.fields,
      };
    }
    return total;
  }

  private field(node: FieldNode, parent: GraphQLNamedType, pagedBy: number): Weight {
    const aliases = node.alias ? 1 : 0;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[node.name.value] ?? META_FIELDS.get(node.name.value)) : undefined;
    if (!definition || !node.selectionSet) return { cost: 1, depth: 1, aliases, fields: 1 };
    const paged = multiplier(node, definition.type);
    // the `nodes` of a connection are already counted by the connection's own `first`
    const rows = node.name.value === 'nodes' && pagedBy > 1 ? 1 : paged;
    const inner = this.weigh(node.selectionSet, getNamedType(definition.type), paged);
    return { cost: 1 + rows * inner.cost, depth: 1 + inner.depth, aliases: aliases + inner.aliases, fields: 1 + inner.fields };
  }

  private fragment(name: string, pagedBy: number): Weight {
    const key = `${name}|${pagedBy > 1}`;
    let weight = this.weighed.get(key);
    if (!weight) {
      const definition = this.fragments.get(name);
      const type = this.typeNamed(definition?.typeCondition.name.value);
      weight = definition && type ? this.weigh(definition.selectionSet, type, pagedBy) : ZERO;
      this.weighed.set(key, weight);
    }
    return weight;
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    const type = name ? this.schema.getType(name) : undefined;
    return type && (isObjectType(type) || isInterfaceType(type) || isUnionType(type)) ? type : undefined;
  }
}

const tooLarge = (limit: keyof Weight, found: number): GraphQLError =>
  new GraphQLError(`查询超出限制：${limit} 为 ${found}，上限 ${LIMITS[limit]} / query too large: ${limit} is ${found}, the limit is ${LIMITS[limit]}`, { extensions: { code: 'QUERY_TOO_LARGE', limit } });

/** Whether a document that only was parsed writes down more fields than any may have; validation compares them pair by pair. */
export function tooManyFields(document: DocumentNode): GraphQLError | null {
  let fields = 0;
  visit(document, { Field: () => void (fields += 1) });
  return fields > LIMITS.fields ? tooLarge('fields', fields) : null;
}

/** The first limit a validated document breaks, or null. */
export function brokenLimit(schema: GraphQLSchema, document: DocumentNode): GraphQLError | null {
  const scale = new Scale(schema, document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = schema.getRootType(definition.operation);
    if (!root) continue;
    const weight = scale.weigh(definition.selectionSet, root);
    for (const limit of ['depth', 'aliases', 'fields', 'cost'] as const) {
      if (weight[limit] > LIMITS[limit]) return tooLarge(limit, weight[limit]);
    }
  }
  return null;
}
