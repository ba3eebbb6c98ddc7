import {
  dispose,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import type { RoomToken } from '../../shared/rooms/schema.ts';

const size = { width: 640, height: 360 };
const everyMs = 66;

/** Somebody in the call who sends a moving picture, without a browser. */
export async function publishPattern({ url, token }: RoomToken): Promise<{ stop(): Promise<void> }> {
  const room = new Room();
  await room.connect(url, token, { autoSubscribe: false, dynacast: false });
  const source = new VideoSource(size.width, size.height);
  const track = LocalVideoTrack.createVideoTrack('camera', source);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA });
  await room.localParticipant?.publishTrack(track, options);
  let tick = 0;
  const timer = setInterval(() => {
    tick += 1;
    source.captureFrame(makeFrame(tick));
  }, everyMs);
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await room.disconnect();
      await dispose();
    },
  };
}

/** A grey stripe that wanders over a plain ground, in I420. */
function makeFrame(tick: number): VideoFrame {
  const { width, height } = size;
  const data = new Uint8Array((width * height * 3) / 2).fill(128);
  const at = (tick * 8) % width;
  for (let row = 0; row < height; row += 1) data.fill(220, row * width + at, row * width + Math.min(width, at + 24));
  return new VideoFrame(data, width, height, VideoBufferType.I420);
}
