import { Injectable } from '@nestjs/common';
import { visitor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Objection } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import { ObjectionOfSender } from '../objection-of-sender';
import { refuseSettled } from '../objection.rules';

/** Its sender takes it back, with number and key, as long as it is not decided. What was proposed about it falls. */
@Injectable()
export class WithdrawObjection {
  constructor(private readonly uow: UnitOfWork, private readonly sender: ObjectionOfSender, private readonly course: ObjectionCourse) {}

  execute(number: string, key: string): Promise<void> {
    return this.uow.run(visitor, {}, async (tx) => {
      const objection = await this.sender.load(tx, number, key);
      refuseSettled(objection.state, objection.number);
      await tx.repo(Objection).save(Object.assign(objection, { state: 'withdrawn', outcome: null, effect: null, entryId: null, judgeId: null, settledAt: tx.now }));
      await this.course.step(tx, objection.id, 'withdrawn', '', null);
      tx.record({ chain: `round:${objection.roundId}`, type: 'results.objection.withdrawn', body: { objectionId: objection.id } });
    });
  }
}
