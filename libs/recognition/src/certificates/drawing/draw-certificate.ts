import type { CertificateFacts } from '@jiangong/evidence';
import { chineseDate } from '@jiangong/kernel';
import { A4, drawQrCode, drawSealArea, INK, SEAL_RED, sizeToFit, textWidth, type Paper, type PaperWeight } from '@jiangong/platform';
import { drawFrame, drawRule, PAPER_TONE } from './certificate-frame';

const [WIDTH, HEIGHT] = [A4.wide, A4.narrow];
const LEFT = 118;
const LINE = WIDTH - 2 * LEFT;
const QUIET = '#5c5750';
const BODY = 20;

export interface CertificateDrawing {
  /** What the QR code holds: the address with the signed text behind its `#`. */
  readonly address: string;
  /** A picture of the name, PNG or JPEG, where the font lacks one of its characters. */
  readonly namePicture?: Buffer | null;
}

interface Line {
  readonly weight: PaperWeight;
  readonly size: number;
  readonly colour?: string;
  readonly spacing?: number;
}

function write(paper: Paper, text: string, x: number, y: number, { weight, size, colour = INK, spacing = 0 }: Line): void {
  paper.font(weight).fontSize(size).fillColor(colour).text(text, x, y, { lineBreak: false, characterSpacing: spacing });
}

function centre(paper: Paper, text: string, middle: number, y: number, line: Line): void {
  write(paper, text, middle - (textWidth(text, line.weight, line.size, line.spacing) - (line.spacing ?? 0)) / 2, y, line);
}

/** Smaller than this the unit gets a line of its own. */
const LEAST_UNIT = 12;

/** A person, or the authors of a work, is addressed as a comrade; a team by its name alone. */
const calling = ({ recipient }: CertificateFacts): string => (recipient ? '' : '同志');

/** The name, the unit behind it in brackets or, where it is long, below; returns where the text goes on. */
function drawName(paper: Paper, facts: CertificateFacts, picture: Buffer | null, y: number): number {
  const { name, authors, unit } = facts;
  const size = 27;
  const shown = authors || name;
  const nameSize = sizeToFit(shown, 'bold', LINE * 0.72, size, 8);
  let x = LEFT;
  if (picture) {
    const { width, height } = (paper as unknown as { openImage(source: Buffer): { width: number; height: number } }).openImage(picture);
    const shownWidth = Math.min(LINE * 0.4, (width / height) * size * 1.25);
    paper.image(picture, x, y + 3, { width: shownWidth });
    x += shownWidth;
  } else {
    write(paper, shown, x, y + (size - nameSize) * 0.9, { weight: 'bold', size: nameSize });
    x += textWidth(shown, 'bold', nameSize);
  }
  const called = calling(facts);
  if (called) {
    write(paper, called, x + 12, y + 8.5, { weight: 'regular', size: BODY });
    x += 12 + textWidth(called, 'regular', BODY);
  }
  // a unit that is honoured itself is not named twice
  const bracket = unit === shown ? '：' : `（${unit}）：`;
  const unitSize = sizeToFit(bracket, 'regular', LEFT + LINE - x, 16, 6);
  if (unitSize >= LEAST_UNIT) {
    write(paper, bracket, x + 2, y + 8.5 + (BODY - unitSize) * 1.05, { weight: 'regular', size: unitSize });
    return y + 50;
  }
  write(paper, '：', x, y + 8.5, { weight: 'regular', size: BODY });
  write(paper, unit, LEFT, y + 42, { weight: 'regular', size: sizeToFit(unit, 'regular', LINE, 15, 8) });
  return y + 76;
}

/** Prizes are won, titles conferred. */
const isPrize = ({ title, higherTitle }: CertificateFacts): boolean => title.includes('奖') && higherTitle === '';

