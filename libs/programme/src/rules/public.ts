/**
 * Rules: everything a round runs by, as one versioned document for each programme and cadence — intake, form,
 * rubric, method, places, quotas, notice, title. A version is never changed; a change is a new one with a reason.
 */
export { awardCatalogue, LISTED_RECIPIENTS, RECIPIENTS, type Award, type AwardCatalogue, type PointTable, type Recipient } from './award-catalogue';
export { awardOf, higherTitleOf, prizeOf, titleOf } from './award.rules';
export { rankDelegations, type DelegationLine, type DelegationPlace } from './delegation.rules';
export { innovationAwards, skillContestAwards } from './standard-awards';
export { ReviseRules } from './commands/revise-rules';
export {
  component, criterion, declaration, formField, formOf, measure, quota, ruleContent, STANDARD_DECLARATION,
  type Component, type Criterion, type Declaration, type FormField, type Measure, type Quota, type RuleContent,
} from './rule-content';
export { listCategory, listCondition, listGroupCap, listQuota, selectionRules, type SelectionRules } from './selection-rules';
export { cityModelWorkerRules, mayDayMedalRules, nationalListRules, type MedalBase } from './selection-standard-rules';
export { contradictionsOf, hashOfRules, isSameRules, readRules } from './rule.rules';
export { RuleVersion } from './rule-version.entity';
export { RuleVersions } from './rule-versions';
export { RuleVersionView } from './rule-version.view';
export { fiveSmallStandardRules } from './five-small-standard-rules';
export { showcaseStandardRules } from './showcase-standard-rules';
export { starStandardRules } from './star-standard-rules';
export { RulesModule } from './rules.module';
