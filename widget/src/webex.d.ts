// The part of the Webex Browser SDK 3.12 that the page uses; the package itself ships no types.
import type { SdkConfig } from './contract';

export interface WebexGlobal {
  init(options: { config: SdkConfig; credentials: { access_token: string } }): Webex;
}

export interface Webex {
  ready: boolean;
  once(event: 'ready', listener: () => void): void;
  meetings: {
    mediaHelpers: { LocalMicrophoneStream: LocalStreamClass; LocalCameraStream: LocalStreamClass };
    register(): Promise<void>;
    unregister(): Promise<void>;
    create(destination: string): Promise<Meeting>;
    on(event: 'meeting:removed', listener: (event: { meetingId?: string; reason?: string }) => void): void;
  };
}

export type LocalStreamClass = new (stream: MediaStream) => LocalStream;

export interface LocalStream {
  readonly userMuted: boolean;
  /** Throws when the host does not allow unmuting. */
  setUserMuted(muted: boolean): void;
  on(event: 'user-mute-state-change', listener: (muted: boolean) => void): void;
  on(event: 'muted:byServer', listener: (muted: boolean, reason: string) => void): void;
}

export interface LocalStreams {
  microphone?: LocalStream;
  camera?: LocalStream;
}

export interface Member {
  isSelf: boolean;
  isInMeeting: boolean;
  isVideoMuted?: boolean;
}

export interface Meeting {
  id: string;
  passwordStatus: 'NOT_REQUIRED' | 'REQUIRED' | 'VERIFIED' | 'UNKNOWN';
  meetingInfoFailureReason?: string;
  members: { on(event: 'members:update', listener: (event: { full?: Record<string, Member> }) => void): void };
  on(event: 'media:ready', listener: (event: { type?: string; stream: MediaStream }) => void): void;
  on(event: 'media:stopped', listener: (event: { type?: string }) => void): void;
  on(event: MeetingSignal, listener: () => void): void;
  verifyPassword(password: string, captcha: string): Promise<{ isPasswordValid: boolean; failureReason?: string }>;
  joinWithMedia(options: { joinOptions: object; mediaOptions: object }): Promise<unknown>;
  publishStreams(streams: LocalStreams): Promise<void>;
  unpublishStreams(streams: LocalStream[]): Promise<void>;
  /** Turns a kind of media on or off in both directions, and negotiates anew. */
  updateMedia(options: { videoEnabled: boolean }): Promise<void>;
  /** The picture that is received; rejects while nothing is received. */
  setRemoteQualityLevel(level: QualityLevel): Promise<void>;
  /** Nothing before media is negotiated, and between two connections. */
  mediaProperties: { webrtcMediaConnection?: MediaConnection | null };
  leave(): Promise<void>;
  /** Asynchronous because of the token: to be built before the page closes, not while. */
  buildLeaveFetchRequestOptions(options: { reason: string }): Promise<RequestInit & { uri: string }>;
}

export type QualityLevel = 'LOW' | 'MEDIUM' | 'HIGH';

export interface MediaConnection {
  getStats(): Promise<RTCStatsReport>;
  /** The SDK's own, which calls this method by the size of each new track. */
  mediaConnection?: { setPreferredMaxVideoBitrateKbps?(kbps: number): Promise<void> };
}

export type MeetingSignal =
  | 'meeting:self:lobbyWaiting'
  | 'meeting:self:guestAdmitted'
  | 'meeting:self:requestedToUnmute'
  | 'meeting:reconnectionStarting'
  | 'meeting:reconnectionSuccess'
  | 'meeting:reconnectionFailure';

declare global {
  interface Window {
    Webex?: WebexGlobal;
  }
}
