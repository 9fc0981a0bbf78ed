import { Injectable } from '@nestjs/common';
import { mayAt, newId, NotFound, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Organizations } from '../../organizations/public';
import { MemberNoTaken } from '../member.refusals';

export interface NewMember {
  readonly memberNo: string;
  readonly name: string;
  readonly gender?: 'male' | 'female' | null;
  readonly organizationId: string;
  readonly fromOn: Day;
  /** Quota attributes, in force from the same day. */
  readonly attributes?: Readonly<Record<string, string>>;
}

type Enrolled = NewMember & { readonly id: string; readonly isVerified: boolean };

/** Rows a statement: large enough that round trips vanish, small enough that no statement holds much memory. */
const CHUNK = 5_000;

const noOrganization = { zh: '组织', en: 'organization' };

/** A person with a first membership and the attributes stated with it. */
@Injectable()
export class EnrolMember {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  /** Returns the member's id. */
  async execute(actor: Actor, input: NewMember): Promise<string> {
    const [id] = await this.uow.run(actor, {}, (tx) => this.enrolMany(tx, [input]));
    return id!;
  }

  /**
   * Many at once in a transaction of the caller's, by the same rules as one; ids in the order of the rows.
   * Refuses the whole set when a number is taken or an organization is out of the actor's reach.
   */
  async enrolMany(tx: Tx, rows: readonly NewMember[]): Promise<readonly string[]> {
    const lineages = await this.organizations.lineagesOf(tx, rows.map((row) => row.organizationId));
    const verified = new Map<string, boolean>();
    for (const { organizationId } of rows) {
      if (verified.has(organizationId)) continue;
      const lineage = lineages.get(organizationId);
      if (!lineage || !mayAt(tx.actor, 'member.enrol', lineage)) throw new NotFound(noOrganization);
      verified.set(organizationId, mayAt(tx.actor, 'attribute.verify', lineage));
    }
    const ids: string[] = [];
    for (let at = 0; at < rows.length; at += CHUNK) {
      const chunk = rows.slice(at, at + CHUNK).map((row) => ({ ...row, id: newId(), isVerified: verified.get(row.organizationId)! }));
      await this.insert(tx, chunk);
      for (const row of chunk) ids.push(row.id);
    }
    return ids;
  }

  private async insert(tx: Tx, rows: readonly Enrolled[]): Promise<void> {
    const written = await tx.query<{ id: string }>(
      `insert into member (id, member_no, name, gender, created_at)
       select n.*, $5::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) n
       on conflict (member_no) do nothing returning id`,
      [rows.map((r) => r.id), rows.map((r) => r.memberNo), rows.map((r) => r.name), rows.map((r) => r.gender ?? null), tx.now],
    );
    if (written.length < rows.length) {
      const fresh = new Set(written.map((row) => row.id));
      throw new MemberNoTaken({ memberNos: rows.filter((row) => !fresh.has(row.id)).slice(0, 10).map((row) => row.memberNo) });
    }
    await tx.query(
      `insert into membership (id, member_id, organization_id, from_on) select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::date[])`,
      [rows.map(() => newId()), rows.map((r) => r.id), rows.map((r) => r.organizationId), rows.map((r) => r.fromOn)],
    );
    const facts = rows.flatMap((row) => Object.entries(row.attributes ?? {}).map(([attribute, value]) => ({ row, attribute, value })));
    if (facts.length === 0) return;
    await tx.query(
      `insert into member_attribute (id, member_id, attribute, value, from_on, verified_by_id, verified_at)
       select n.id, n.member_id, n.attribute, n.value, n.from_on, case when n.is_verified then $7::uuid end, case when n.is_verified then $8::timestamptz end
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::boolean[]) n(id, member_id, attribute, value, from_on, is_verified)`,
      [
        facts.map(() => newId()), facts.map((f) => f.row.id), facts.map((f) => f.attribute), facts.map((f) => f.value),
        facts.map((f) => f.row.fromOn), facts.map((f) => f.row.isVerified), tx.actor.accountId, tx.now,
      ],
    );
  }
}
