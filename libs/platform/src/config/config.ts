import { z } from 'zod';

/**
 * Every setting of a process: name, default, one sentence. Parsed once at start and frozen; a bad value prints
 * every fault and stops. What varies by season is data, never a setting.
 */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').describe('Which way the process runs.'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('The one port of the API, the web and health checks.'),
  HOST: z.string().default('0.0.0.0').describe('The address the port is opened on.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('PostgreSQL, e.g. postgres://user:password@host:5432/jiangong.'),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('The owner of the tables, for migrations alone; DATABASE_URL then names a role that can add to the ledger and never change it.'),
  ENGAGEMENT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('Under which role likes and views are kept; without it the role of DATABASE_URL with _engagement for _app.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(12).describe('Connections a process may hold for its own statements.'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional().describe('Redis for the job queue; without it the queue lives in PostgreSQL.'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4).describe('Jobs one worker process runs side by side.'),
  JIANGONG_DATA: z.string().default('.data').describe('Folder for uploaded files and generated secrets.'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional().describe('Address of an S3-compatible store; without it and S3_BUCKET files live in the data folder.'),
  S3_BUCKET: z.string().min(3).optional().describe('Bucket for uploaded files; set it to keep them in S3 instead of the data folder.'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the bucket; most compatible stores take any.'),
  S3_ACCESS_KEY: z.string().optional().describe('Access key of the bucket; without it the machine’s own role is used.'),
  S3_SECRET_KEY: z.string().optional().describe('Secret of S3_ACCESS_KEY.'),
  S3_PATH_STYLE: z.stringbool().default(true).describe('Whether the bucket stands in the path instead of the host name; off for stores that insist on host names.'),
  MEDIA_VIDEO_MB: z.coerce.number().int().min(1).max(2048).default(300).describe('Megabytes a video may have.'),
  MEDIA_IMAGE_MB: z.coerce.number().int().min(1).max(200).default(20).describe('Megabytes a picture may have.'),
  MEDIA_DOCUMENT_MB: z.coerce.number().int().min(1).max(500).default(50).describe('Megabytes a document may have.'),
  VIDEO_ENGINE: z.enum(['auto', 'ffmpeg', 'node-av']).default('auto').describe('What encodes videos: the system’s ffmpeg, the one that comes with the product, or the first of them that is there.'),
  UPLOAD_QUOTA_MB: z.coerce.number().int().min(1).default(1000).describe('Megabytes one account may upload in 24 hours.'),
  LEDGER_KEY_FILE: z.string().optional().describe('Private key of the daily checkpoints (Ed25519, PKCS#8 PEM); ledger-key.pem in the data folder when not given, made at the first signature.'),
  OBJECTION_KEY_FILE: z.string().optional().describe('Key under which objections are kept sealed (32 bytes, base64); objection-key in the data folder when not given, made at the first start that needs it.'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional().describe('Under which address the public reaches this installation, as printed into the codes of certificates; this machine and port when not given.'),
  CERTIFICATE_PREFIX: z.string().min(1).max(12).default('渝建功证').describe('What the numbers of certificates begin with.'),
  VERIFIER_ROOT: z.string().optional().describe('Folder of the built verifier; beside the web pages when not given.'),
  WEB_ROOT: z.string().optional().describe('Folder of the built web pages that the API serves.'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Bearer token for /metrics from other machines; loopback needs none.'),
  TRUST_PROXY: z.stringbool().default(false).describe('Whether X-Forwarded-* is set by a proxy of ours.'),
  SESSION_HOURS: z.coerce.number().min(1).max(720).default(12).describe('A session ends after so many hours without use.'),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(30).describe('A session ends after so many days, however much it is used.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('How much is logged.'),
});

export type Config = Readonly<z.output<typeof schema>>;

export class ConfigFault extends Error {}

/** Reads the settings; throws {@link ConfigFault} naming every faulty one. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((issue) => {
    const key = String(issue.path[0]);
    const purpose = schema.shape[key as keyof typeof schema.shape]?.description ?? '';
    return `  ${key}: ${issue.message} (${purpose})`;
  });
  throw new ConfigFault(`配置有误，服务未启动 / settings are wrong, not started:\n${faults.join('\n')}`);
}

/** Without a slash at its end. */
export const publicUrl = ({ PUBLIC_URL, PORT }: Pick<Config, 'PUBLIC_URL' | 'PORT'>): string => (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');

export const CONFIG = Symbol('Config');
