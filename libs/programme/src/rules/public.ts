/**
 * Rules: everything a round runs by, as one versioned document for each programme and cadence — intake, form,
 * rubric, method, places, quotas, notice, title. A version is never changed; a change is a new one with a reason.
 */
export { ReviseRules } from './commands/revise-rules';
export {
  component, criterion, declaration, formField, measure, quota, ruleContent, STANDARD_DECLARATION,
  type Component, type Criterion, type Declaration, type FormField, type Measure, type Quota, type RuleContent,
} from './rule-content';
export { contradictionsOf, hashOfRules, readRules } from './rule.rules';
export { RuleVersion } from './rule-version.entity';
export { RuleVersions } from './rule-versions';
export { RuleVersionView } from './rule-version.view';
export { fiveSmallStandardRules, starStandardRules } from './standard-rules';
export { RulesModule } from './rules.module';
