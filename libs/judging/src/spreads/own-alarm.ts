/** Whether the account, or another of the same person, judges or has judged the entry of the alarm `a`. Both are SQL expressions. */
export const judgesItself = (alarm: string, account: string): string => `exists (
  select 1 from account self join account own on own.id = self.id or own.member_id = self.member_id
    join score_sheet mine on mine.judge_id = own.id where self.id = ${account} and mine.entry_id = ${alarm}.entry_id)`;
