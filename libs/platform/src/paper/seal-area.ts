import { MILLIMETRE, SEAL_RED, type Paper } from './paper';

/** Seals of federations are 42 mm across. */
export const SEAL_SIZE = 42 * MILLIMETRE;

/** Where the seal is pressed: a faint ring around the given centre with the words 盖章处 at its foot, which the seal covers. */
export function drawSealArea(paper: Paper, centreX: number, centreY: number): void {
  const radius = SEAL_SIZE / 2;
  paper.save();
  paper.opacity(0.35).lineWidth(0.7).dash(2.5, { space: 2.5 }).circle(centreX, centreY, radius).stroke(SEAL_RED).undash();
  paper.font('regular').fontSize(8).fillColor(SEAL_RED).text('（盖章处）', centreX - radius, centreY + radius - 20, { width: SEAL_SIZE, align: 'center', lineBreak: false });
  paper.restore();
  paper.opacity(1);
}
