import { cacheExchange, type Cache, type CacheExchangeOpts, type DataFields, type UpdateResolver } from '@urql/exchange-graphcache';
import { englishName } from '../i18n/standard-names';

/** Parts of another object: they have no identity of their own and live inside their parent. */
const EMBEDDED = [
  'MediaRefusal', 'MediaCaptions', 'MediaAbilities',
  'Refusal', 'PageInfo', 'Grant', 'MemberAttribute', 'RosterImportFault', 'RoundTransition', 'RoundFeed', 'PreflightFinding', 'RoundAbilities',
  'Holiday', 'CycleBoardRow', 'CycleCell', 'CategoryPlaces', 'EntryVersion', 'TimelineStep', 'EntryAbilities', 'RecommendationStep',
  'RecommendationAbilities', 'PlaceUse', 'RecommendationSheet', 'SheetFault', 'BatchOutcome', 'RefusedItem', 'PanelJudge', 'AssignmentSummary',
  'PanelAbilities', 'JudgingQueue', 'SheetEntry', 'AnsweredField', 'Criterion', 'CriterionLevel', 'Mark', 'MarkRevision', 'SheetAbilities',
  'Measure', 'MeasureBand', 'OwnMarks', 'SheetSpread', 'QueueDeclaration', 'NotJudged', 'OwnTie', 'DeclarationCandidate', 'RecusedSheets', 'Practice', 'PracticeSheet', 'PracticeField', 'ScoreLine', 'SheetTotal', 'ComponentScore', 'RunMethod', 'RunAdvice', 'RunVariance', 'RunReliability', 'RunAffinity', 'RunJudge', 'RunResidual', 'AwardLine', 'RunDisagreement',
  'Rescoring', 'RescoringAbilities', 'RescoringPreview', 'RankingChange', 'WeightAsked', 'EmptyPlaces', 'ComplianceLine', 'DecisionPlace', 'Signature', 'PublicationAbilities', 'StarPage', 'StarMonth', 'StarFigures',
  'JudgingProgress', 'JudgeProgress', 'UnjudgedEntry', 'ClosingOutlook', 'SpreadAbilities', 'RemindedJudges', 'PanelVersion', 'PanelVersionJudge', 'AssignmentMove', 'AssignmentMoves', 'AssignedEntries', 'JudgeLoad', 'ShortOfJudges',
  'EntryAssignments', 'AssignmentExplanation', 'ConflictFlag', 'Conflict', 'JudgeDeclaration', 'DeclaredTie', 'Blindness', 'BlindnessAbilities', 'BlindCode', 'Decoding',
  'GrantRevocation', 'TemporaryPassword', 'PracticeReport', 'PracticeSample', 'PracticeJudge', 'Agreement', 'CriterionAgreement',
  'EntryAuthor', 'EntryDeclaration', 'EntryReceipt', 'EntryFinding', 'OutcomeProof', 'OutcomeFigure',
];

type Row = Record<string, unknown>;

/**
 * Which root fields a command makes stale: they are asked for again when a page shows them. The changed row itself
 * comes back with the command and is merged by its id.
 */
