export { OutcomesToVerify } from './outcomes-to-verify';
export { Recommend } from './recommend';
export { RecommendationRecord } from './recommendation-record';
export { RecommendationSheet } from './recommendation-sheet';
export { Recommendations } from './recommendations';
export { RosterImportRecord } from './roster-import-record';
export { RosterImports } from './roster-imports';
