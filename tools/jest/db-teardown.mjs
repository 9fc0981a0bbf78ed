export default async function tearDownDatabases() {
  await Promise.all(globalThis.jiangongTestServers?.map((server) => server.stop()) ?? []);
}
