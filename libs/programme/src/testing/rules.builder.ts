import { ruleContent, starStandardRules, type RuleContent } from '../rules/public';

/** The parts of the monthly star rules a test wants different; a part given replaces only the keys it names. */
export type RuleChanges = { readonly [K in keyof RuleContent]?: RuleContent[K] extends object ? Partial<RuleContent[K]> : RuleContent[K] };

/** The standard monthly star rules with changes: `someRules({ intake: { unitPlaces: 1 } })`. */
export function someRules(changes: RuleChanges = {}, from: RuleContent = starStandardRules.month): RuleContent {
  const merged = Object.fromEntries(
    Object.entries(from).map(([key, value]) => {
      const change = changes[key as keyof RuleContent];
      return [key, typeof value === 'object' && typeof change === 'object' ? { ...value, ...change } : (change ?? value)];
    }),
  );
  return ruleContent.parse(merged);
}
