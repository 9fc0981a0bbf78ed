import { ParseUUIDPipe } from '@nestjs/common';
import { JobsReader, JobView } from '@jiangong/people';
import { Allow, AllowAnyone, AllowSignedIn, GraphContext, type ConnectionView } from '@jiangong/platform';
import { CorrectionsReader, ListCorrectionView } from '@jiangong/results';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CertificatesReader } from './certificates.reader';
import './certificate.policy';
import {
  CertificateBatchView, CertificateConnection, CertificateRoundView, CertificatesArgs, CertificateView, IssueCertificatesInput, PublicCertificateView,
  ReissueCertificateInput, RoundCertificatesOrRefusal, RoundCertificatesView,
} from './certificate.view';
import { CancelCertificateBatch } from './commands/cancel-certificate-batch';
import { IssueCertificates } from './commands/issue-certificates';
import { ReissueCertificate } from './commands/reissue-certificate';

@Resolver(() => CertificateView)
export class CertificateResolver {
  constructor(
    private readonly reader: CertificatesReader,
    private readonly issue: IssueCertificates,
    private readonly reissue: ReissueCertificate,
    private readonly cancel: CancelCertificateBatch,
  ) {}

  @AllowAnyone('whoever holds a certificate’s number may ask whether it stands')
  @Query(() => PublicCertificateView)
  certificate(@Args('code') code: string): Promise<PublicCertificateView> {
    return this.reader.public(code);
  }

  @AllowSignedIn('one’s own certificates, and those of works one is an author of')
  @Query(() => [CertificateView], { description: 'Newest first.' })
  myCertificates(@Context() { actor }: GraphContext): Promise<CertificateView[]> {
    return this.reader.own(actor);
  }

  @Allow('certificate.read')
  @Query(() => CertificateConnection, { description: 'Of one’s own unit or district, newest numbers first.' })
  certificates(@Args() args: CertificatesArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<CertificateView>> {
    return this.reader.list(actor, args);
  }

  @Allow('certificate.issue')
  @Query(() => [CertificateRoundView], { description: 'Published rounds, newest first.' })
  certificateRounds(): Promise<CertificateRoundView[]> {
    return this.reader.rounds();
  }

  @Allow('certificate.issue')
  @Query(() => RoundCertificatesView)
  roundCertificates(@Args('roundId', { type: () => ID }, ParseUUIDPipe) roundId: string, @Context() { actor }: GraphContext): Promise<RoundCertificatesView> {
    return this.reader.round(actor, roundId);
  }

  @Allow('certificate.issue')
  @Mutation(() => RoundCertificatesOrRefusal)
  async issueCertificates(@Args('input') input: IssueCertificatesInput, @Context() { actor }: GraphContext): Promise<RoundCertificatesView> {
    return this.reader.round(actor, await this.issue.execute(actor, input));
  }

  @Allow('certificate.issue')
  @Mutation(() => RoundCertificatesOrRefusal, { description: 'Under a new number; the old one says by which it was replaced.' })
  async reissueCertificate(@Args('input') input: ReissueCertificateInput, @Context() { actor }: GraphContext): Promise<RoundCertificatesView> {
    return this.reader.round(actor, await this.reissue.execute(actor, input));
  }

  @Allow('certificate.issue')
  @Mutation(() => RoundCertificatesOrRefusal, { description: 'What has its number stays valid.' })
  async cancelCertificateBatch(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<RoundCertificatesView> {
    return this.reader.round(actor, await this.cancel.execute(actor, id));
  }
}

@Resolver(() => CertificateBatchView)
export class CertificateBatchResolver {
  constructor(private readonly jobs: JobsReader) {}

  @ResolveField(() => JobView, { nullable: true })
  job(@Parent() { jobId }: CertificateBatchView, @Context() context: GraphContext): Promise<JobView | null> {
    return jobId ? this.jobs.loader(context).load(jobId) : Promise.resolve(null);
  }
}

@Resolver(() => PublicCertificateView)
export class PublicCertificateResolver {
  constructor(private readonly corrections: CorrectionsReader) {}

  @ResolveField(() => ListCorrectionView, { nullable: true, description: 'The published correction it was revoked with.' })
  correction(@Parent() { revokedById }: PublicCertificateView): Promise<ListCorrectionView | null> {
    return revokedById ? this.corrections.one(revokedById) : Promise.resolve(null);
  }
}
