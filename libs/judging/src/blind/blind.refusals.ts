import { defineRefusal } from '@jiangong/kernel';

export const RoundNotBlind = defineRefusal('ROUND_NOT_BLIND', () => ({
  zh: '本轮不是盲评，没有代码可解',
  en: 'the round is not judged blind; there is nothing to decode',
}));

export const AlreadyDecoded = defineRefusal('ALREADY_DECODED', () => ({
  zh: '本轮的盲评代码已经解开',
  en: 'the code numbers of this round have been opened already',
}));

export const DecodingNotRequested = defineRefusal('DECODING_NOT_REQUESTED', () => ({
  zh: '还没有人申请解码；须由一人申请、另一人确认',
  en: 'nobody has asked for the decoding yet; one asks, another confirms',
}));

export const SecondKeyHolderNeeded = defineRefusal('SECOND_KEY_HOLDER_NEEDED', (f: { first: string }) => ({
  zh: `解码由${f.first}申请，须由另一人确认`,
  en: `${f.first} asked for the decoding; somebody else has to confirm it`,
}));

export const CodesNotOpened = defineRefusal('CODES_NOT_OPENED', () => ({
  zh: '本轮是盲评，代码尚未由两人解开，不能计分和评定',
  en: 'the round was judged blind and its code numbers have not been opened by two persons; it cannot be scored or decided yet',
}));
