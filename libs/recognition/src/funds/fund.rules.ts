import type { Actor } from '@jiangong/kernel';
import { AmountWrong, FundNeedsReason, OwnPayable, PayableNotInState, PayerIsApprover } from './fund.refusals';
import { fenIn } from './money';
import type { Payable, PayableState } from './payable.entity';

export interface Line {
  readonly account: string;
  readonly fen: bigint;
}

/** Double entry: what one account gives another receives, to the fen. */
export const addsToNothing = (lines: readonly Line[]): boolean => lines.length >= 2 && lines.every(({ fen }) => fen !== 0n) && lines.reduce((sum, { fen }) => sum + fen, 0n) === 0n;

/** A floor of so many thousandths rounds up: a fen less would be below it. */
export const floorOf = (fen: bigint, permille: number): bigint => (fen * BigInt(permille) + 999n) / 1000n;

/** A sum over years in whole yuan, the first ones a yuan more where it does not divide. */
export function tranches(totalFen: bigint, years: number): bigint[] {
  const [yuan, rest] = [totalFen / 100n, totalFen % 100n];
  const [each, more] = [yuan / BigInt(years), yuan % BigInt(years)];
  return Array.from({ length: years }, (_, at) => (each + (BigInt(at) < more ? 1n : 0n)) * 100n + (at === 0 ? rest : 0n));
}

export interface RivalPrize {
  readonly state: PayableState;
  readonly amountFen: bigint;
}

/** One result, one prize: the higher of two that are not approved yet; what is approved stands (domain.md §9). */
export const givesWay = (standing: RivalPrize, coming: { readonly amountFen: bigint }): boolean => standing.state === 'due' && standing.amountFen < coming.amountFen;

export function amountIn(text: string): bigint {
  const fen = fenIn(text);
  if (fen === null || fen === 0n) throw new AmountWrong({});
  return fen;
}

export function reasonIn(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new FundNeedsReason({});
  return reason;
}

type Approved = Pick<Payable, 'number' | 'state' | 'memberId'>;

export function refuseUnlessInState({ number, state }: Pick<Payable, 'number' | 'state'>, needed: PayableState): void {
  if (state !== needed) throw new PayableNotInState({ number, state, needed });
}

export function refuseApproval(actor: Actor, payable: Approved): void {
  refuseUnlessInState(payable, 'due');
  if (payable.memberId !== null && payable.memberId === actor.memberId) throw new OwnPayable({ number: payable.number });
}

export interface Approver {
  readonly accountId: string | null;
  readonly memberId: string | null;
}

/** Two accounts of one member are one person. */
export const isSamePerson = (actor: Actor, other: Approver): boolean =>
  (actor.accountId !== null && actor.accountId === other.accountId) || (actor.memberId !== null && actor.memberId === other.memberId);

export function refusePayment(actor: Actor, payable: Approved, approver: Approver): void {
  refuseUnlessInState(payable, 'approved');
  if (isSamePerson(actor, approver)) throw new PayerIsApprover({ number: payable.number });
}
