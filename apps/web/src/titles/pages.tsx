export { OwnTitles } from './own-titles';
export { TitleMarks } from './title-marks';
export { TitleRegister } from './title-register';
