import QRCode from 'qrcode';
import type { Paper } from './paper';

/** Light modules that must surround the code, or cameras do not find it. */
const QUIET = 4;

/**
 * Draws a QR code of level M (15 % may be dirty) in a square of `size` points, its quiet zone included.
 * Rows of dark modules are one rectangle each, so that no printer leaves hairlines between them.
 */
export function drawQrCode(paper: Paper, text: string, x: number, y: number, size: number, ground = '#ffffff'): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / (modules.size + 2 * QUIET);
  paper.save();
  paper.rect(x, y, size, size).fill(ground);
  for (let row = 0; row < modules.size; row += 1) {
    for (let from = 0; from < modules.size; from += 1) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to += 1;
      if (to > from) paper.rect(x + (QUIET + from) * unit, y + (QUIET + row) * unit, (to - from) * unit, unit * 1.01);
      from = Math.max(from, to - 1);
    }
  }
  paper.fill('#000000').restore();
}
