/** ASCII as an input method left in full-width mode types it: HC0007 → ＨＣ０００７ */
export const toFullWidth = (text) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
