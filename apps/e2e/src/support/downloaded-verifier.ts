import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Visitor } from '../visitor';

/** The one file an auditor downloads, run in a process of its own: no package of ours, no address of the server. */
export class DownloadedVerifier {
  private constructor(private readonly folder: string, private readonly program: string) {}

  static async take(visitor: Visitor): Promise<DownloadedVerifier> {
    const folder = mkdtempSync(join(tmpdir(), 'jiangong-verifier-'));
    const { files } = (await (await visitor.fetch('/downloads/verifier.json')).json()) as { files: { kind: string; name: string; sha256: string }[] };
    const command = files.find(({ kind }) => kind === 'command')!;
    const code = await (await visitor.fetch(`/downloads/${command.name}`)).text();
    if (createHash('sha256').update(code).digest('hex') !== command.sha256) throw new Error('the verifier is not the file that was announced');
    const program = join(folder, 'jiangong-verifier.mjs');
    writeFileSync(program, code);
    return new DownloadedVerifier(folder, program);
  }

  /** What it says of a bundle and how it ends; `outside` are the printed codes. This process goes on meanwhile: its connections would be closed unseen. */
  run(bundle: string, ...outside: string[]): Promise<{ readonly status: number; readonly told: string }> {
    const file = join(this.folder, 'bundle.json');
    writeFileSync(file, bundle);
    return new Promise((ended) => {
      const child = execFile(process.execPath, [this.program, file, ...outside], { cwd: this.folder, env: { PATH: process.env.PATH }, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) =>
        ended({ status: child.exitCode ?? -1, told: stdout + stderr }));
    });
  }

  drop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
