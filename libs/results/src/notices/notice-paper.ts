import { chineseDate, dayOf } from '@jiangong/kernel';
import { breathe, drawSealArea, INK, MILLIMETRE, numberPages, openPaper, paperBytes, SEAL_RED, sizeToFit, textWidth, type Paper } from '@jiangong/platform';
import type { NoticeCategoryView, NoticeView } from './notice.view';

const MARGIN = { side: 28 * MILLIMETRE, top: 30 * MILLIMETRE, bottom: 28 * MILLIMETRE } as const;
const BODY = 14;
const LEADING = 8;
const CELL = 10.5;
const PAD = 4.5;

interface Column {
  readonly head: string;
  /** Share of the line. */
  readonly share: number;
  readonly align?: 'left' | 'center';
}

const PEOPLE: readonly Column[] = [{ head: '序号', share: 7, align: 'center' }, { head: '姓名', share: 13, align: 'center' }, { head: '单位', share: 27 }, { head: '岗位', share: 18 }, { head: '主要事迹', share: 35 }];
const WORKS: readonly Column[] = [{ head: '序号', share: 7, align: 'center' }, { head: '作品', share: 30 }, { head: '作者', share: 17 }, { head: '单位', share: 24 }, { head: '简介', share: 22 }];
const QUOTAS: readonly Column[] = [{ head: '结构要求', share: 46 }, { head: '要求', share: 18, align: 'center' }, { head: '名单', share: 18, align: 'center' }, { head: '余量', share: 18, align: 'center' }];

/** Both on one page width; heights follow the texts. */
class Sheet {
  constructor(private readonly paper: Paper) {}

  private get left(): number { return MARGIN.side; }
  get width(): number { return this.paper.page.width - 2 * MARGIN.side; }
  private get bottom(): number { return this.paper.page.height - MARGIN.bottom; }

  room(height: number): void {
    if (this.paper.y + height > this.bottom) {
      this.paper.addPage();
      this.paper.y = MARGIN.top;
    }
  }

  paragraph(text: string, weight: 'regular' | 'bold' = 'regular'): void {
    this.paper.font(weight).fontSize(BODY).fillColor(INK);
    this.room(BODY + LEADING);
    this.paper.text(text, this.left, this.paper.y, { width: this.width, indent: weight === 'regular' ? BODY * 2 : 0, lineGap: LEADING, align: 'left' });
  }

  heading(text: string): void {
    // with the head of its table and a first row
    this.room(170);
    this.paper.y += 8;
    this.paragraph(text, 'bold');
    this.paper.y += 2;
  }

  async table(columns: readonly Column[], rows: readonly (readonly string[])[]): Promise<void> {
    const widths = columns.map(({ share }) => (share / 100) * this.width);
    this.row(columns, widths, columns.map(({ head }) => head), true);
    for (const row of rows) {
      const height = this.heightOf(widths, row, 'regular');
      if (this.paper.y + height > this.bottom) {
        this.paper.addPage();
        this.paper.y = MARGIN.top;
        this.row(columns, widths, columns.map(({ head }) => head), true);
      }
      this.row(columns, widths, row, false);
      await breathe();
    }
    this.paper.y += 8;
  }

  private heightOf(widths: readonly number[], cells: readonly string[], weight: 'regular' | 'bold'): number {
    this.paper.font(weight).fontSize(CELL);
    return Math.max(...cells.map((text, at) => this.paper.heightOfString(text || ' ', { width: widths[at]! - 2 * PAD, lineGap: 2 }))) + 2 * PAD;
  }

  private row(columns: readonly Column[], widths: readonly number[], cells: readonly string[], isHead: boolean): void {
    const weight = isHead ? 'bold' : 'regular';
    const [top, height] = [this.paper.y, this.heightOf(widths, cells, weight)];
    let x = this.left;
    cells.forEach((text, at) => {
      const width = widths[at]!;
      this.paper.lineWidth(0.6).rect(x, top, width, height).stroke(INK);
      this.paper.font(weight).fontSize(CELL).fillColor(INK).text(text, x + PAD, top + PAD, { width: width - 2 * PAD, lineGap: 2, align: isHead ? 'center' : (columns[at]!.align ?? 'left') });
      x += width;
    });
    this.paper.y = top + height;
    this.paper.x = this.left;
  }
}

const spoken = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** The red head: issuer, number, double rule, as official papers of a city open. */
function drawHead(paper: Paper, { issuer, number }: NoticeView, width: number): void {
  const head = `${issuer}公示`;
  paper.y = 32 * MILLIMETRE;
  const size = sizeToFit(head, 'heavy', width - [...head].length * 5, 44, 20);
  const drawn = textWidth(head, 'heavy', size, 5) - 5;
  paper.font('heavy').fontSize(size).fillColor(SEAL_RED).text(head, (paper.page.width - drawn) / 2, paper.y, { characterSpacing: 5, lineBreak: false });
  paper.y = 32 * MILLIMETRE + size * 1.45 + 12;
  paper.font('regular').fontSize(13).fillColor(INK).text(number, MARGIN.side, paper.y, { width, align: 'center' });
  const rule = paper.y + 8;
  paper.lineWidth(2.2).moveTo(MARGIN.side, rule).lineTo(MARGIN.side + width, rule).stroke(SEAL_RED);
  paper.lineWidth(0.7).moveTo(MARGIN.side, rule + 4).lineTo(MARGIN.side + width, rule + 4).stroke(SEAL_RED);
  paper.y = rule + 26;
}

