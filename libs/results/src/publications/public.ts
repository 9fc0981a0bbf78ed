/**
 * Publications: two officers' signatures make a list public, after its notice and for good. From here the winners go
 * into the rounds they feed, and later stages learn that there is something to honour.
 */
export { ApplyRedecision } from './commands/apply-redecision';
export { SignPublication, type PublicationSigning } from './commands/sign-publication';
export { SupersedePublication, type PublicationSupersession } from './commands/supersede-publication';
export { takeBack } from './take-back';
export { VoidDecision, type DecisionVoiding } from './commands/void-decision';
export { Publication, PublicationSignature, type PublicationState } from './publication.entity';
export { ResultPublished, ResultSuperseded } from './publication.events';
export * from './publication.refusals';
export { PublicationChecks, type PublicationCheck } from './publication-checks';
export { PublicationsModule } from './publications.module';
export { PublishedResults, type PublishedPlace } from './published-results';