/** What it is for. A work is named, its authors stand in the line above. */
function sentence(facts: CertificateFacts): string {
  const { name, authors, occasion, recipient } = facts;
  const told = recipient ? `在${occasion}中成绩突出，` : authors ? `您完成的“${name}”在${occasion}中表现突出，` : `您在${occasion}中成绩突出，`;
  return told + (isPrize(facts) ? '荣获' : '特授予');
}

/** From the roomiest to the tightest: a sentence of three lines leaves the title less. */
const SETTINGS = [{ body: BODY, title: 38, gap: 30 }, { body: 17, title: 38, gap: 30 }, { body: 16, title: 30, gap: 22 }, { body: 14, title: 28, gap: 18 }, { body: 12, title: 24, gap: 14 }] as const;
/** Where the last line begins at the latest: below it stands the code. */
const LAST_LINE = HEIGHT - 200;

/** The sentence, the title and what closes it, in the largest letters that leave the code free. */
function drawBody(paper: Paper, facts: CertificateFacts, y: number): void {
  const [told, indent] = [sentence(facts), 2 * BODY];
  const titles = facts.higherTitle ? `${facts.title}　${facts.higherTitle}` : facts.title;
  const titleSize = (most: number): number => sizeToFit(titles, 'heavy', LINE - 60, most, 18);
  const titleAt = (body: number): number => Math.max(y + paper.font('regular').fontSize(body).heightOfString(told, { width: LINE, indent, lineGap: 4 }) + 8, 274);
  const { body, title, gap } = SETTINGS.find((one) => titleAt(one.body) + one.gap + titleSize(one.title) <= LAST_LINE) ?? SETTINGS.at(-1)!;
  const [below, size] = [titleAt(body), titleSize(title)];
  paper.font('regular').fontSize(body).fillColor(INK).text(told, LEFT, y, { width: LINE, indent, lineGap: 4 });
  centre(paper, titles, WIDTH / 2, below, { weight: 'heavy', size, colour: SEAL_RED, spacing: 3 });
  write(paper, `${isPrize(facts) ? '' : '称号。'}特发此证，以资鼓励。`, LEFT + indent, below + gap + size, { weight: 'regular', size: BODY });
}

/** Letters of an address, above which its code has more than a hundred squares a side. */
const DENSE = 560;

function drawFoot(paper: Paper, { number, issuer, issuedOn }: CertificateFacts, address: string): void {
  const [middle, y] = [WIDTH - 240, HEIGHT - 152];
  drawSealArea(paper, middle, y + 26);
  const date = chineseDate(issuedOn);
  centre(paper, issuer, middle, y, { weight: 'bold', size: sizeToFit(issuer, 'bold', 270, 21, 12), spacing: 1 });
  centre(paper, date, middle, y + 36, { weight: 'regular', size: 17 });
  // squares under a third of a millimetre are not read by every telephone
  const isDense = address.length > DENSE;
  const size = isDense ? 112 : 98;
  const top = HEIGHT - (isDense ? 52 : 66) - size;
  drawQrCode(paper, address, LEFT - 10, top, size, PAPER_TONE);
  const x = LEFT + size + 2;
  write(paper, '证书编号', x, top + 30, { weight: 'regular', size: 9, colour: QUIET });
  write(paper, number, x, top + 42, { weight: 'bold', size: 12.5 });
  write(paper, '扫码查验真伪，断网亦可核对', x, top + 66, { weight: 'regular', size: 9, colour: QUIET });
}

/** One landscape page. Whatever it says stands in the facts; the same facts make the same page. */
export function drawCertificate(paper: Paper, facts: CertificateFacts, { address, namePicture = null }: CertificateDrawing): void {
  paper.addPage();
  drawFrame(paper);
  centre(paper, '荣誉证书', WIDTH / 2, 62, { weight: 'heavy', size: 50, colour: SEAL_RED, spacing: 16 });
  drawRule(paper, 150);
  const y = drawName(paper, facts, namePicture, 178);
  drawBody(paper, facts, y);
  drawFoot(paper, facts, address);
}
