import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { stageEntities, stages } from '@jiangong/assembly';
import { platformActor, Refusal } from '@jiangong/kernel';
import { CreateOrganization, GrantRole, OpenAccount } from '@jiangong/people';
import { ConfigFault, createLogger, NestLog, PlatformModule, readConfig } from '@jiangong/platform';
import { NestFactory } from '@nestjs/core';

const USAGE = '用法 / usage: node dist/cli.mjs found --city 重庆市总工会 [--username admin]';

class FoundModule {}

/** `found`: the first two rows of a real installation, its city federation and its first administrator. */
export async function foundCity(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { city: { type: 'string' }, username: { type: 'string', default: 'admin' } } });
  if (!values.city) throw new ConfigFault(USAGE);
  const config = readConfig();
  const logger = createLogger('found', 'error');
  const imports = [PlatformModule.with({ config, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: FoundModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  const password = randomBytes(12).toString('base64url');
  try {
    const cityId = await app.get(CreateOrganization, { strict: false }).execute(platformActor, { name: values.city, level: 'city', parentId: null });
    const accountId = await app.get(OpenAccount, { strict: false }).execute(platformActor, { username: values.username, name: '系统管理员', password });
    for (const role of ['administrator', 'city_organiser'] as const) await app.get(GrantRole, { strict: false }).execute(platformActor, { accountId, role, organizationId: cityId });
    console.log(`已建立“${values.city}”。管理员账号 ${values.username}，一次性显示的密码：${password}\nfounded; sign in as ${values.username} with the password above and change it`);
  } catch (error) {
    throw error instanceof Refusal ? new ConfigFault(`${error.text.zh} / ${error.text.en}`) : error;
  } finally {
    await app.close();
  }
}
