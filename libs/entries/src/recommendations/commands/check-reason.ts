import { RETURN_REASONS, type ReturnReason } from '../recommendation.entity';
import { BadInput } from '@jiangong/kernel';
import { ReturnReasonNeeded } from '../recommendation.refusals';

/** The written part of a reason, tidied; “other” says nothing without it. */
export function checkReason(code: ReturnReason, reason: string | null | undefined): string | null {
  if (!RETURN_REASONS.includes(code)) throw BadInput.at('reasonCode', `理由须为以下之一：${RETURN_REASONS.join('、')}`, `the reason must be one of: ${RETURN_REASONS.join(', ')}`);
  const said = reason?.normalize('NFC').trim() || null;
  if (code === 'other' && !said) throw new ReturnReasonNeeded({});
  return said;
}
