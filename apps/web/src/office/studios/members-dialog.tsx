import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, ProblemNote, useToast } from '../../design';
import { useTimes } from '../../i18n/times';
import { MemberChoice, type UnitMember } from '../../unit/member-choice';
import { joinMutation, leaveMutation, type Studio } from './studios-query';
import '../../unit/unit.css';

/** Who joins a studio and who leaves it; the ties that keep them from judging one another begin and end the same day. */
export function MembersDialog({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const { t } = useTranslation('funds');
  const times = useTimes();
  const tell = useToast();
  const join = useCommand(joinMutation);
  const leave = useCommand(leaveMutation);
  const [chosen, choose] = useState<UnitMember | null>(null);
  const present = studio.members.filter(({ toOn }) => toOn === null);
  const take = async () => {
    if (!(await join.run({ input: { studioId: studio.id, memberId: chosen!.id } }))) return;
    tell(t('studio.joined', { name: chosen!.name }));
    choose(null);
  };
  const letGo = async (memberId: string, name: string) => {
    if (await leave.run({ input: { studioId: studio.id, memberId } })) tell(t('studio.left', { name }));
  };
  return (
    <Dialog isOpen isWide title={t('studio.membersOf', { name: studio.name })} onClose={onClose} foot={<Button onClick={onClose}>{t('close')}</Button>}>
      <div className="stack">
        <p className="small quiet">{t('studio.tied')}</p>
        <ul className="fund-lines">{present.map(({ memberId, name, memberNo, isLead, fromOn }) => (
          <li key={memberId}>
            <span><strong>{name}</strong> <span className="small quiet figures">{memberNo}</span><span className="small quiet block">{isLead ? t('studio.lead') : t('studio.since', { day: times.day(fromOn) })}</span></span>
            {isLead ? null : <Button size="small" kind="quiet" isBusy={leave.isRunning} aria-label={t('studio.leaveOf', { name })} onClick={() => void letGo(memberId, name)}>{t('studio.leave')}</Button>}
          </li>
        ))}</ul>
        <ProblemNote problem={leave.problem} />
        <h3>{t('studio.join')}</h3>
        <MemberChoice unitId={null} chosen={chosen} onChoose={choose} />
        <ProblemNote problem={join.problem} />
        {chosen ? <p><Button kind="primary" isBusy={join.isRunning} onClick={() => void take()}>{t('studio.joinIt', { name: chosen.name })}</Button></p> : null}
      </div>
    </Dialog>
  );
}
