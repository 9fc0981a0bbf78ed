/**
 * The load, in a process of its own: keep-alive connections over plain sockets, each sending the next request when the
 * last answer is whole. So light that the server under test is what is measured. Runs for a given time and no longer.
 */
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** Where a body wants the number of its connection's requests so far: the revision a sheet has by then. */
const COUNT = '"@count"';
/** By port and connection, over all rounds. */
const counts = new Map();

function requestBytes(path, body, cookie = '') {
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${cookie && `cookie: ${cookie}\r\n`}content-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}

/** Where the answer at the beginning of the buffer ends, or -1 while it is not whole. */
function answerEnd(buffer) {
  const headEnd = buffer.indexOf(HEAD_END);
  if (headEnd < 0) return -1;
  const head = buffer.latin1Slice(0, headEnd);
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`unexpected answer: ${buffer.toString('utf8', 0, 400)}`);
  const length = /content-length: (\d+)/i.exec(head);
  if (length) return buffer.length >= headEnd + 4 + Number(length[1]) ? headEnd + 4 + Number(length[1]) : -1;
  const end = buffer.indexOf(LAST_CHUNK, headEnd);
  return end < 0 ? -1 : end + LAST_CHUNK.length;
}

/** What a connection sends next: the same questions in turn, or the conversation of its own with what it has counted. */
function askedBy({ port, path, conversations, cookies, connections }, requests, connection) {
  if (!conversations) {
    // with cookies the bodies belong to people: each connection begins with another's
    let at = cookies ? connection * Math.floor(requests.length / connections) : connection * 37;
    return () => requests[at++ % requests.length];
  }
  const { cookie, bodies: own } = conversations[connection];
  const key = `${port} ${connection}`;
  return () => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return requestBytes(path, own[count % own.length].replace(COUNT, String(count)), cookie);
  };
}

function converse(port, next, state) {
  return new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let buffer = Buffer.alloc(0);
    let asked = 0;
    const ask = () => {
      if (performance.now() >= state.until) return socket.end();
      asked = performance.now();
      socket.write(next());
    };
    socket.once('connect', ask).once('error', failed).once('close', () => done());
    socket.on('data', (piece) => {
      try {
        buffer = buffer.length === 0 ? piece : Buffer.concat([buffer, piece]);
        const end = answerEnd(buffer);
        if (end < 0) return;
        if (end !== buffer.length) throw new Error('more than one answer came back');
        if (state.expected && buffer.indexOf(state.expected) < 0) throw new Error(`unexpected answer: ${buffer.toString('utf8', 0, 800)}`);
        buffer = Buffer.alloc(0);
        state.latencies.push(performance.now() - asked);
        ask();
      } catch (error) {
        socket.destroy(error);
      }
    });
  });
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

process.on('message', async (asked) => {
  const { port, path, bodies = [], cookies, connections, seconds, expected } = asked;
  try {
    const requests = bodies.map((body, at) => requestBytes(path, body, cookies?.[at]));
    const began = performance.now();
    const state = { until: began + seconds * 1000, latencies: [], expected };
    await Promise.all(Array.from({ length: connections }, (_, connection) => converse(port, askedBy(asked, requests, connection), state)));
    const sorted = state.latencies.sort((a, b) => a - b);
    process.send({ requests: sorted.length, seconds: (performance.now() - began) / 1000, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
