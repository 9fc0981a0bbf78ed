/**
 * Publications: two officers' signatures make a list public, after its notice and for good. From here the winners go
 * into the rounds they feed, and later stages learn that there is something to honour.
 */
export { SignPublication, type PublicationSigning } from './commands/sign-publication';
export { VoidDecision, type DecisionVoiding } from './commands/void-decision';
export { Publication, PublicationSignature, type PublicationState } from './publication.entity';
export { ResultPublished } from './publication.events';
export * from './publication.refusals';
export { PublicationsModule } from './publications.module';
export { PublishedResults, type PublishedPlace } from './published-results';
