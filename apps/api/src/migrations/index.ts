import { EntriesJoined1795245300000 } from './1795245300000-entries-joined';
import { ResultsInFull1795253639065 } from './1795253639065-results-in-full';
import { Initial1795242968793 } from './1795242968793-initial';
import { ClockShift1795243100000 } from './1795243100000-clock-shift';
import { JudgingMarks1795245000000 } from './1795245000000-judging-marks';
import { LedgerCheckpoints1795260500000 } from './1795260500000-ledger-checkpoints';
import { JudgingConflicts1795254000000 } from './1795254000000-judging-conflicts';
import { JudgingInFull1795261200000 } from './1795261200000-judging-in-full';
import { LedgerGuard1795243000000 } from './1795243000000-ledger-guard';
import { PeopleSearchAndLimits1795244400000 } from './1795244400000-people-search-and-limits';
import { ResultsForReading1795244300000 } from './1795244300000-results-for-reading';
import { UploadedFiles1795244400000 } from './1795244400000-uploaded-files';
import { RoundHeldBy1795245200000 } from './1795245200000-round-held-by';
import { UploadsNotesPasswords1795250000000 } from './1795250000000-uploads-notes-passwords';
import { MarksCountedAnew1795262400000 } from './1795262400000-marks-counted-anew';
import { LedgerEventsByType1795263600000 } from './1795263600000-ledger-events-by-type';
import { Media1795270000000 } from './1795270000000-media';
import { HandingIn1795272000000 } from './1795272000000-handing-in';

/** In the order in which they run. A merged migration is never changed; a new one is added at the end. */
export const migrations = [Initial1795242968793, LedgerGuard1795243000000, ClockShift1795243100000, ResultsForReading1795244300000, UploadedFiles1795244400000, PeopleSearchAndLimits1795244400000, JudgingMarks1795245000000, RoundHeldBy1795245200000, EntriesJoined1795245300000, UploadsNotesPasswords1795250000000, ResultsInFull1795253639065, JudgingConflicts1795254000000, LedgerCheckpoints1795260500000, JudgingInFull1795261200000, MarksCountedAnew1795262400000, LedgerEventsByType1795263600000, Media1795270000000, HandingIn1795272000000];
