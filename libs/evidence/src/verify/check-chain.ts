import { verifyChain } from '../chain/chain';
import { headCode, readHeadCode } from '../checkpoint/head-code';
import type { Case } from './case';
import { absent, demand, Fault, holds, type Finding } from './verdict';

const REASONS = {
  gap: { zh: (seq: number) => `第 ${seq} 个事件不在：被删去或换了次序`, en: (seq: number) => `event ${seq} is not in its place: taken out or moved` },
  previous_hash: { zh: (seq: number) => `第 ${seq} 个事件没有接在前一个之后`, en: (seq: number) => `event ${seq} does not follow the one before it` },
  hash: { zh: (seq: number) => `第 ${seq} 个事件的内容与其哈希不符`, en: (seq: number) => `the content of event ${seq} does not have its hash` },
  content: { zh: (seq: number) => `第 ${seq} 个事件的编号与内容不符`, en: (seq: number) => `event ${seq} says another number` },
};

/** Every event follows the one before it, from the first on. */
export function checkChain({ bundle, events }: Case): Finding {
  const { chain, round } = bundle;
  demand(chain.length > 0, '事件链是空的', 'the chain is empty', 1);
  const broken = events.findIndex((event) => event.type === '');
  const fault = verifyChain(broken < 0 ? chain : chain.slice(0, broken));
  if (fault) throw new Fault({ zh: REASONS[fault.reason].zh(fault.seq), en: REASONS[fault.reason].en(fault.seq) }, fault.seq);
  demand(broken < 0, `第 ${broken + 1} 个事件无法读取`, `event ${broken + 1} cannot be read`, broken + 1);
  const foreign = events.findIndex((event) => event.chain !== `round:${round.id}`);
  demand(foreign < 0, `第 ${foreign + 1} 个事件属于另一条链`, `event ${foreign + 1} is of another chain`, foreign + 1);
  const code = headCode(chain.at(-1)!);
  return holds(`${chain.length} 个事件环环相扣，链头 ${code}`, `${chain.length} events, each linked to the one before; head ${code}`);
}

/** The head that was printed or published is an event of this chain: nothing after it was cut off. */
export function checkPrintedHead({ bundle, outside }: Case): Finding {
  if (!outside.headCode) return absent('没有给出印出的链头代码；与检查点表上的代码比对，可知链尾有没有被删', 'no printed head was given; compare with the head sheet to see whether the end was cut off');
  const wanted = readHeadCode(outside.headCode);
  demand(wanted !== null, `“${outside.headCode}”不是链头代码，应形如 142-7F3A-09BC-1D2E-4455`, `"${outside.headCode}" is no head code; one looks like 142-7F3A-09BC-1D2E-4455`);
  const { chain } = bundle;
  demand(wanted.seq <= chain.length, `印出的链头是第 ${wanted.seq} 个事件，而链止于第 ${chain.length} 个：其后的事件被删去`, `the printed head is event ${wanted.seq}, but the chain ends at ${chain.length}: what came after was cut off`, chain.length + 1);
  const found = chain[wanted.seq - 1];
  demand(found?.hash.startsWith(wanted.prefix) === true, `第 ${wanted.seq} 个事件与印出的链头不符：链被改写过`, `event ${wanted.seq} is not the printed head: the chain was written anew`, wanted.seq);
  return holds(`印出的链头就是第 ${wanted.seq} 个事件`, `the printed head is event ${wanted.seq}`);
}
