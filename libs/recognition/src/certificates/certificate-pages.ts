import { Inject, Injectable } from '@nestjs/common';
import { certificateCode, certificateFacts, certificatePayload, type CertificateFacts } from '@jiangong/evidence';
import { NotFound } from '@jiangong/kernel';
import { breathe, CONFIG, OBJECT_STORE, openPaper, paperBytes, publicUrl, Reader, type Config, type ObjectStore, type Paper } from '@jiangong/platform';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { drawCertificate } from './drawing/draw-certificate';

interface Page {
  readonly id: string;
  readonly text: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly issuedAt: Date;
  readonly drawnAt: Date | null;
  readonly picture: string | null;
}

const PAGES = `
  select c.id, c.text, c.signature, k.public_key as "publicKey", c.issued_at as "issuedAt", c.drawn_at as "drawnAt", m.files ->> 'image1600' as picture
    from certificate c join ledger_key k on k.key_id = c.key_id left join media m on m.id = c.name_picture_id`;
const ONE = `${PAGES} where c.id = $1`;
const UNDRAWN = `${PAGES} where c.batch_id = $1 and c.drawn_at is null order by c.serial`;
/** Standing ones only: nobody prints what was replaced. */
const OF_BATCH = `${PAGES} where c.batch_id = $1 and c.state = 'issued' order by c.serial`;

/** What a certificate of ours says. */
export function factsIn(text: string): CertificateFacts {
  const facts = certificateFacts(text);
  if (!facts) throw new Error('the text of a certificate cannot be read');
  return facts;
}

export const keyOfPage = (certificateId: string): string => `certificates/${certificateId}.pdf`;

/** Certificates as paper: drawn from their own signed text alone, kept in the store, drawn again when one is missing there. */
@Injectable()
export class CertificatePages {
  constructor(private readonly reader: Reader, @Inject(OBJECT_STORE) private readonly store: ObjectStore, @Inject(CONFIG) private readonly config: Config) {}

  /** Those of a batch that were numbered and not drawn yet; tells each as soon as it lies in the store. */
  async drawMissing(batchId: string, onDrawn: () => Promise<void>): Promise<void> {
    for (const page of await this.reader.rows<Page>(UNDRAWN, [batchId])) {
      await this.keep(page);
      await onDrawn();
    }
  }

  /** One page as it lies in the store. */
  async open(certificateId: string): Promise<{ size: number; content: Readable }> {
    const page = await this.reader.first<Page>(ONE, [certificateId]);
    if (!page) throw new NotFound({ zh: '证书', en: 'certificate' });
    const key = keyOfPage(page.id);
    if ((await this.store.size(key)) === null) await this.keep(page);
    return { size: (await this.store.size(key))!, content: await this.store.get(key) };
  }

  /** All of a batch in one document, to be printed in one go. */
  async ofBatch(batchId: string): Promise<Paper> {
    const pages = await this.reader.rows<Page>(OF_BATCH, [batchId]);
    if (pages.length === 0) throw new NotFound({ zh: '证书', en: 'certificates' });
    const paper = this.paper(pages[0]!);
    for (const page of pages) {
      await this.draw(paper, page);
      await breathe();
    }
    return paper;
  }

  /** The code's content: the address of the public page, with the signed text behind its `#`. */
  addressOf({ text, publicKey, signature }: Pick<Page, 'text' | 'publicKey' | 'signature'>): string {
    return `${publicUrl(this.config)}/certificates/${certificateCode(factsIn(text).number)!}#${certificatePayload({ text, publicKey, signature })}`;
  }

  private async keep(page: Page): Promise<void> {
    const paper = this.paper(page);
    await this.draw(paper, page);
    await this.store.put(keyOfPage(page.id), Readable.from([await paperBytes(paper)]));
    await this.reader.rows('update certificate set drawn_at = now() where id = $1 and drawn_at is null', [page.id]);
  }

  private paper({ text, issuedAt }: Page): Paper {
    const { issuer } = factsIn(text);
    return openPaper({ title: '荣誉证书', author: issuer, at: issuedAt, orientation: 'landscape', margin: 0 });
  }

  private async draw(paper: Paper, page: Page): Promise<void> {
    const namePicture = page.picture ? await sharp(await buffer(await this.store.get(page.picture))).png().toBuffer() : null;
    drawCertificate(paper, factsIn(page.text), { address: this.addressOf(page), namePicture });
  }
}
