import { A4, HONOUR_GOLD, type Paper } from '@jiangong/platform';

/** The ground of the whole page; light enough to print on. */
export const PAPER_TONE = '#fffdf7';
const PALE_GOLD = '#d9bd7d';

const [WIDTH, HEIGHT] = [A4.wide, A4.narrow];
const OUTER = 26;
const INNER = 37;

/** A bracket with both ends turned in and a lozenge inside; `x`, `y` its outer point, the signs say which way the page lies. */
function drawCorner(paper: Paper, x: number, y: number, right: 1 | -1, down: 1 | -1): void {
  const step = 6;
  const at = (columns: number, rows: number): [number, number] => [x + right * columns * step, y + down * rows * step];
  const path: readonly (readonly [number, number])[] = [[2.4, 5], [2.4, 10], [0, 10], [0, 0], [10, 0], [10, 2.4], [5, 2.4]];
  paper.moveTo(...at(...path[0]!));
  for (const point of path.slice(1)) paper.lineTo(...at(...point));
  paper.stroke(HONOUR_GOLD);
  paper.moveTo(...at(4.6, 3.8)).lineTo(...at(5.4, 4.6)).lineTo(...at(4.6, 5.4)).lineTo(...at(3.8, 4.6)).closePath().fill(HONOUR_GOLD);
}

/** The ground and the border: a heavy and a fine line of gold with an ornament in each corner. */
export function drawFrame(paper: Paper): void {
  paper.rect(0, 0, WIDTH, HEIGHT).fill(PAPER_TONE);
  paper.lineWidth(2.2).rect(OUTER, OUTER, WIDTH - 2 * OUTER, HEIGHT - 2 * OUTER).stroke(HONOUR_GOLD);
  paper.lineWidth(0.6).rect(INNER, INNER, WIDTH - 2 * INNER, HEIGHT - 2 * INNER).stroke(PALE_GOLD);
  paper.lineWidth(1.3).lineJoin('miter');
  const inset = INNER + 7;
  drawCorner(paper, inset, inset, 1, 1);
  drawCorner(paper, WIDTH - inset, inset, -1, 1);
  drawCorner(paper, inset, HEIGHT - inset, 1, -1);
  drawCorner(paper, WIDTH - inset, HEIGHT - inset, -1, -1);
}

/** A fine line with a lozenge in its middle, below the heading. */
export function drawRule(paper: Paper, y: number): void {
  const [middle, reach, gap, size] = [WIDTH / 2, 150, 12, 4.2];
  paper.lineWidth(0.8);
  paper.moveTo(middle - reach, y).lineTo(middle - gap, y).stroke(HONOUR_GOLD);
  paper.moveTo(middle + gap, y).lineTo(middle + reach, y).stroke(HONOUR_GOLD);
  paper.moveTo(middle, y - size).lineTo(middle + size, y).lineTo(middle, y + size).lineTo(middle - size, y).closePath().fill(HONOUR_GOLD);
}
