import {
  defaultFieldResolver, GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLString, isLeafType, isListType, isNonNullType, isObjectType, Kind,
  type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLLeafType, type GraphQLObjectType, type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';

/** The answer is not the plain data that was expected: graphql-js, which can tell what is wrong, must answer. */
export class NotPlain extends Error {}

/** JSON text of one value. Throws {@link NotPlain}. */
export type Writer = (value: unknown) => string;

/**
 * Nest gives every field without a resolver of its own one that reads the property. It can be known by its name only;
 * should the name change, nothing is taken for plain and graphql-js answers everything, as before.
 */
const readsProperty = ({ resolve }: GraphQLField<unknown, unknown>): boolean => !resolve || resolve === defaultFieldResolver || resolve.name === 'rootFieldResolver';

const unknown = (): never => {
  throw new NotPlain();
};

function leafWriter(type: GraphQLLeafType): Writer {
  const bySerialising: Writer = (value) => JSON.stringify(type.serialize(value)) ?? unknown();
  if (type === GraphQLString || type === GraphQLID) return (value) => (typeof value === 'string' ? JSON.stringify(value) : bySerialising(value));
  if (type === GraphQLInt) return (value) => (typeof value === 'number' && (value | 0) === value ? String(value | 0) : bySerialising(value));
  if (type === GraphQLBoolean) return (value) => (typeof value === 'boolean' ? String(value) : bySerialising(value));
  return bySerialising;
}

/** Makes writers for the selections of one document; null wherever more than reading properties is asked for. */
export class PlainValues {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(fragments: readonly FragmentDefinitionNode[]) {
    for (const fragment of fragments) this.fragments.set(fragment.name.value, fragment);
  }

  /** The fields of a selection on an object type with fragments spread out; null when a directive, another type or a merge is in the way. */
  fieldsOf(type: GraphQLObjectType, selections: SelectionSetNode, found = new Map<string, FieldNode>()): Map<string, FieldNode> | null {
    for (const selection of selections.selections) {
      if (selection.directives?.length) return null;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        // the same leaf twice is the same leaf; two selections below one key would have to be merged
        if (found.has(key) && selection.selectionSet) return null;
        found.set(key, selection);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value ?? type.name;
      if (!fragment || condition !== type.name || !this.fieldsOf(type, fragment.selectionSet, found)) return null;
    }
    return found;
  }

  writer(type: GraphQLOutputType, selections: SelectionSetNode | undefined): Writer | null {
    if (isNonNullType(type)) {
      const inner = this.present(type.ofType, selections);
      return inner && ((value) => (value === null || value === undefined ? unknown() : inner(value)));
    }
    const inner = this.present(type, selections);
    return inner && ((value) => (value === null || value === undefined ? 'null' : inner(value)));
  }

  private present(type: GraphQLOutputType, selections: SelectionSetNode | undefined): Writer | null {
    if (isListType(type)) {
      const item = this.writer(type.ofType, selections);
      return item && ((value) => this.list(value, item));
    }
    if (isLeafType(type)) return leafWriter(type);
    return isObjectType(type) && selections && !type.isTypeOf ? this.object(type, selections) : null;
  }

  private list(value: unknown, item: Writer): string {
    if (!Array.isArray(value)) return unknown();
    let text = '[';
    for (let at = 0; at < value.length; at++) text += at === 0 ? item(value[at]) : `,${item(value[at])}`;
    return `${text}]`;
  }

  private object(type: GraphQLObjectType, selections: SelectionSetNode): Writer | null {
    const fields = this.fieldsOf(type, selections);
    if (!fields) return null;
    const parts: { readonly head: string; readonly read: (source: object) => unknown; readonly write: Writer }[] = [];
    for (const [key, node] of fields) {
      const head = `${parts.length === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      const name = node.name.value;
      if (name === '__typename') {
        const text = JSON.stringify(type.name);
        parts.push({ head, read: () => null, write: () => text });
        continue;
      }
      const field = type.getFields()[name];
      const write = field && field.args.length === 0 && readsProperty(field) ? this.writer(field.type, node.selectionSet) : null;
      if (!write) return null;
      const resolve = field!.resolve as ((source: object) => unknown) | undefined;
      parts.push({ head, write, read: resolve && resolve !== (defaultFieldResolver as unknown) ? resolve : (source) => (source as Record<string, unknown>)[name] });
    }
    return (value) => {
      if (typeof value !== 'object' || typeof (value as PromiseLike<unknown>).then === 'function') return unknown();
      let text = '';
      for (const { head, read, write } of parts) {
        const property = read(value as object);
        if (typeof property === 'function') return unknown();
        text += head + write(property);
      }
      return `${text}}`;
    };
  }
}
