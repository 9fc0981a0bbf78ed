import { runCommandLine } from './command-line';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader went away (for example `| head`): nothing left to say.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await runCommandLine(process.argv.slice(2), process.stdin, process.stdout, process.stderr);
