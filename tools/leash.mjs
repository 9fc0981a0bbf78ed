/**
 * Loaded into every process that `npm start` spawns: when the starter is gone, even by kill -9, the process stops
 * by itself instead of keeping the port.
 */
if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 10_000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}
