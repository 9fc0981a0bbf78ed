import { defineRefusal } from '@jiangong/kernel';

export const VideoUnreadable = defineRefusal('VIDEO_UNREADABLE', () => ({
  zh: '这个文件不是可以播放的视频，或者已经损坏；请用手机相册里的原片，或重新导出为 MP4 再上传',
  en: 'this file is not a playable video, or it is damaged; upload the original from the phone, or export it as MP4 again',
}));

export const VideoTooLong = defineRefusal('VIDEO_TOO_LONG', (f: { seconds: number; limit: number }) => ({
  zh: `视频长 ${f.seconds} 秒，最长 ${f.limit} 秒；请剪短后再上传`,
  en: `the video lasts ${f.seconds} seconds and may last ${f.limit}; cut it and upload it again`,
}));

export const VideoTooShort = defineRefusal('VIDEO_TOO_SHORT', () => ({
  zh: '视频不足半秒，没有可看的内容；请检查选择的文件', en: 'the video lasts less than half a second; check which file was chosen',
}));

export const VideoPictureTooLarge = defineRefusal('VIDEO_PICTURE_TOO_LARGE', (f: { width: number; height: number; limit: number }) => ({
  zh: `画面 ${f.width}×${f.height} 像素，每边最多 ${f.limit} 像素；请导出为 1080p 再上传`,
  en: `the picture is ${f.width} by ${f.height} pixels, at most ${f.limit} a side; export it as 1080p and upload it again`,
}));

export const VideoTooHeavy = defineRefusal('VIDEO_TOO_HEAVY', () => ({
  zh: '处理这个视频所需的时间或内存超出上限，已停止；请导出为 1080p 的 MP4 再上传',
  en: 'this video needs more time or memory than it may; export it as MP4 in 1080p and upload it again',
}));
