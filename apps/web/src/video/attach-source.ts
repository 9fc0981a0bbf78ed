import { chooseWay, surroundings } from './choose-source';

interface Sources {
  readonly hlsUrl: string | null;
  readonly videoUrl: string | null;
}

/** Gives an element what it is to play, and returns how to take it away again: phones have few decoders. */
export function attachSource(element: HTMLVideoElement, video: Sources): () => void {
  const way = chooseWay(video, surroundings());
  let isGone = false;
  let leave = (): void => undefined;
  const playFile = (): void => {
    if (!isGone && video.videoUrl) element.src = video.videoUrl;
  };
  if (way === 'file') playFile();
  else if (way === 'pieces') {
    element.src = video.hlsUrl!;
    element.addEventListener('error', playFile, { once: true });
    leave = () => element.removeEventListener('error', playFile);
  } else {
    void playByLibrary(element, video.hlsUrl!, playFile).then((stop) => (isGone ? stop() : (leave = stop)), playFile);
  }
  return () => {
    isGone = true;
    leave();
    element.removeAttribute('src');
    element.load();
  };
}

async function playByLibrary(element: HTMLVideoElement, url: string, onFailure: () => void): Promise<() => void> {
  const { default: Hls } = await import('hls.js/light');
  // our pages allow no workers from blobs, and clips of three minutes need none
  const player = new Hls({ enableWorker: false, capLevelToPlayerSize: true });
  player.on(Hls.Events.ERROR, (_event, { fatal }) => {
    if (!fatal) return;
    player.destroy();
    onFailure();
  });
  player.on(Hls.Events.MANIFEST_PARSED, () => {
    if (element.autoplay) void element.play().catch(() => undefined);
  });
  player.loadSource(url);
  player.attachMedia(element);
  return () => player.destroy();
}
