/**
 * The program that reads strangers' videos with the FFmpeg that comes from npm: a process of its own, started by
 * {@link NodeAvEngine} with one task as JSON, answering in lines of JSON. It may crash, hang or be killed; nobody is harmed.
 * Plain JavaScript, because it is started as it stands, from the sources and from the built folder alike.
 */
Promise.withResolvers ??= function withResolvers() {
  let resolve, reject;
  const promise = new Promise((done, failed) => ([resolve, reject] = [done, failed]));
  return { promise, resolve, reject };
};
const { AV_LOG_ERROR, AV_PKT_DATA_DISPLAYMATRIX, Codec, Decoder, Demuxer, Encoder, FilterAPI, Log, Muxer, avGetCodecName, avGetPixFmtName } = await import('node-av');
Log.setLevel(AV_LOG_ERROR);

const [VIDEO, AUDIO] = [0, 1];
const HDR = { 16: 'smpte2084', 18: 'arib-std-b67' };
const say = (told) => process.stdout.write(`${JSON.stringify(told)}\n`);
const ratio = ({ num, den }) => (den > 0 && num > 0 ? num / den : 0);

class NoAudio extends Error {}

const open = ({ path, container, options }) => Demuxer.openSync(path, { format: container, options });
const attachedPicture = (stream) => stream.hasDisposition(0x400);

function rotationOf(codecpar) {
  const matrix = codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  if (!matrix || matrix.length < 36) return 0;
  const at = (index) => matrix.readInt32LE(index * 4) / 65536;
  const scale = [Math.hypot(at(0), at(3)), Math.hypot(at(1), at(4))];
  if (scale[0] === 0 || scale[1] === 0) return 0;
  const degrees = (Math.atan2(at(1) / scale[1], at(0) / scale[0]) * 180) / Math.PI;
  return ((Math.round(degrees / 90) * 90) % 360 + 360) % 360;
}

function probe({ source }) {
  const input = open(source);
  const video = input.streams.find((stream) => stream.codecpar.codecType === VIDEO && !attachedPicture(stream));
  const audio = input.streams.find((stream) => stream.codecpar.codecType === AUDIO);
  const own = (stream) => (stream.duration > 0n ? Number(stream.duration) * ratio(stream.timeBase) : 0);
  const sar = video?.codecpar.sampleAspectRatio;
  say({
    container: input.formatName,
    seconds: input.duration > 0 ? input.duration : video ? own(video) : 0,
    video: video ? {
      index: video.index, codec: avGetCodecName(video.codecpar.codecId), width: video.codecpar.width, height: video.codecpar.height,
      pixelShape: sar && sar.num > 0 && sar.den > 0 ? sar.num / sar.den : 1, rotation: rotationOf(video.codecpar),
      framesPerSecond: ratio(video.avgFrameRate) || ratio(video.rFrameRate), pixelFormat: avGetPixFmtName(video.codecpar.format) ?? '',
      isHdr: video.codecpar.colorTrc in HDR,
    } : null,
    audio: audio ? { index: audio.index, codec: avGetCodecName(audio.codecpar.codecId), channels: audio.codecpar.channels, samplesPerSecond: audio.codecpar.sampleRate } : null,
  });
  input.closeSync();
}

const encoderOf = ({ codec, options }) => {
  const found = Codec.findEncoderByName(codec);
  if (!found) throw new Error(`no encoder ${codec}`);
  // two threads: enough for two cores, and the memory of sixteen is not taken on a large machine
  return [found, { options: { threads: '2', ...options } }];
};

/** One side of an output: filter, encoder, and the stream in the file. */
function track(muxer, wanted, before) {
  const filter = FilterAPI.create(wanted.filter, { threads: 2 });
  const [codec, options] = encoderOf(wanted);
  const encoder = Encoder.createSync(codec, { ...options, filter: before ?? filter, autoFormat: true });
  const stream = muxer.addStream(encoder);
  const write = (packet) => muxer.writePacketSync(packet, stream);
  // a picture is megabytes the collector does not see: each goes as soon as it was used
  const encode = (frame) => {
    for (const packet of encoder.packetsSync(frame)) {
      if (!packet) continue;
      write(packet);
      packet.free();
    }
    frame?.free();
  };
  return {
    encoder, stream,
    take(frame) {
      for (const ready of filter.framesSync(frame)) if (ready) encode(ready);
    },
    end() {
      for (const ready of filter.framesSync(null)) if (ready) encode(ready);
      if (encoder.isEncoderInitialized) encode(null);
      write(null);
    },
  };
}

function displayMatrix(rotation) {
  const [cos, sin] = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[rotation];
  const matrix = Buffer.alloc(36);
  [cos * 65536, sin * 65536, 0, -sin * 65536, cos * 65536, 0, 0, 0, 1 << 30].forEach((value, index) => matrix.writeInt32LE(value | 0, index * 4));
  return matrix;
}

function openOutput({ file, format, muxer, video, audio, rotation }) {
  const target = Muxer.openSync(file, {
    format, options: muxer, exitOnError: true,
    configure: () => rotation && target.streams[0].codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, displayMatrix(rotation)),
  });
  return { target, video: track(target, video), audio: audio ? track(target, audio) : null };
}

/** Packets of the sources in the order they should be worked on. */
function* packetsOf(inputs) {
  for (const { input, kind } of inputs) {
    for (const packet of input.packetsSync()) if (packet) yield { packet, kind: kind ?? null };
  }
}

