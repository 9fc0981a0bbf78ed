export default async function tearDownDatabases() {
  await globalThis.jiangongTestPostgres?.stop();
}
