import { keepCaptions, showCaptions, shownCaptions } from './captions-choice';

const STEP_SECONDS = 5;

/** The keys people know from other players; true when it was one of them. */
export function takeKey(element: HTMLVideoElement, key: string): boolean {
  switch (key.toLowerCase()) {
    case ' ':
    case 'k':
      if (element.paused) void element.play().catch(() => undefined);
      else element.pause();
      return true;
    case 'arrowleft':
    case 'arrowright':
      element.currentTime = Math.min(element.duration || 0, Math.max(0, element.currentTime + (key === 'ArrowLeft' ? -STEP_SECONDS : STEP_SECONDS)));
      return true;
    case 'm':
      element.muted = !element.muted;
      return true;
    case 'c':
      return turnCaptions(element);
    case 'f':
      if (document.fullscreenElement) void document.exitFullscreen();
      else void element.requestFullscreen?.().catch(() => undefined);
      return true;
    default:
      return false;
  }
}

/** Puts the captions away, or shows the first there are; what was chosen is remembered. */
export function turnCaptions(element: HTMLVideoElement): boolean {
  const first = element.textTracks[0]?.language;
  if (!first) return false;
  const next = shownCaptions(element) ? null : first;
  showCaptions(element, next);
  keepCaptions(next);
  return true;
}
