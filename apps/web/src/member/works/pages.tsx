export { OwnWorks } from './own-works';
