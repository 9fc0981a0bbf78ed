export { TitleDesks } from './title-desks';
