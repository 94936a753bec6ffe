// One call: the Webex SDK from credentials to goodbye. The only implementation; the sandbox answers the same SDK.
//
// Everything that the SDK tells may come twice, late, or after the end: what listens asks for the phase first. The SDK
// also leaks rejected promises of its own whenever something fails; that is why nothing on this page takes an unhandled
// rejection for the end of anything.
import type { Credentials } from './contract';
import { CallError, limited, TIME_LIMIT } from './limits';
import type { Cap } from './rates';
import { sdkConfig } from './sdk_config';
import type { LocalStream, LocalStreams, Meeting, Member, QualityLevel, Webex, WebexGlobal } from './webex';

export type Device = 'microphone' | 'camera';
export type RemoteKind = 'video' | 'audio' | 'share';
/** Why a call is over: we left, the host ended it or sent us out, or the connection could not be mended. */
export type CallEnd = 'left' | 'over' | 'network';

export interface CallEvents {
  webexLobby(): void;
  joined(): void;
  reconnecting(): void;
  reconnected(): void;
  ended(end: CallEnd): void;
  remote(kind: RemoteKind, stream: MediaStream | null): void;
  /** Tracks have just been taken over by the SDK, with limits of its own. */
  published(): void;
  muted(device: Device, muted: boolean): void;
  mutedByHost(device: Device): void;
  askedToUnmute(): void;
  company(others: Member[]): void;
}

/** How a call begins. */
export interface Wish {
  cap: Cap;
  /** Neither sends nor receives pictures. */
  audioOnly: boolean;
}

export class Call {
  readonly #streams: LocalStreams = {};
  #webex: Webex | undefined;
  #meeting: Meeting | undefined;
  #leaveRequest: (RequestInit & { uri: string }) | undefined;
  #phase: 'connecting' | 'webex-lobby' | 'joined' | 'ended' = 'connecting';
  /** Resolves when media is negotiated: nothing can be published before. */
  #negotiated: Promise<unknown> = Promise.resolve();
  #admittedAt = 0;
  #leaving = false;

  constructor(
    private readonly sdk: WebexGlobal,
    private readonly credentials: Credentials,
    private readonly events: CallEvents,
    private readonly wish: Wish,
  ) {}

