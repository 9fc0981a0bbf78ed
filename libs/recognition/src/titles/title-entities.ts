import { TitleAssessment, TitleAssessor, TitleEvidence, TitleMark } from './assessment.entity';
import { TitleHolding, TitleMotion } from './holding.entity';
import { TitlePosting } from './posting.entity';
import { Title, TitlePlace, TitleVersion } from './title.entity';

/** Every table of titles. */
export const titleEntities = [Title, TitleVersion, TitlePlace, TitleHolding, TitleMotion, TitleAssessment, TitleAssessor, TitleMark, TitleEvidence, TitlePosting];
