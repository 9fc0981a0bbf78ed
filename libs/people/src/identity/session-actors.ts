import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf, visitor, type Actor, type Clock, type Grant } from '@jiangong/kernel';
import { CLOCK, CONFIG, Gathering, Reader, UnitOfWork, type ActorSource, type Config } from '@jiangong/platform';
import { hashOfToken, tokenOf } from './session-token';

interface AccountRow {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
}

type SessionRow = AccountRow & { readonly tokenHash: string; readonly lastSeenAt: Date; readonly mustChange: boolean };

/** Whoever came in with a password given by an administrator may do nothing but choose their own. */
const toActor = ({ accountId, memberId, name, grants, mustChange = false }: AccountRow & { mustChange?: boolean }): Actor =>
  ({ kind: 'account', accountId, memberId: mustChange ? null : memberId, name, grants: mustChange ? [] : grants });

/**
 * The grants in force at $2 (on the day $3) of account `a`: those given, and what a membership brings by itself:
 * a person is a member where they belong today, without anybody granting it.
 */
export const GRANTS_IN_FORCE = `
  select coalesce(json_agg(json_build_object('id', g.id, 'role', g.role, 'organizationId', g.organization_id) order by g.role, g.organization_id), '[]'::json)
    from (
      select distinct on (role, organization_id) id, role, organization_id from (
        select r.id::text as id, r.role, r.organization_id from role_grant r
         where r.account_id = a.id and r.from_at <= $2 and (r.to_at is null or r.to_at > $2)
        union all
        select null, 'member', s.organization_id from membership s
         where s.member_id = a.member_id and s.from_on <= $3::date and (s.to_on is null or s.to_on >= $3::date)
      ) held order by role, organization_id, id
    ) g`;

/** $1: the tokens of requests that came together. */
const ACTORS_OF_TOKENS = `
  select t.token_hash as "tokenHash", a.id as "accountId", a.member_id as "memberId", a.name, t.last_seen_at as "lastSeenAt", a.password_until is not null as "mustChange", (${GRANTS_IN_FORCE}) as grants
    from session t join account a on a.id = t.account_id
   where t.token_hash = any($1) and t.expires_at > $2 and a.disabled_at is null`;

/** $1: the account itself, for work done in somebody's name without a browser. */
const ACTOR_OF_ACCOUNT = `
  select a.id as "accountId", a.member_id as "memberId", a.name, (${GRANTS_IN_FORCE}) as grants
    from account a where a.id = $1 and a.disabled_at is null`;

const SEEN_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_TOGETHER = 200;

/**
 * Tells from the cookie who sends a request: one prepared statement for all that came together, and once a minute a note
 * that the session lives. Each is read after its request came: nothing is remembered.
 */
@Injectable()
export class SessionActors implements ActorSource {
  private readonly gathering = new Gathering<string, SessionRow | null>({ patience: 0, most: MOST_TOGETHER, work: (hashes) => this.sessionsOf(hashes) });

  constructor(
    private readonly reader: Reader,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async actorOf(request: IncomingMessage): Promise<Actor> {
    const token = tokenOf(request);
    return token ? this.actorOfToken(hashOfToken(token)) : visitor;
  }

  async actorOfToken(tokenHash: string): Promise<Actor> {
    const row = await this.gathering.add(tokenHash);
    if (!row) return visitor;
    const actor = toActor(row);
    const now = this.clock.now();
    if (now.getTime() - row.lastSeenAt.getTime() >= SEEN_EVERY_MS) await this.keepAlive(actor, tokenHash, now);
    return actor;
  }

  /** The actor of an account as a session of it would have it now; a visitor when it is shut. For jobs that finish what a person began. */
  async actorOfAccount(accountId: string): Promise<Actor> {
    const now = this.clock.now();
    const row = await this.reader.first<AccountRow>(ACTOR_OF_ACCOUNT, [accountId, now, dayOf(now)]);
    return row ? toActor(row) : visitor;
  }

  expiryFrom(now: Date): Date {
    return new Date(now.getTime() + Math.min(this.config.SESSION_HOURS * HOUR_MS, this.config.SESSION_DAYS * DAY_MS));
  }

  private async sessionsOf(tokenHashes: readonly string[]): Promise<readonly (SessionRow | null)[]> {
    const now = this.clock.now();
    const rows = await this.reader.rows<SessionRow>(ACTORS_OF_TOKENS, [[...new Set(tokenHashes)], now, dayOf(now)]);
    const found = new Map(rows.map((row) => [row.tokenHash, row]));
    return tokenHashes.map((tokenHash) => found.get(tokenHash) ?? null);
  }

  /** Slides the expiry, never past the end that a session has from its beginning; of requests that come together one writes, and a session ended meanwhile stays ended. */
  private async keepAlive(actor: Actor, tokenHash: string, now: Date): Promise<void> {
    await this.uow.run(actor, {}, (tx) =>
      tx.query('update session set last_seen_at = $2, expires_at = least($3, created_at + make_interval(days => $5)) where token_hash = $1 and last_seen_at <= $4', [
        tokenHash, now, this.expiryFrom(now), new Date(now.getTime() - SEEN_EVERY_MS), this.config.SESSION_DAYS,
      ]));
  }
}
