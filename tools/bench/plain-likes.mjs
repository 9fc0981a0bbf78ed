/**
 * The plain upsert of likes: one transaction of one statement a like, prepared, on connections that each send the next
 * one when the last is committed. The LIMIT beside which `likes.mjs` measures the product.
 */
import pg from 'pg';

const LIKE = {
  name: 'like',
  text: `with liked as (insert into plain_like (work_id, member_id, at) values ($1, $2, now()) on conflict do nothing returning work_id)
    update plain_count c set likes = likes + 1 from liked where c.work_id = liked.work_id returning c.likes`,
};

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
let clients;

async function open(url, connections) {
  clients ??= await Promise.all(Array.from({ length: connections }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }));
  return clients;
}

process.on('message', async ({ url, pairs, connections, seconds }) => {
  try {
    const opened = await open(url, connections);
    const began = performance.now();
    const until = began + seconds * 1000;
    const latencies = [];
    await Promise.all(opened.map(async (client, index) => {
      for (let at = index * Math.floor(pairs.length / connections); performance.now() < until; at++) {
        const asked = performance.now();
        await client.query({ ...LIKE, values: pairs[at % pairs.length] });
        latencies.push(performance.now() - asked);
      }
    }));
    const sorted = latencies.sort((a, b) => a - b);
    process.send({ requests: sorted.length, seconds: (performance.now() - began) / 1000, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
