import { cacheExchange, type Cache, type CacheExchangeOpts, type DataFields, type UpdateResolver } from '@urql/exchange-graphcache';
import { englishName } from '../i18n/standard-names';

/** Parts of another object: they have no identity of their own and live inside their parent. */
const EMBEDDED = [
  'NoticeCategory', 'NoticeContact', 'NoticePlace', 'NoticeChange', 'NoticeObjections', 'NoticeSettings', 'ObjectionAbilities', 'ObjectionStep', 'ObjectionStatus', 'ObjectionReceipt', 'ObjectionCase', 'ObjectionsDecided', 'SupersededList', 'SupersededPlace',
  'MediaRefusal', 'MediaCaptions', 'MediaAbilities',
  'Refusal', 'PageInfo', 'Grant', 'MemberAttribute', 'RosterImportFault', 'RoundTransition', 'RoundFeed', 'PreflightFinding', 'RoundAbilities',
  'Holiday', 'CycleBoardRow', 'CycleCell', 'CategoryPlaces', 'EntryVersion', 'TimelineStep', 'EntryAbilities', 'RecommendationStep',
  'RecommendationAbilities', 'PlaceUse', 'RecommendationSheet', 'SheetFault', 'BatchOutcome', 'RefusedItem', 'PanelJudge', 'AssignmentSummary',
  'PanelAbilities', 'JudgingQueue', 'SheetEntry', 'AnsweredField', 'Criterion', 'CriterionLevel', 'Mark', 'MarkRevision', 'SheetAbilities',
  'Measure', 'MeasureBand', 'OwnMarks', 'SheetSpread', 'QueueDeclaration', 'NotJudged', 'OwnTie', 'DeclarationCandidate', 'RecusedSheets', 'Practice', 'PracticeSheet', 'PracticeField', 'ScoreLine', 'SheetTotal', 'ComponentScore', 'RunMethod', 'RunAdvice', 'RunVariance', 'RunReliability', 'RunAffinity', 'RunJudge', 'RunResidual', 'AwardLine', 'RunDisagreement',
  'Rescoring', 'RescoringAbilities', 'RescoringPreview', 'RankingChange', 'WeightAsked', 'EmptyPlaces', 'ComplianceLine', 'DecisionPlace', 'Signature', 'PublicationAbilities', 'StarPage', 'StarMonth', 'StarFigures',
  'JudgingProgress', 'JudgeProgress', 'UnjudgedEntry', 'ClosingOutlook', 'SpreadAbilities', 'RemindedJudges', 'PanelVersion', 'PanelVersionJudge', 'AssignmentMove', 'AssignmentMoves', 'AssignedEntries', 'JudgeLoad', 'ShortOfJudges',
  'EntryAssignments', 'AssignmentExplanation', 'ConflictFlag', 'Conflict', 'JudgeDeclaration', 'DeclaredTie', 'Blindness', 'BlindnessAbilities', 'BlindCode', 'Decoding',
  'GrantRevocation', 'TemporaryPassword', 'VoidingAbilities', 'FeedbackAbilities', 'CommentAbilities', 'FeedbackStep', 'FeedbackReceipt', 'PracticeReport', 'PracticeSample', 'PracticeJudge', 'Agreement', 'CriterionAgreement',
  'EntryAuthor', 'EntryDeclaration', 'EntryReceipt', 'EntryFinding', 'OutcomeProof', 'OutcomeFigure',
  'WorkOutcome', 'WorkSection', 'WorkPage', 'WorkPeriod', 'WorkStep', 'WorkReviewAbilities', 'WorkObstacle', 'OwnWorkAbilities', 'Finding', 'ModerationWords', 'TextPart',
  'HonourTable', 'HonourTableRow', 'SeasonCounts', 'SeasonRoundFigures', 'SeasonProgrammeFigures', 'FigureDefinition', 'SeasonFigures',
  'TitleLevel', 'AssessedPart', 'NeededEvidence', 'AssessorCandidate', 'PostingWinner', 'TitleDeskAbilities',
  'NewsStep', 'NewsAbilities', 'NewsPerson',
  'PastSeason', 'PastFigure',
  'PublicCertificate', 'RareCharacters', 'CertificateRound', 'RoundCertificates', 'PromotionsSent',
  'GrantPart', 'StudioMembership', 'StudioAbilities', 'StudioImport',
  'DistrictEvaluation', 'EvaluationIndicator', 'EvaluationLine', 'EvaluationEvidence', 'EvaluationSheet', 'EvaluationAbilities',
  'FundYear', 'FundBalance', 'FundCheck', 'FundAbilities', 'FundLine', 'PayableAbilities', 'PayableFigure', 'PayableApproval',
  'SelectionRule', 'SelectionLine', 'SelectionRelaxation', 'SelectionAbilities', 'SelectionProgress', 'ListNumberAsked', 'ListWhatIfChange', 'Exclusion', 'ListChange', 'RedecisionAbilities', 'QuotaOutlook', 'QuotaOutlookLine', 'QuotaImpact', 'QuotaImpactLine',
];

