/** What a strange file turned out to hold. */
export interface ProbedVideo {
  readonly container: string;
  /** 0 where the file does not say, as recordings made in a browser do. */
  readonly seconds: number;
  readonly video: VideoStream | null;
  readonly audio: AudioStream | null;
}

export interface VideoStream {
  readonly index: number;
  readonly codec: string;
  /** As stored, before turning. */
  readonly width: number;
  readonly height: number;
  /** Width of a pixel by its height. */
  readonly pixelShape: number;
  /** Degrees clockwise by which it is turned for showing: 0, 90, 180 or 270. */
  readonly rotation: number;
  readonly framesPerSecond: number;
  readonly pixelFormat: string;
  readonly isHdr: boolean;
}

export interface AudioStream {
  readonly index: number;
  readonly codec: string;
  readonly channels: number;
  readonly samplesPerSecond: number;
}

/** A filter graph and an encoder with its options, in FFmpeg's own words: both engines understand them alike. */
export interface Track {
  readonly filter: string;
  readonly codec: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface EncodedFile {
  /** Below the folder of the run. */
  readonly file: string;
  readonly format: string;
  readonly muxer: Readonly<Record<string, string>>;
  readonly video: Track;
  readonly audio: Track | null;
}

/** Decode once, filter once, then for each file filter and encode. */
export interface Encoding {
  readonly path: string;
  readonly probed: ProbedVideo;
  readonly common: string;
  readonly files: readonly EncodedFile[];
  /** Nothing is read beyond. */
  readonly limitSeconds: number;
}

/** The same pictures and sounds in another container. */
export interface Repackaging {
  readonly path: string;
  readonly file: string;
  readonly format: string;
  readonly muxer: Readonly<Record<string, string>>;
}

export interface EngineRun {
  /** A folder of the run alone; the engine works in it and writes nowhere else. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  /** Seconds of the source worked through so far. */
  readonly onReached?: (seconds: number) => void;
}

/**
 * Reads and writes videos, always in a process of its own within limits. Two ways stand behind it: the system's
 * `ffmpeg`, and the FFmpeg that comes from npm.
 */
export interface VideoEngine {
  readonly name: 'ffmpeg' | 'node-av';
  /** @throws VideoUnreadable when it is not a video, EngineFault when the engine could not say. */
  probe(path: string, signal?: AbortSignal): Promise<ProbedVideo>;
  encode(encoding: Encoding, run: EngineRun): Promise<{ readonly reached: number }>;
  repackage(work: Repackaging, run: EngineRun): Promise<void>;
}