export const STALE_AFTER: Record<string, readonly string[]> = {
  recommendMember: ['recommendations', 'unitPlaces', 'districtShare', 'districtPlaces', 'entries', 'cycleBoard'],
  nominateSelf: ['myEntries', 'recommendations', 'entries'],
  submitWork: ['myEntries', 'recommendations', 'entries'],
  saveDraft: ['myEntries'],
  reviseEntry: ['myEntries'],
  withdrawEntry: ['myEntries', 'recommendations', 'unitPlaces', 'districtPlaces', 'entries'],
  passRecommendation: ['recommendations', 'entries', 'districtPlaces', 'districtShare', 'cycleBoard'],
  returnRecommendation: ['recommendations', 'cycleBoard'],
  declineRecommendation: ['recommendations', 'entries', 'unitPlaces', 'districtPlaces', 'cycleBoard'],
  resubmitRecommendation: ['recommendations', 'cycleBoard'],
  passRecommendations: ['recommendations', 'entries', 'districtPlaces', 'districtShare', 'cycleBoard'],
  acceptRecommendationSheet: ['recommendations', 'unitPlaces', 'districtShare', 'districtPlaces', 'entries', 'cycleBoard'],
  checkRosterImport: ['rosterImports', 'jobs'],
  acceptRosterImport: ['rosterImports', 'jobs', 'members', 'organizations'],
  dropRosterImport: ['rosterImports'],
  advanceRound: ['cycleBoard', 'openRounds', 'entries', 'recommendations', 'myJudging', 'stars', 'starPeriods', 'starFigures'],
  stepBackRound: ['cycleBoard', 'openRounds'],
  extendDeadline: ['cycleBoard', 'openRounds'],
  cancelRound: ['cycleBoard', 'openRounds'],
  reviseRules: ['round', 'season', 'seasons'],
  setHoliday: ['holidays'],
  removeHoliday: ['holidays'],
  createSeason: ['seasons', 'season', 'cycleBoard'],
  appointPanel: ['panel', 'judgingProgress', 'round', 'myJudging', 'roundDeclarations', 'roundConflicts', 'entryAssignments'],
  substituteJudge: ['panel', 'judgingProgress', 'round', 'myJudging', 'roundDeclarations', 'roundConflicts', 'entryAssignments'],
  assignEntries: ['panel', 'judgingProgress', 'round', 'roundConflicts', 'entryAssignments', 'myJudging', 'cycleBoard'],
  assignByHand: ['judgingProgress', 'round', 'entryAssignments', 'myJudging'],
  remindJudges: ['round'],
  callFurtherJudge: ['panel', 'round', 'spreadAlarms', 'entryAssignments'],
  recordDiscussion: ['round', 'spreadAlarms'],
  requestDecoding: ['round'],
  confirmDecoding: ['round', 'roundConflicts', 'spreadAlarms'],
  setPractice: ['practiceReport'],
  savePractice: ['myPractice'],
  lockSheet: ['myJudging', 'judgingProgress', 'cycleBoard'],
  saveMark: ['myJudging'],
  saveSheet: ['myJudging'],
  amendMark: ['judgingProgress'],
  signDeclaration: ['myJudging', 'declarationCandidates'],
  abstainSheet: ['myJudging', 'judgingProgress'],
  recuseSheets: ['myJudging', 'judgingProgress', 'panel'],
  recuseSheet: ['myJudging', 'judgingProgress', 'panel'],
  grantRole: ['account', 'accounts', 'judgeCandidates'],
  revokeRole: ['account', 'accounts', 'judgeCandidates'],
  openAccount: ['accounts'],
  recordTie: ['memberTies', 'roundConflicts'],
  endTie: ['memberTies', 'roundConflicts'],
  readResultNotice: ['myResultNotices'],
  startScoreRun: ['round', 'jobs', 'cycleBoard'],
  cancelScoreRun: ['round', 'jobs', 'cycleBoard'],
  applyRescoring: ['round', 'scoreRun'],
  cancelRescoring: ['round', 'scoreRun'],
  whatIf: ['scoreRun'],
  decideRound: ['round', 'cycleBoard'],
  voidDecision: ['round', 'cycleBoard'],
  signPublication: ['round', 'cycleBoard', 'stars', 'starPeriods', 'starFigures', 'openRounds'],
};

function forget(cache: Cache, fields: readonly string[]): void {
  for (const { fieldName, arguments: given } of cache.inspectFields('Query')) {
    if (fields.includes(fieldName)) cache.invalidate('Query', fieldName, given);
  }
}

/** After stepping back an entry is out of the judge's sight; what was fetched of it goes, too. */
const OUT_OF_SIGHT: Record<string, (result: Row) => readonly unknown[]> = {
  recuseSheet: ({ id }) => [id],
  recuseSheets: ({ sheets }) => (sheets as readonly Row[]).map(({ id }) => id),
};

const isRefused = (result: unknown): boolean => typeof result === 'object' && result !== null && (result as Row).__typename === 'Refusal';

const updates = Object.fromEntries(
  Object.entries(STALE_AFTER).map(([command, fields]): [string, UpdateResolver] => [
    command,
    // A refused command changed nothing.
    (result, _args, cache) => {
      const answer = (result as Row)[command];
      if (isRefused(answer)) return;
      forget(cache, fields);
      for (const id of OUT_OF_SIGHT[command]?.(answer as Row) ?? []) cache.invalidate({ __typename: 'Sheet', id: id as string });
    },
  ]),
);

const inEnglish = (field: string) => (row: DataFields): DataFields[string] => {
  const name = row[field] ?? null;
  return typeof name === 'string' ? englishName(name) : name;
};

/** Names are data in Chinese; those everybody has are told in English. The cache is made anew when the language changes. */
const ENGLISH_NAMES: NonNullable<CacheExchangeOpts['resolvers']> = {
  Round: { name: inEnglish('name') },
  Category: { name: inEnglish('name') },
  Programme: { name: inEnglish('name') },
  Job: { roundName: inEnglish('roundName') },
  Star: { title: inEnglish('title'), categoryName: inEnglish('categoryName') },
};

export const createCache = (language = 'zh-CN') =>
  cacheExchange({
    keys: {
      ...Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
      Viewer: (row) => (row.accountId as string | undefined) ?? null,
      QueueItem: (row) => (row.sheetId as string | undefined) ?? null,
    },
    // The schema has unions of concrete types only: a fragment fits exactly the type it names, nothing is to be guessed.
    possibleTypes: {},
    resolvers: language === 'en' ? ENGLISH_NAMES : {},
    updates: { Mutation: updates },
    logger: (severity, message) => { if (severity === 'error') console.error(message); },
  });
