import { open } from 'node:fs/promises';
import { containerOf, HEAD_BYTES, type Container } from '../container.rules';
import { VideoUnreadable } from '../video.refusals';

/** @throws VideoUnreadable when the beginning is none of a container that is opened. */
export async function containerAt(path: string): Promise<Container> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const container = containerOf(buffer.subarray(0, bytesRead));
    if (!container) throw new VideoUnreadable({});
    return container;
  } finally {
    await file.close();
  }
}
