import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** Whether a field of that name is selected anywhere below the one being resolved. */
export function asksFor({ fieldNodes, fragments }: GraphQLResolveInfo, name: string): boolean {
  const seen = new Set<string>();
  const within = (selections: SelectionSetNode | undefined): boolean =>
    selections?.selections.some((one) => {
      if (one.kind === Kind.FIELD) return one.name.value === name || within(one.selectionSet);
      if (one.kind === Kind.INLINE_FRAGMENT) return within(one.selectionSet);
      if (seen.has(one.name.value)) return false;
      seen.add(one.name.value);
      return within(fragments[one.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.some(({ selectionSet }) => within(selectionSet));
}