type Row = Record<string, unknown>;

/**
 * Which root fields a command makes stale: they are asked for again when a page shows them. The changed row itself
 * comes back with the command and is merged by its id.
 */
export const STALE_AFTER: Record<string, readonly string[]> = {
  startSelection: ['roundSelection', 'selectionCandidates'],
  cancelSelection: ['roundSelection'],
  overrideSelection: ['roundSelection', 'selectionCandidates'],
  confirmOverride: ['roundSelection', 'selectionCandidates'],
  cancelOverride: ['roundSelection', 'selectionCandidates'],
  proposeRedecision: ['round'],
  applyRedecision: ['round', 'roundSelection'],
  cancelRedecision: ['round'],
  defineTitle: ['titles', 'titleHolders'],
  reviseTitle: ['titles'],
  confirmTitleMotion: ['titles', 'titleHolders', 'myTitles'],
  openTitleAssessment: ['titleAssessmentsToMark'],
  settleTitleEvidence: ['myTitles', 'titleAssessmentsToMark'],
  enterTitleEvidence: ['myTitles', 'titleAssessmentsToMark'],
  concludeTitleAssessment: ['myTitles', 'titleAssessmentsToMark'],
  postTitleVacancy: ['titles', 'cycleBoard'],
  appointTitleWinner: ['titles', 'titleHolders', 'myTitles'],
  closeTitlePosting: ['titles'],
  recommendMember: ['recommendations', 'unitPlaces', 'districtShare', 'districtPlaces', 'entries', 'cycleBoard'],
  nominateSelf: ['myEntries', 'recommendations', 'entries'],
  issueCertificates: ['certificates', 'certificateRounds', 'roundCertificates', 'honourRegister'],
  reissueCertificate: ['certificates', 'certificateRounds', 'roundCertificates', 'honourRegister'],
  cancelCertificateBatch: ['certificates', 'certificateRounds', 'roundCertificates'],
  sendPromotionRequests: ['honourRegister'],
  moderateWork: ['worksToModerate', 'works', 'work', 'workPage', 'workPeriods', 'search'],
  saveModerationWords: ['moderationWords', 'worksToModerate', 'workToModerate'],
  withdrawWorkConsent: ['myWorks', 'works', 'work', 'workPage', 'search'],
  offerWork: ['myWorks'],
  hideMyPage: ['myPage', 'publicPerson', 'works', 'work', 'workPage', 'star', 'newsItems', 'newsItem', 'search'],
  showMyPage: ['myPage', 'publicPerson', 'works', 'work', 'workPage', 'star'],
  submitWork: ['myEntries', 'recommendations', 'entries'],
  saveDraft: ['myEntries'],
  verifyOutcome: ['outcomesToVerify', 'outcomeFigures'],
  registerMedia: ['myMedia'],
  removeMedia: ['myMedia'],
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
  listWhatIf: ['roundSelection'],
  grantStudio: ['studioGrants', 'fundYear'],
  releaseGrant: ['studioGrants', 'fundYear', 'payables', 'payableFigures'],
  registerStudio: ['studios', 'publicStudios'],
  importStudios: ['studios', 'publicStudios'],
  joinStudio: ['studios', 'publicStudios', 'memberTies'],
  leaveStudio: ['studios', 'publicStudios', 'memberTies'],
  changeStudioLead: ['studios', 'publicStudios', 'memberTies'],
  recordOutput: ['studios'],
  reportStudioYear: ['studios'],
  reviewStudio: ['studios', 'publicStudios', 'studioGrants'],
  saveEvaluationScheme: ['districtEvaluation'],
  stateEvidence: ['districtEvaluation'],
  computeEvaluation: ['districtEvaluation'],
  signEvaluation: ['districtEvaluation'],
  answerEvaluation: ['districtEvaluation'],
  setFundYear: ['fundYear'],
  appropriateFund: ['fundYear', 'fundBookings'],
  reverseBooking: ['fundYear', 'fundBookings', 'payables', 'payableFigures'],
  approvePayables: ['fundYear', 'fundBookings', 'payables', 'payableFigures'],
  dropPayable: ['payables', 'payableFigures', 'contestSubsidies', 'allowanceMonth', 'fundYear'],
  grantSubsidy: ['fundYear', 'payables', 'payableFigures', 'contestSubsidies'],
  raiseAllowances: ['allowanceMonth', 'payables', 'payableFigures'],
  preparePayment: ['payables', 'payableFigures', 'paymentBatches'],
  settlePayment: ['fundYear', 'fundBookings', 'payables', 'payableFigures', 'paymentBatches'],
  cancelPayment: ['payables', 'payableFigures', 'paymentBatches'],
  decideRound: ['round', 'cycleBoard'],
  voidDecision: ['round', 'cycleBoard'],
  postComment: ['comments'],
  deleteComment: ['comments'],
  reportComment: ['commentsToModerate'],
  moderateComment: ['comments', 'commentsToModerate'],
  sendFeedback: ['feedbackQueue'],
  askFeedbackAgain: ['feedbackQueue'],
  answerFeedback: ['feedbackQueue'],
  restoreLikes: ['voidedLikes'],
  saveNews: ['newsDesk'],
  submitNews: ['newsDesk'],
  reviewNews: ['newsDesk', 'newsItems', 'newsItem'],
  withdrawNews: ['newsDesk', 'newsItems', 'newsItem'],
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
const TOLD_IN_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  Round: ['name'], Category: ['name'], Programme: ['name'], SeasonProgrammeFigures: ['name'], SeasonRoundFigures: ['name'],
  Star: ['title', 'categoryName'], RegisteredHonour: ['title', 'programmeName', 'roundName', 'categoryName'],
  ...Object.fromEntries(['CertificateRound', 'Objection', 'Notice', 'ListCorrection', 'LedgerEvent'].map((type) => [type, ['programmeName', 'roundName']])),
  ...Object.fromEntries(['Job', 'ResultNotice', 'QuotaImpact'].map((type) => [type, ['roundName']])),
  ...Object.fromEntries([
    'Work', 'OwnWork', 'QueueItem', 'SheetEntry', 'SpreadAlarm', 'RankingChange', 'SelectionLine', 'DecisionPlace', 'NoticeChange', 'ListChange', 'CorrectedPlace', 'SupersededPlace',
  ].map((type) => [type, ['categoryName']])),
};
const ENGLISH_NAMES: NonNullable<CacheExchangeOpts['resolvers']> = Object.fromEntries(
  Object.entries(TOLD_IN_ENGLISH).map(([type, fields]) => [type, Object.fromEntries(fields.map((field) => [field, inEnglish(field)]))]));

/** Figures that came with a work are not asked for again by its like button. */
const FOUND_BY_ID: NonNullable<CacheExchangeOpts['resolvers']> = { Query: { engagement: (_root, { workId }) => ({ __typename: 'Engagement', id: workId as string }) } };

export const createCache = (language = 'zh-CN') =>
  cacheExchange({
    keys: {
      ...Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
      Viewer: (row) => (row.accountId as string | undefined) ?? null,
      QueueItem: (row) => (row.sheetId as string | undefined) ?? null,
    },
    // The schema has unions of concrete types only: a fragment fits exactly the type it names, nothing is to be guessed.
    possibleTypes: {},
    resolvers: { ...(language === 'en' ? ENGLISH_NAMES : {}), ...FOUND_BY_ID },
    updates: { Mutation: updates },
    logger: (severity, message) => { if (severity === 'error') console.error(message); },
  });
