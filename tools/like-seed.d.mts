import type { Client } from 'pg';

export interface SeededForLikes {
  readonly cookies: readonly string[];
  readonly memberIds: readonly string[];
  readonly workIds: readonly string[];
}
export function seedForLikes(client: Client, size: { readonly members: number; readonly works: number }): Promise<SeededForLikes>;
export function clearLikes(client: Client): Promise<void>;
