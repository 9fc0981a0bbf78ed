import { ConfigFault, objectionKeyFile, readConfig, rotateSealingKeyAt } from '@jiangong/platform';

const USAGE = `用法 / usage: node dist/cli.mjs objections <verb>
  rotate-key                      更换异议密封密钥 · seal objections under a new key from now on`;

/** `objections rotate-key`: with every process running; each seals under the new key with its next objection. */
export function objections([verb = '']: readonly string[]): Promise<void> {
  if (verb !== 'rotate-key') return Promise.reject(new ConfigFault(USAGE));
  const file = objectionKeyFile(readConfig());
  const { retired, current } = rotateSealingKeyAt(file);
  console.log(`异议密钥 ${retired} 已停用，此后用 ${current} 密封；旧异议仍须用 ${file}.${retired}.retired 打开，请与新密钥一同备份，多台机器须一并复制 · ${retired} is retired, ${current} seals from now on; what was sealed before opens with ${file}.${retired}.retired: back it up with the new key, and copy both to every machine`);
  return Promise.resolve();
}
