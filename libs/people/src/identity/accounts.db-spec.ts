import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BadInput, newId, NotAllowed, NotFound, platformActor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, anAccount, anActorOf, TEST_PASSWORD, type City } from '../testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { ChangePassword } from './commands/change-password';
import { DisableAccount } from './commands/disable-account';
import { ResetPassword } from './commands/reset-password';
import { OwnPasswordReset, SamePassword, TemporaryPasswordExpired } from './identity.refusals';
import { hashOfToken } from './session-token';
import { AccountDisabled, GrantBeyondOwn, GrantRole, OpenAccount, OwnGrant, RevokeRole, RoleNotAtLevel, SessionActors, SignIn, SignInFailed, UsernameTaken } from './public';

describe('accounts and roles', () => {
  let product: TestProduct;
  let city: City;
  let administrator: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    administrator = await anActorOf(product, await anAccount(product, { roles: { administrator: city.cityId } }));
  });
  afterAll(() => product?.stop());

  const signIn = (username: string, password = TEST_PASSWORD) => product.get(SignIn).execute({ username, password, address: '127.0.0.1', userAgent: '', previousToken: null });
  const ledger = async (type: string) => (await product.reader.rows<{ content: string }>(`select content from ledger_event where type = $1 order by seq`, [type])).map((row) => JSON.parse(row.content) as { actor: string | null; body: Record<string, unknown> });

  describe('opening', () => {
    it('is for administrators, and keeps an argon2id hash and nothing else', async () => {
      const id = await product.get(OpenAccount).execute(administrator, { username: 'Judge01', password: TEST_PASSWORD, name: '评委一' });
      const row = await product.reader.first<{ username: string; hash: string }>('select username, password_hash as hash from account where id = $1', [id]);
      expect(row!.username).toBe('judge01');
      expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      await expect(product.get(OpenAccount).execute(anActor({ city_organiser: city.cityId }), { username: 'x1', password: TEST_PASSWORD, name: 'x' })).rejects.toThrow(NotAllowed);
    });

    it('refuses a name that is taken, however it is written, a crooked name, a short password and a missing member', async () => {
      const open = (username: string, password = TEST_PASSWORD, memberId: string | null = null) => product.get(OpenAccount).execute(platformActor, { username, password, name: 'x', memberId });
      await expect(open('ＪＵＤＧＥ01')).rejects.toThrow(UsernameTaken);
      await expect(open('有 空格')).rejects.toThrow(BadInput);
      await expect(open('fine-name', 'short')).rejects.toThrow(BadInput);
      await expect(open('fine-name', TEST_PASSWORD, newId())).rejects.toThrow(NotFound);
    });
  });

  describe('granting a role', () => {
    const grant = (actor: Actor, accountId: string, role: Parameters<GrantRole['execute']>[1]['role'], organizationId: string) => product.get(GrantRole).execute(actor, { accountId, role, organizationId });

    it('stands in the ledger with who gave it', async () => {
      const accountId = await anAccount(product);
      const grantId = await grant(administrator, accountId, 'auditor', city.cityId);
      expect((await ledger('people.role.granted')).at(-1)).toMatchObject({ actor: administrator.accountId, body: { grantId, accountId, role: 'auditor', organizationId: city.cityId } });
      expect((await anActorOf(product, accountId)).grants).toMatchObject([{ role: 'auditor', organizationId: city.cityId }]);
    });

    it('follows who may hand on what, and where', async () => {
      const accountId = await anAccount(product);
      const district = anActor({ district_organiser: city.districtA });
      await expect(grant(district, accountId, 'unit_cadre', city.enterprises[0])).resolves.toBeDefined();
      await expect(grant(district, accountId, 'unit_cadre', city.enterprises[2])).rejects.toThrow(GrantBeyondOwn);
      await expect(grant(district, accountId, 'judge', city.cityId)).rejects.toThrow(GrantBeyondOwn);
      await expect(grant(anActor({ city_organiser: city.cityId }), accountId, 'judge', city.cityId)).resolves.toBeDefined();
      await expect(grant(anActor({ unit_cadre: city.enterprises[0] }), accountId, 'unit_cadre', city.team)).rejects.toThrow(GrantBeyondOwn);
    });

    it('is refused for oneself, at the wrong level, and for what is not there', async () => {
      const accountId = await anAccount(product);
      await expect(grant(administrator, administrator.accountId!, 'auditor', city.cityId)).rejects.toThrow(OwnGrant);
      await expect(grant(administrator, accountId, 'judge', city.districtA)).rejects.toThrow(RoleNotAtLevel);
      await expect(grant(administrator, accountId, 'judge', newId())).rejects.toThrow(NotFound);
      await expect(grant(administrator, newId(), 'judge', city.cityId)).rejects.toThrow(NotFound);
    });

    it('may end by itself on a day to come, and is over from then on', async () => {
      const accountId = await anAccount(product);
      const until = new Date(product.clock.now().getTime() + 3_600_000);
      const give = (toAt: Date) => product.get(GrantRole).execute(administrator, { accountId, role: 'judge', organizationId: city.cityId, toAt });
      await expect(give(product.clock.now())).rejects.toThrow(BadInput);
      await give(until);
      const rolesOf = async () => (await product.ask(administrator, `{ account(id: "${accountId}") { grants { role fromAt toAt organization { name } } } }`)).data;
      expect(await rolesOf()).toEqual({ account: { grants: [{ role: 'judge', fromAt: product.clock.now().toISOString(), toAt: until.toISOString(), organization: { name: '山城市总工会' } }] } });
      product.clock.advance(3_600_000);
      expect(await rolesOf()).toEqual({ account: { grants: [] } });
    });

    it('twice at once is one grant', async () => {
      const accountId = await anAccount(product);
      const ids = await Promise.all([1, 2, 3].map(() => grant(administrator, accountId, 'judge', city.cityId)));
      expect(new Set(ids).size).toBe(1);
    });

    it('ends at once when revoked, once, and is written down', async () => {
      const accountId = await anAccount(product, { roles: { judge: city.cityId } });
      const grantId = (await product.reader.first<{ id: string }>('select id from role_grant where account_id = $1', [accountId]))!.id;
      const revoke = product.get(RevokeRole);
      await expect(revoke.execute(anActor({ district_organiser: city.districtA }), grantId)).rejects.toThrow(GrantBeyondOwn);
      const before = (await ledger('people.role.revoked')).length;
      await revoke.execute(administrator, grantId);
      await revoke.execute(administrator, grantId);
      expect((await anActorOf(product, accountId)).grants).toEqual([]);
      expect(await ledger('people.role.revoked')).toHaveLength(before + 1);
      await expect(revoke.execute(administrator, newId())).rejects.toThrow(NotFound);
    });

    it('answers through the edge as the contract says', async () => {
      const accountId = await anAccount(product);
      const answer = await product.ask(administrator, `mutation { grantRole(input: { accountId: "${accountId}", role: "judge", organizationId: "${city.cityId}" }) { ... on Grant { id role organization { name } } ... on Refusal { code } } }`);
      expect(answer.data).toMatchObject({ grantRole: { role: 'judge', organization: { name: '山城市总工会' } } });
      const { id } = answer.data!.grantRole as unknown as { id: string };
      const revoked = await product.ask(administrator, `mutation { revokeRole(input: { grantId: "${id}" }) { ... on GrantRevocation { grantId } ... on Refusal { code } } }`);
      expect(revoked.data).toEqual({ revokeRole: { grantId: id } });
    });
  });

  describe('shutting an account', () => {
    it('ends its sessions, refuses the right password with its own words and a wrong one with the usual', async () => {
      const id = await anAccount(product, { username: 'leaver' });
      await signIn('leaver');
      await product.get(DisableAccount).execute(administrator, id, true);
      expect(await product.reader.rows('select 1 from session where account_id = $1', [id])).toEqual([]);
      await expect(signIn('leaver')).rejects.toThrow(AccountDisabled);
      await expect(signIn('leaver', 'not-the-password')).rejects.toThrow(SignInFailed);
      expect((await anActorOf(product, id)).kind).toBe('visitor');
      await product.get(DisableAccount).execute(administrator, id, false);
      await expect(signIn('leaver')).resolves.toBeDefined();
    });

    it('is for administrators, and never of oneself', async () => {
      const id = await anAccount(product);
      await expect(product.get(DisableAccount).execute(anActor({ city_organiser: city.cityId }), id, true)).rejects.toThrow(NotAllowed);
      await expect(product.get(DisableAccount).execute(administrator, administrator.accountId!, true)).rejects.toThrow(OwnGrant);
    });

    it('leaves no session behind, whoever signs in at that moment', async () => {
      const id = await anAccount(product, { username: 'racer' });
      await Promise.allSettled([signIn('racer'), product.get(DisableAccount).execute(administrator, id, true), signIn('racer')]);
      expect(await product.reader.rows('select 1 from session where account_id = $1', [id])).toEqual([]);
    });
  });

  it('a password is changed by whoever knows it, and every session ends', async () => {
    const actor = await anActorOf(product, await anAccount(product, { username: 'changer' }));
    await signIn('changer');
    const change = (currentPassword: string, newPassword: string) => product.get(ChangePassword).execute(actor, { currentPassword, newPassword, address: '127.0.0.1' });
    await expect(change('wrong-one', 'a-new-password')).rejects.toThrow(SignInFailed);
    await expect(change(TEST_PASSWORD, 'short')).rejects.toThrow(BadInput);
    await change(TEST_PASSWORD, 'a-new-password');
    expect(await product.reader.rows('select 1 from session where account_id = $1', [actor.accountId])).toEqual([]);
    await expect(signIn('changer')).rejects.toThrow(SignInFailed);
    await expect(signIn('changer', 'a-new-password')).resolves.toBeDefined();
  });

  describe('resetting a password', () => {
    const DAY = 24 * 3_600_000;
    const reset = (actor: Actor, id: string) => product.get(ResetPassword).execute(actor, id);

    it('gives one that lets in for a day, ends every session, and is in the ledger without the password', async () => {
      const id = await anAccount(product, { username: 'forgetful', roles: { judge: city.cityId } });
      await signIn('forgetful');
      const { password, until } = await reset(administrator, id);
      expect(await product.reader.rows('select 1 from session where account_id = $1', [id])).toEqual([]);
      await expect(signIn('forgetful')).rejects.toThrow(SignInFailed);
      expect((await ledger('people.account.password_reset')).at(-1)).toMatchObject({ actor: administrator.accountId, body: { accountId: id, until: until.toISOString() } });
      expect(JSON.stringify(await ledger('people.account.password_reset'))).not.toContain(password);
      product.clock.advance(DAY);
      await expect(signIn('forgetful', password)).rejects.toThrow(TemporaryPasswordExpired);
      product.clock.advance(-1);
      await expect(signIn('forgetful', password)).resolves.toBeDefined();
    });

    it('lets nothing be done but choosing an own one, which brings the roles back', async () => {
      const id = await anAccount(product, { username: 'returning', roles: { judge: city.cityId } });
      const { password } = await reset(administrator, id);
      const { token } = await signIn('returning', password);
      const actor = await product.get(SessionActors).actorOfToken(hashOfToken(token));
      expect([actor.accountId, actor.memberId, actor.grants]).toEqual([id, null, []]);
      expect((await product.ask(actor, '{ viewer { mustChangePassword permissions grants { role } } }')).data).toEqual({ viewer: { mustChangePassword: true, permissions: [], grants: [] } });
      const change = (newPassword: string) => product.get(ChangePassword).execute(actor, { currentPassword: password, newPassword, address: '127.0.0.1' });
      await expect(change(password)).rejects.toThrow(SamePassword);
      await change('my-own-password');
      const again = await product.get(SessionActors).actorOfToken(hashOfToken((await signIn('returning', 'my-own-password')).token));
      expect(again.grants).toEqual([expect.objectContaining({ role: 'judge' })]);
      expect((await product.ask(again, '{ viewer { mustChangePassword } }')).data).toEqual({ viewer: { mustChangePassword: false } });
      product.clock.advance(2 * DAY);
      await expect(signIn('returning', 'my-own-password')).resolves.toBeDefined();
    });

    it('is for administrators, never of oneself, and only of an account that is there', async () => {
      const id = await anAccount(product);
      for (const actor of [anActor({ city_organiser: city.cityId }), anActor({ district_organiser: city.districtA }), anActor({ auditor: city.cityId })]) await expect(reset(actor, id)).rejects.toThrow(NotAllowed);
      await expect(reset(administrator, administrator.accountId!)).rejects.toThrow(OwnPasswordReset);
      await expect(reset(administrator, newId())).rejects.toThrow(NotFound);
    });
  });

  it('accounts are listed for administrators alone, by user name', async () => {
    const ask = (actor: Actor) => product.ask(actor, '{ accounts(search: "judge", first: 5) { nodes { username isDisabled grants { role } } totalCount } }');
    expect((await ask(administrator)).data).toMatchObject({ accounts: { nodes: [{ username: 'judge01', isDisabled: false, grants: [] }], totalCount: 1 } });
    expect((await ask(anActor({ city_organiser: city.cityId }))).errors).toHaveLength(1);
  });

  it('an account is shown to administrators alone; a missing one is not there', async () => {
    const id = await anAccount(product, { username: 'looked-at' });
    const ask = (actor: Actor, of = id) => product.ask(actor, `{ account(id: "${of}") { username isDisabled grants { role } } }`);
    expect((await ask(administrator)).data).toEqual({ account: { username: 'looked-at', isDisabled: false, grants: [] } });
    for (const actor of [anActor({ city_organiser: city.cityId }), anActor({ auditor: city.cityId })]) expect((await ask(actor)).errors![0]!.originalError).toBeInstanceOf(NotAllowed);
    expect((await ask(administrator, newId())).errors![0]!.originalError).toBeInstanceOf(NotFound);
  });
});
