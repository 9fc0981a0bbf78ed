/** Videos: the player of a page, and the feed of works that have one. */
export { Player } from './player';
export { lengthText } from './length-text';
export { videoFields, type PlayedVideo } from './video-fields';
