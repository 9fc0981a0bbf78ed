import type { Invariant } from '@jiangong/platform';

/** What must always be true of certificates (domain.md §7). */
export const certificatesInvariants: readonly Invariant[] = [
  {
    name: 'recognition.certificates.from_published',
    text: { zh: '每份证书都出自已发布的名单，有效的证书都有有效的荣誉', en: 'every certificate points to a sealed, published list, and every standing one to a standing honour' },
    broken: `select c.number, c.state from certificate c join honour h on h.id = c.honour_id join publication u on u.id = c.publication_id
              where u.published_at is null or u.state not in ('published', 'superseded') or (c.state = 'issued') <> (h.revoked_at is null and c.replaced_by_id is null)`,
  },
  {
    name: 'recognition.certificates.without_gaps',
    text: { zh: '证书编号每年从一开始，不缺号', en: 'numbers of a year begin at one and leave none out' },
    broken: `select n.year, n.last, count(c.id) as certificates, max(c.serial) as highest from certificate_counter n left join certificate c on c.year = n.year
              group by n.year, n.last having count(c.id) <> n.last or coalesce(max(c.serial), 0) <> n.last`,
  },
  {
    name: 'recognition.certificates.in_ledger',
    text: { zh: '每份证书的内容都与登记的哈希一致', en: 'every certificate has the words its register has the hash of' },
    broken: `select c.number from certificate c
              where encode(sha256(convert_to(c.text, 'UTF8')), 'hex') <> c.text_hash or not exists (
                select 1 from ledger_event e cross join lateral jsonb_array_elements(e.content::jsonb -> 'body' -> 'certificates') one
                 where e.chain = 'certificates:' || c.round_id and one ->> 'number' = c.number and one ->> 'hash' = c.text_hash)`,
  },
];