function drawTitle(paper: Paper, title: string, width: number): void {
  paper.font('bold').fontSize(sizeToFit(title, 'bold', width, 20, 16)).fillColor(INK).text(title, MARGIN.side, paper.y, { width, align: 'center', lineGap: 8 });
  paper.y += 12;
}

/** Issuer and date stand under the last line, centred on each other, with the seal over both. */
function drawSignature(paper: Paper, sheet: Sheet, { issuer, openedAt }: NoticeView): void {
  // seal and all, never by itself on a page that could have held it
  sheet.room(118);
  paper.y += 34;
  const date = chineseDate(dayOf(openedAt));
  const centre = MARGIN.side + sheet.width - Math.max(textWidth(issuer, 'regular', BODY), textWidth(date, 'regular', BODY), 120) / 2 - 14;
  const top = paper.y;
  drawSealArea(paper, centre, top + 20);
  for (const [at, text] of [issuer, date].entries()) {
    const half = textWidth(text, 'regular', BODY) / 2;
    paper.font('regular').fontSize(BODY).fillColor(INK).text(text, centre - half, top + at * 26, { lineBreak: false });
  }
}

const listLine = (category: NoticeCategoryView): string => `${category.name}（${category.places.length}${category.places.some(({ authors }) => authors) ? '件' : '人'}）`;

const rowsOf = ({ places }: NoticeCategoryView, isWorks: boolean): string[][] =>
  places.map((place, at) => (isWorks
    ? [String(at + 1), place.name, place.authors, place.organizationName, place.deeds]
    : [String(at + 1), place.name, place.organizationName, place.post, place.deeds]));

/** Raise it whenever the drawing changes: papers that are kept are then drawn anew. */
export const PAPER_LAYOUT = 1;

/** The notice as a city federation signs it: A4, numbered, red head, the list, the quotas it keeps, where to object, the place of the seal. */
export async function noticePaper(notice: NoticeView, categories: readonly NoticeCategoryView[]): Promise<Buffer> {
  const { title, issuer, contact, openedAt, lastDay, workingDays, winners, compliance, basis, decideWithinDays } = notice;
  const paper = openPaper({ title: `${title}（${notice.number}）`, author: issuer, at: openedAt, margin: MARGIN.side, isNumbered: true });
  paper.addPage();
  paper.page.margins = { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side };
  paper.on('pageAdded', () => (paper.page.margins = { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side }));
  const sheet = new Sheet(paper);
  drawHead(paper, notice, sheet.width);
  drawTitle(paper, title, sheet.width);
  const isWorks = categories.some(({ places }) => places.some(({ authors }) => authors));
  sheet.paragraph(`${basis || '根据竞赛规则，经推荐、审核、评委评分和评定，'}拟确定下列${winners}${isWorks ? '件作品' : '名同志'}入选，现予公示，接受社会监督。`);
  sheet.paragraph(`公示时间：${spoken(dayOf(openedAt))}至${spoken(lastDay)}（${workingDays}个工作日）。`);
  sheet.paragraph(`公示期间，对名单有异议的，可以通过网上公示页面、来信、来电或来访，向${contact.group}反映。个人反映应当署真实姓名并留下联系方式，单位反映应当加盖公章，并写明事实和依据；受理部门为反映人保密，收到之日起${decideWithinDays}个工作日内作出处理。`);
  const lines = [contact.phone && `联系电话：${contact.phone}`, contact.hours && `受理时间：${contact.hours}`, contact.address && `通信地址：${contact.address}`].filter(Boolean) as string[];
  for (const line of lines) sheet.paragraph(line);
  drawSignature(paper, sheet, notice);
  paper.addPage();
  paper.y = MARGIN.top;
  paper.font('regular').fontSize(13).fillColor(INK).text('附件', MARGIN.side, paper.y);
  paper.y += 8;
  drawTitle(paper, '拟入选名单', sheet.width);
  for (const category of categories) {
    sheet.heading(listLine(category));
    await sheet.table(isWorks ? WORKS : PEOPLE, rowsOf(category, isWorks));
  }
  if (compliance.length > 0) {
    sheet.heading('名单结构要求及达到情况');
    await sheet.table(QUOTAS, compliance.map((line) => [line.name, `${line.kind === 'floor' ? '不少于' : '不多于'}${line.required}`, String(line.reached), String(line.margin)]));
  }
  numberPages(paper);
  return paperBytes(paper);
}
