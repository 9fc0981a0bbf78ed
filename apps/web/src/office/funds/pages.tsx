export { EvaluationPage } from '../evaluations/evaluation-page';
export { StudiosPage } from '../studios/studios-page';
export { FundsPage } from './funds-page';
