/**
 * Assembly: the six stages put together, in order, for the processes that run them. Holds no rule.
 */
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { RecognitionModule, recognitionEntities } from '@jiangong/recognition';
import { ResultsModule, resultsEntities } from '@jiangong/results';

export const stages = [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule];

export const stageEntities = [
  ...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities,
];
