/** How the bytes come: one file, pieces the browser understands, pieces by a library that is fetched for it. */
export type Way = 'file' | 'pieces' | 'library';

export interface Surroundings {
  /** The browser plays lists of pieces by itself. */
  readonly playsPieces: boolean;
  readonly hasMediaSource: boolean;
  /** Null where the browser does not say. */
  readonly isWeak: boolean | null;
}

/** Pieces help where the network is weak, or may be; elsewhere three minutes come quickest as one file. */
export function chooseWay(video: { readonly hlsUrl: string | null; readonly videoUrl: string | null }, { playsPieces, hasMediaSource, isWeak }: Surroundings): Way {
  if (!video.hlsUrl) return 'file';
  if (playsPieces && (isWeak !== false || !video.videoUrl)) return 'pieces';
  if (hasMediaSource && (isWeak === true || !video.videoUrl)) return 'library';
  return 'file';
}

interface Connection {
  readonly effectiveType?: string;
  readonly downlink?: number;
  readonly saveData?: boolean;
}

const connection = (): Connection | undefined => (navigator as { connection?: Connection }).connection;
const WEAK_MEGABITS = 2.5;

/** What this browser and its network say of themselves. */
export function surroundings(): Surroundings {
  const network = connection();
  return {
    playsPieces: document.createElement('video').canPlayType('application/vnd.apple.mpegurl') !== '',
    hasMediaSource: typeof MediaSource !== 'undefined' || 'ManagedMediaSource' in window,
    isWeak: network?.effectiveType ? network.effectiveType !== '4g' || (network.downlink ?? Infinity) < WEAK_MEGABITS : null,
  };
}

export const savesData = (): boolean => connection()?.saveData === true;

const asks = (query: string): boolean => typeof matchMedia === 'function' && matchMedia(query).matches;

/** Nothing moves by itself for those who asked for stillness or for few bytes. */
export const mayPlayUnasked = (): boolean => !asks('(prefers-reduced-motion: reduce)') && !asks('(prefers-reduced-data: reduce)') && !savesData();