  /** Everything before the door: identity, device, websocket, meeting, password. */
  async prepare(): Promise<void> {
    const webex = (this.#webex = await this.#initialise());
    await limited('register', webex.meetings.register());
    const meeting = (this.#meeting = await limited('create', webex.meetings.create(this.credentials.destination)));
    webex.meetings.on('meeting:removed', (event) => {
      if (!event.meetingId || event.meetingId === meeting.id) void this.#finish(endFor(event.reason, this.#leaving));
    });
    if (meeting.passwordStatus === 'REQUIRED') await this.#givePassword(meeting);
    this.#listen(meeting);
  }

  /** With what the person does not want muted from the first moment. */
  async join(
    tracks: Partial<Record<Device, MediaStreamTrack | undefined>>,
    wants: Record<Device, boolean>,
  ): Promise<void> {
    const meeting = this.#theMeeting();
    for (const device of ['microphone', 'camera'] as const) {
      const stream = this.#wrap(device, tracks[device]);
      if (!wants[device]) stream?.setUserMuted(true);
    }
    const joining = meeting.joinWithMedia({
      joinOptions: { enableMultistream: false, deviceCapabilities: ['CONFLUENCE_IN_LOBBY_SUPPORTED'] },
      mediaOptions: {
        allowMediaInLobby: true,
        localStreams: { ...this.#streams },
        shareAudioEnabled: false,
        shareVideoEnabled: false,
        videoEnabled: !this.wish.audioOnly,
      },
    });
    this.#negotiated = joining;
    // In the Webex lobby the host may take their time; only being stuck before or long after it is a failure.
    await limited('join', joining, () => this.#phase === 'webex-lobby' || Date.now() - this.#admittedAt < TIME_LIMIT);
    await this.#prepareToLeave(meeting);
    if (this.#phase === 'connecting') this.#joined();
  }

  /** `false` when Webex does not allow it: a host can forbid unmuting. */
  setMuted(device: Device, muted: boolean): boolean {
    try {
      this.#streams[device]?.setUserMuted(muted);
      return true;
    } catch {
      return false;
    }
  }

  /** Another track for a device: the other camera, a late permission, a device come back. */
  async setTrack(device: Device, track: MediaStreamTrack, muted: boolean): Promise<void> {
    const before = this.#streams[device];
    const fresh = this.#wrap(device, track);
    if (muted) fresh?.setUserMuted(true);
    if (this.#phase !== 'joined' || !fresh) return;
    await this.#negotiated;
    if (before) await this.#meeting?.unpublishStreams([before]);
    await this.#meeting?.publishStreams({ [device]: fresh });
    this.events.published();
  }

  /** Pictures in both directions, or sound alone. */
  async setVideo(on: boolean): Promise<void> {
    await this.#negotiated;
    await limited('video', this.#theMeeting().updateMedia({ videoEnabled: on }));
  }

  /** How good a picture the others send. */
  async setReceived(level: QualityLevel): Promise<void> {
    await this.#negotiated;
    await limited('quality', this.#theMeeting().setRemoteQualityLevel(level));
  }

  /** Sends pictures with at most so many kilobits a second; the SDK sets its own limit with every new track. */
  async sendAtMost(kbps: number): Promise<void> {
    await this.#meeting?.mediaProperties.webrtcMediaConnection?.mediaConnection?.setPreferredMaxVideoBitrateKbps?.(kbps);
  }

  /** What the browser has counted of this call, once there is media. */
  async stats(): Promise<RTCStatsReport | undefined> {
    return this.#meeting?.mediaProperties.webrtcMediaConnection?.getStats();
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    if (this.#phase !== 'ended') await limited('leave', this.#meeting?.leave() ?? Promise.resolve()).catch(() => undefined);
    await this.#finish('left');
  }

  /** The page is closing: one request that outlives it. `true` when there was a call to leave. */
  leaveOnClose(): boolean {
    if (this.#phase === 'ended' || !this.#leaveRequest) return false;
    const { uri, ...request } = this.#leaveRequest;
    fetch(uri, { ...request, keepalive: true }).catch(() => undefined);
    return true;
  }

  /** Built while there is time: when the page closes there is none to wait for a token. */
  async #prepareToLeave(meeting: Meeting): Promise<void> {
    this.#leaveRequest ??= await meeting
      .buildLeaveFetchRequestOptions({ reason: 'CLIENT_LEAVE_REQUEST_TAB_CLOSED' })
      .catch(() => undefined);
  }

  async #initialise(): Promise<Webex> {
    // The SDK reads `#access_token`, `#state` and `?error` from the address: a stranger's link could replace our token.
    if (location.hash || location.search) history.replaceState(history.state, '', location.pathname);
    const webex = this.sdk.init({
      config: sdkConfig(this.wish.cap, this.credentials.sdk.config),
      credentials: { access_token: this.credentials.access_token },
    });
    if (!webex.ready) await limited('init', new Promise<void>((resolve) => webex.once('ready', resolve)));
    return webex;
  }

  async #givePassword(meeting: Meeting): Promise<void> {
    const answer = await limited('password', meeting.verifyPassword(this.credentials.password ?? '', ''));
    if (!answer.isPasswordValid) throw new CallError('password', new Error(answer.failureReason ?? 'wrong'));
  }

  #listen(meeting: Meeting): void {
    meeting.on('meeting:self:lobbyWaiting', () => this.#inWebexLobby(meeting));
    meeting.on('meeting:self:guestAdmitted', () => void this.#admitted());
    meeting.on('meeting:self:requestedToUnmute', () => this.events.askedToUnmute());
    meeting.on('meeting:reconnectionStarting', () => this.events.reconnecting());
    meeting.on('meeting:reconnectionSuccess', () => this.events.reconnected());
    meeting.on('meeting:reconnectionFailure', () => void this.#finish('network'));
    meeting.on('media:ready', ({ type, stream }) => this.#remote(type, stream));
    meeting.on('media:stopped', ({ type }) => this.#remote(type, null));
    meeting.members.on('members:update', ({ full }) => {
      this.events.company(Object.values(full ?? {}).filter((member) => member.isInMeeting && !member.isSelf));
    });
  }

  #inWebexLobby(meeting: Meeting): void {
    if (this.#phase === 'ended' || this.#phase === 'webex-lobby') return;
    this.#phase = 'webex-lobby';
    this.events.webexLobby();
    void this.#prepareToLeave(meeting);
  }

  /** Streams given while waiting in the Webex lobby are not published by the SDK: it has to be done here. */
  async #admitted(): Promise<void> {
    if (this.#phase !== 'webex-lobby') return;
    this.#admittedAt = Date.now();
    this.#joined();
    try {
      await this.#negotiated;
      if (Object.keys(this.#streams).length > 0) await this.#meeting?.publishStreams({ ...this.#streams });
      this.events.published();
    } catch {
      // Negotiation failed, or the call ended meanwhile: both arrive as an end of the call.
    }
  }

  #joined(): void {
    this.#phase = 'joined';
    this.events.joined();
  }

  #remote(type: string | undefined, stream: MediaStream | null): void {
    const kind = { remoteVideo: 'video', remoteAudio: 'audio', remoteShare: 'share' }[type ?? ''] as RemoteKind | undefined;
    if (kind && this.#phase !== 'ended') this.events.remote(kind, stream);
  }

  #wrap(device: Device, track: MediaStreamTrack | undefined): LocalStream | undefined {
    const helpers = this.#webex?.meetings.mediaHelpers;
    if (!track || !helpers) return undefined;
    const Class = device === 'microphone' ? helpers.LocalMicrophoneStream : helpers.LocalCameraStream;
    const stream = (this.#streams[device] = new Class(new MediaStream([track])));
    const current = () => this.#streams[device] === stream && this.#phase !== 'ended';
    stream.on('user-mute-state-change', (muted) => current() && this.events.muted(device, muted));
    stream.on('muted:byServer', (muted, reason) => {
      if (current() && muted && reason === 'remotelyMuted' && this.#phase === 'joined') this.events.mutedByHost(device);
    });
    return stream;
  }

  async #finish(end: CallEnd): Promise<void> {
    if (this.#phase === 'ended') return;
    this.#phase = 'ended';
    this.events.ended(end);
    await limited('unregister', this.#webex?.meetings.unregister() ?? Promise.resolve()).catch(() => undefined);
  }

  #theMeeting(): Meeting {
    if (!this.#meeting) throw new CallError('join', new Error('not prepared'));
    return this.#meeting;
  }
}

const NETWORK_ENDS = ['NO_MEETINGS_TO_SYNC', 'MEETING_CONNECTION_FAILED', 'LOCUS_DTO_SYNC_FAILED', 'MISSING_MEETING_INFO'];

function endFor(reason: string | undefined, leaving: boolean): CallEnd {
  if (leaving) return 'left';
  if (reason && NETWORK_ENDS.includes(reason)) return 'network';
  return reason === 'CLIENT_LEAVE_REQUEST' ? 'left' : 'over';
}
