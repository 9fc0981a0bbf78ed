import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { ReactsTo } from '@jiangong/platform';
import { HonoursRevoked } from '../../honours/public';
import { RevokeCertificates } from '../commands/revoke-certificates';

/** No certificate stands for an honour that does not. */
@Injectable()
export class CertificatesOnHonoursRevoked {
  constructor(private readonly revoke: RevokeCertificates) {}

  @ReactsTo(HonoursRevoked)
  async onRevoked({ publicationId }: { publicationId: string }): Promise<{ revoked: number }> {
    return { revoked: await this.revoke.execute(platformActor, publicationId) };
  }
}
