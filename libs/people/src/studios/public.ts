/**
 * Studios: the register of innovation studios with members, outputs and a review every year. Members of one studio are
 * tied to each other while they belong to it, so that they do not judge one another.
 */
export { ChangeStudioLead } from './commands/change-studio-lead';
export { JoinStudio, LeaveStudio } from './commands/change-studio-members';
export { RecordOutput } from './commands/record-output';
export { RegisterStudio, type NewStudio } from './commands/register-studio';
export { ReportStudioYear, ReviewStudio } from './commands/review-studio';
export { Studio, StudioLeadChange, StudioMember, StudioOutput, StudioReview, type StudioLevel } from './studio.entity';
export { StudioRemoved } from './studio.events';
export { studioPermissions } from './studio.policy';
export { Studios } from './studios';
export { StudiosModule } from './studios.module';
