import { hashOf } from '../hash';
import { CHECKPOINT_FORMAT, signatureFault, type CheckpointContent, type SignedCheckpoint } from '../checkpoint/checkpoint';
import type { Case } from './case';
import { absent, demand, Fault, holds, type Finding } from './verdict';

const FAULTS = {
  unknown_key: { zh: '签名的密钥不在所附公钥之列', en: 'is signed by a key that is not among those given' },
  key_id: { zh: '所附公钥与其编号不符', en: 'names a key that is not what its id says' },
  signature: { zh: '的签名不成立', en: 'does not have the signature it claims' },
};

function readContent(checkpoint: SignedCheckpoint): CheckpointContent {
  const content = JSON.parse(checkpoint.content) as CheckpointContent;
  if (content.format !== CHECKPOINT_FORMAT) throw new Fault({ zh: `本验证器不认识检查点格式 ${content.format}`, en: `this verifier does not know ${content.format}` }, null, 'unknown');
  return content;
}

/** Each checkpoint was signed by a known key and saw the chain as it is here: nothing before it was rewritten or cut off. */
export function checkCheckpoints(given: Case): Finding {
  const { bundle, outside } = given;
  if (bundle.checkpoints.length === 0) {
    demand(!outside.keyId, '没有检查点，无从核对密钥', 'there is no checkpoint to hold against the key');
    return absent('还没有检查点；链尾有没有被删，要与印出的链头比对', 'there is no checkpoint yet; whether the end was cut off shows against a printed head only');
  }
  const ordered = [...bundle.checkpoints].sort((a, b) => a.number - b.number);
  let seen = 0;
  let before: { readonly number: number; readonly hash: string } | null = null;
  for (const checkpoint of ordered) {
    seen = checkOne(given, checkpoint, seen, before);
    before = { number: checkpoint.number, hash: hashOf(checkpoint.content) };
  }
  const last = readContent(ordered.at(-1)!);
  const after = bundle.chain.length - seen;
  const whose = outside.keyId
    ? { zh: '，即所给的公钥', en: ', the one that was given' }
    : { zh: '，取自数据包本身，谁都可以附上自己的公钥：请与市总工会公布的公钥编号或印出的链头比对', en: ', which is the bundle’s own and could be anybody’s: compare it with the key the city has published, or with a printed head' };
  const keyIds = [...new Set(ordered.map(({ keyId }) => keyId))].join('、');
  return holds(
    `${ordered.length} 个检查点的签名成立，最后一个（${last.day}）见到前 ${seen} 个事件${after ? `，其后 ${after} 个待下一次签名` : ''}；公钥 ${keyIds}${whose.zh}`,
    `${ordered.length} checkpoints are signed, the last (${last.day}) saw the first ${seen} events${after ? `; ${after} since then await the next` : ''}; key ${keyIds}${whose.en}`);
}

/** One id, or several when the city has changed its key. */
const keysKnown = (given: string): readonly string[] => given.toLowerCase().split(/[\s,，、;]+/).filter(Boolean);

/** Returns up to which event the chain is known to be as it was. */
function checkOne({ bundle, outside }: Case, checkpoint: SignedCheckpoint, seen: number, before: { readonly number: number; readonly hash: string } | null): number {
  const name = { zh: `检查点 ${checkpoint.number}`, en: `checkpoint ${checkpoint.number}` };
  const fault = signatureFault(checkpoint, bundle.keys);
  if (fault) throw new Fault({ zh: `${name.zh}${FAULTS[fault].zh}（${checkpoint.keyId}）`, en: `${name.en} ${FAULTS[fault].en} (${checkpoint.keyId})` }, seen + 1);
  demand(!outside.keyId || keysKnown(outside.keyId).includes(checkpoint.keyId), `${name.zh}由另一把密钥 ${checkpoint.keyId} 签名`, `${name.en} is signed by another key, ${checkpoint.keyId}`, seen + 1);
  const content = readContent(checkpoint);
  demand(content.number === checkpoint.number, `${name.zh}的编号与所签内容不符`, `${name.en} says another number`, seen + 1);
  if (before && checkpoint.number === before.number + 1)
    demand(content.previousHash === before.hash, `${name.zh}没有接在前一个检查点之后`, `${name.en} does not follow the one before it`, seen + 1);
  const head = content.heads.find((one) => one.chain === `round:${bundle.round.id}`);
  demand(head !== undefined, `${name.zh}没有见到这一轮的链`, `${name.en} did not see this chain`, seen + 1);
  demand(head.seq >= seen, `${name.zh}见到的链比前一个检查点短`, `${name.en} saw a shorter chain than the one before`, head.seq + 1);
  demand(head.seq <= bundle.chain.length, `${name.zh}（${content.day}）见过第 ${head.seq} 个事件，而链止于第 ${bundle.chain.length} 个：链尾被删`,
    `${name.en} (${content.day}) saw event ${head.seq}, but the chain ends at ${bundle.chain.length}: its end was cut off`, bundle.chain.length + 1);
  demand(head.seq === 0 || bundle.chain[head.seq - 1]!.hash === head.hash, `${name.zh}（${content.day}）见到的第 ${head.seq} 个事件不是这一个：第 ${seen + 1} 至 ${head.seq} 个事件中有改写`,
    `${name.en} (${content.day}) saw another event ${head.seq}: something among events ${seen + 1} to ${head.seq} was rewritten`, seen + 1);
  return head.seq;
}
