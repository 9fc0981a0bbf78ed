/**
 * Paper: documents to print, in Chinese, on A4. Fonts are embedded and cut down to the characters used; QR codes, the
 * place for the seal, page numbers. Knows nothing of what is printed.
 */
export { missingGlyphs } from './missing-glyphs';
export { numberPages } from './page-numbers';
export { A4, breathe, HONOUR_GOLD, INK, MILLIMETRE, openPaper, paperBytes, SEAL_RED, type Paper, type PaperFacts } from './paper';
export type { PaperWeight } from './paper-fonts';
export { drawQrCode } from './qr-code';
export { drawSealArea, SEAL_SIZE } from './seal-area';
export { sizeToFit, textWidth } from './text-width';