function encode(task) {
  const { source, seconds, common, outputs, rotate } = task;
  const inputs = source.path ? [{ input: open(source) }] : drawn(source);
  const streams = { video: null, audio: null };
  if (source.path) {
    streams.video = inputs[0].input.streams[source.video];
    streams.audio = source.audio === null ? null : inputs[0].input.streams[source.audio];
  } else {
    streams.video = inputs[0].input.streams[0];
    streams.audio = inputs[1]?.input.streams[0] ?? null;
  }
  const needsAudio = streams.audio && outputs.some(({ audio }) => audio);
  const decode = (stream, options = {}) => Decoder.createSync(stream, { options, threadCount: 2 });
  const video = decode(streams.video, task.videoDecoder);
  const audio = needsAudio ? decode(streams.audio, task.audioDecoder) : null;
  const first = FilterAPI.create([rotate, common].filter(Boolean).join(','), { threads: 2, framerate: streams.video.avgFrameRate });
  const sinks = outputs.map((output) => openOutput({ ...output, audio: needsAudio ? output.audio : null }));
  const heard = sinks.map((sink) => sink.audio).filter(Boolean);
  let [told, reached, videoEnded, failures, good] = [0, 0, false, 0, 0];

  const showFrames = (frames) => {
    for (const frame of frames) {
      if (!frame) continue;
      for (const sink of sinks) sink.video.take(frame);
      reached = Math.max(reached, Number(frame.pts) * ratio(frame.timeBase));
      frame.free();
    }
  };
  const tell = () => {
    if (Date.now() - told < 200) return;
    told = Date.now();
    say({ reached });
  };
  const takeVideo = (packet) => {
    for (const frame of framesOf(video, packet)) {
      if (!frame) continue;
      if (Number(frame.pts) * ratio(frame.timeBase ?? streams.video.timeBase) > seconds) return (videoEnded = true);
      showFrames(first.framesSync(frame));
      frame.free();
    }
    tell();
  };
  const takeAudio = (packet) => {
    for (const frame of framesOf(audio, packet)) {
      if (!frame || Number(frame.pts) * ratio(frame.timeBase) > seconds) continue;
      for (const sink of heard) sink.take(frame);
      frame.free();
    }
  };
  /** A broken frame here and there is what phones write; nothing but broken ones is not a video. */
  function* framesOf(decoder, packet) {
    try {
      for (const frame of decoder.framesSync(packet)) {
        good += 1;
        yield frame;
      }
    } catch (error) {
      failures += 1;
      if (failures > 50 && failures > good) throw error;
    }
  }

  for (const { packet, kind } of source.path ? packetsOf(inputs) : alternating(inputs, streams)) {
    const at = kind ?? (packet.streamIndex === streams.video.index ? 'video' : audio && packet.streamIndex === streams.audio.index ? 'audio' : null);
    if (at === 'video' && !videoEnded) takeVideo(packet);
    else if (at === 'audio' && audio) takeAudio(packet);
    packet.free();
    if (videoEnded) break;
  }
  if (!videoEnded) takeVideo(null);
  showFrames(first.framesSync(null));
  if (audio) {
    takeAudio(null);
  }
  for (const sink of sinks) sink.video.end();
  for (const sink of heard) sink.end();
  if (heard.some(({ encoder }) => !encoder.isEncoderInitialized)) throw new NoAudio('the audio stream holds nothing');
  if (sinks.some((sink) => !sink.video.encoder.isEncoderInitialized)) throw new Error('no picture could be decoded');
  for (const { target } of sinks) target.closeSync();
  for (const { input } of inputs) input.closeSync();
  return { reached, hasAudio: heard.length > 0 };
}

/** Pictures and sounds that a graph of filters makes. */
function drawn({ drawnVideo, drawnAudio }) {
  const from = (graph, kind) => ({ input: Demuxer.openSync(graph, { format: 'lavfi' }), kind });
  return [from(drawnVideo, 'video'), ...(drawnAudio ? [from(drawnAudio, 'audio')] : [])];
}

/** Two endless sources side by side, the one that is behind next. */
function* alternating(inputs, streams) {
  const ways = inputs.map(({ input, kind }) => ({ kind, packets: input.packetsSync(), at: 0, base: ratio(streams[kind].timeBase) }));
  let left = ways;
  while (left.length > 0) {
    const way = left.reduce((a, b) => (b.at < a.at ? b : a));
    const { value: packet, done } = way.packets.next();
    if (done || !packet) {
      left = left.filter((one) => one !== way);
      continue;
    }
    way.at = Number(packet.pts) * way.base;
    yield { packet, kind: way.kind };
  }
}

/** The same packets in another container. */
function copy({ source, outputs }) {
  for (const { file, format, muxer } of outputs) {
    const input = open(source);
    const target = Muxer.openSync(file, { input, format, options: muxer, exitOnError: true });
    const streams = new Map(input.streams.map((stream) => [stream.index, target.addStream(stream)]));
    for (const packet of input.packetsSync()) {
      if (!packet) continue;
      target.writePacketSync(packet, streams.get(packet.streamIndex));
      packet.free();
    }
    for (const stream of streams.values()) target.writePacketSync(null, stream);
    target.closeSync();
    input.closeSync();
  }
  return {};
}

function encodeOrSilent(task) {
  try {
    return encode(task);
  } catch (error) {
    if (!(error instanceof NoAudio)) throw error;
    return encode({ ...task, outputs: task.outputs.map((output) => ({ ...output, audio: null })) });
  }
}

try {
  const task = JSON.parse(process.argv[2]);
  if (task.op === 'probe') probe(task);
  else say({ done: task.op === 'copy' ? copy(task) : encodeOrSilent(task) });
  // the addon's own threads are not waited for
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error?.message ?? error}\n`);
  process.exit(2);
}
