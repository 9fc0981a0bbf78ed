import { paperFont, type PaperWeight } from './paper-fonts';

/** How wide a text is on one line, in points. */
export function textWidth(text: string, weight: PaperWeight, size: number, spacing = 0): number {
  const font = paperFont(weight);
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size + spacing * [...text].length;
}

/** The largest size, in half points and within the two given, at which a text keeps to one line of the width. */
export function sizeToFit(text: string, weight: PaperWeight, width: number, most: number, least: number): number {
  const size = Math.floor((width / textWidth(text, weight, 1)) * 2) / 2;
  return Math.max(least, Math.min(most, size));
}
