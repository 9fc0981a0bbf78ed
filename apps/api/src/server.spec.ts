import { createServer, request, Agent, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { closeFront } from './server';

async function serve(answerAfter: number): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => setTimeout(() => response.end('done'), answerAfter));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, port: (server.address() as AddressInfo).port };
}

const ask = (port: number, agent: Agent): Promise<string> =>
  new Promise((told) => {
    const asking = request({ host: '127.0.0.1', port, agent }, (response) => {
      let text = '';
      response.on('data', (piece) => (text += String(piece))).on('end', () => told(text));
    });
    asking.on('error', (error) => told(error.message)).end();
  });

describe('stopping', () => {
  it('waits for the requests under way, though their connections are kept alive', async () => {
    const { server, port } = await serve(300);
    const agent = new Agent({ keepAlive: true });
    const arrived = new Promise((resolve) => server.once('request', resolve));
    const answer = ask(port, agent);
    await arrived;
    const began = Date.now();
    await closeFront(server, 5_000);
    expect(await answer).toBe('done');
    expect(Date.now() - began).toBeLessThan(2_000);
    agent.destroy();
  });

  it('cuts off whoever takes longer than there is patience', async () => {
    const { server, port } = await serve(60_000);
    const agent = new Agent();
    const arrived = new Promise((resolve) => server.once('request', resolve));
    const answer = ask(port, agent);
    await arrived;
    await closeFront(server, 200);
    expect(await answer).toMatch(/socket hang up|ECONNRESET/);
  });
});
