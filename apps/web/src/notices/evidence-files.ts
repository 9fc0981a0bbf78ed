const ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png', '.doc', '.docx', '.xls', '.xlsx'];
const LARGEST = 10 * 1024 * 1024;
export const MOST_FILES = 8;

/** What the browser offers when evidence is chosen. */
export const ACCEPTED = ENDINGS.join(',');

/** What can be told before anything is sent; what a file really is, only the server sees. */
export function faultOfFile({ name, size }: Pick<File, 'name' | 'size'>): 'kind' | 'large' | null {
  if (!ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) return 'kind';
  return size > LARGEST ? 'large' : null;
}
