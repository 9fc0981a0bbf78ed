/** TCP ports of this machine. */
import { createServer } from 'node:net';
import { Failure, explain } from './failure.mjs';

/** A port nobody listens on at this moment. */
export async function freePort() {
  const probe = await listen(0, '127.0.0.1');
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** Refuses a port that is taken or not allowed, before minutes are spent on everything else. */
export async function requireFreePort(port, hosts) {
  for (const host of hosts) {
    try {
      const probe = await listen(port, host);
      await new Promise((done) => probe.close(done));
    } catch (error) {
      if (error.code === 'EADDRINUSE') throw new Failure(`端口 ${port} 已被占用；请停止占用它的程序，或换一个端口：PORT=${port + 1} npm start。`, `Port ${port} is taken; stop the program that holds it, or choose another: PORT=${port + 1} npm start.`);
      if (error.code === 'EACCES') throw new Failure(`没有权限使用端口 ${port}（1024 以下需要管理员权限）；请换一个端口：PORT=3000 npm start。`, `No permission for port ${port} (those below 1024 need an administrator); choose another: PORT=3000 npm start.`);
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') throw new Failure(`HOST=${host} 不是本机地址；请改正 HOST 或不设置。`, `HOST=${host} is not an address of this machine; correct HOST or leave it out.`);
      throw explain(error, `${host}:${port}`);
    }
  }
}

function listen(port, host) {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(port, host, () => done(probe));
  });
}
