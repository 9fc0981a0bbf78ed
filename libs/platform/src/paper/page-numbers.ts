import type { Paper } from './paper';

/** Writes — 1 — at the foot of every page, as official papers do. The paper must have been opened `isNumbered`; call it last. */
export function numberPages(paper: Paper): void {
  const { start, count } = paper.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    paper.switchToPage(page);
    const { width, height, margins } = paper.page;
    const bottom = margins.bottom;
    // below the margin no line may break onto a page of its own
    margins.bottom = 0;
    paper.font('regular').fontSize(10.5).fillColor('#1a1a1a').text(`— ${page - start + 1} —`, 0, height - 42, { width, align: 'center', lineBreak: false });
    margins.bottom = bottom;
  }
}
