import { keep, readKept } from '../../app/kept';
import { newMarkId } from './kept-mark';

const STORED = 'jiangong.device';
let name: string | null = null;

/** What this browser calls itself beside the marks it sends: nothing but a random name, the same ever after. */
export function deviceName(): string {
  name ??= readKept(STORED) ?? newMarkId();
  keep(STORED, name);
  return name;
}
