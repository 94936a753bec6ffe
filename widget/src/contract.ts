// What the service and this page say to each other.

/** What the service wants this person to see. */
export type ServiceScreen = 'lobby' | 'admitted' | 'declined' | 'over' | 'missed' | 'cancelled' | 'elsewhere' | 'expired';

/** The whole state of this person's visit; a higher version replaces a lower one. */
export interface State {
  version: number;
  screen: ServiceScreen;
  clinician: string;
  clinician_told: boolean;
  waiting_since: string | null;
  starts_at: string;
  now: string;
  /** When the visit begins, in words and on this person's clocks. */
  when: string;
  /** That the clinician is late, in words. */
  late: string | null;
  may_move: boolean;
  move_asked: boolean;
  /** What the clinician has said, oldest first. */
  messages: { at: string; text: string }[];
  host_present: boolean;
  /** How long it may take because others are before this person, in words. */
  queue: string | null;
  /** Who takes part: the clinician first. */
  company: Companion[];
  /** What this person has asked for and not been answered yet. */
  help: { asked: boolean; called: boolean };
  ended: { minutes: number | null } | null;
}

/** Other ways into the meeting, for whoever was let in and cannot get in with this browser. */
export interface Ways {
  join_link: string | null;
  phone: { number: string; code: string } | null;
}

/** Somebody who takes part in the visit. */
export interface Companion {
  name: string;
  /** What they are to the visit, in words. */
  role: string;
  state: 'invited' | 'waiting' | 'in' | 'out';
  /** The same in words. */
  says: string;
  self: boolean;
  clinician: boolean;
}

/** Where somebody can be stuck, as the service knows it. */
export type HelpStep =
  | 'consent' | 'lobby' | 'camera-refused' | 'camera-missing' | 'unsupported' | 'in-app' | 'no-h264' | 'connecting'
  | 'call' | 'sound' | 'dropped' | 'other';

export type DeviceState = 'ready' | 'refused' | 'missing' | 'unknown';
export type Network = 'good' | 'poor' | 'unknown';
export type Browser = 'chrome' | 'safari' | 'firefox' | 'edge' | 'samsung' | 'other';

/** What this page tells the service about the device before the call. */
export interface Device {
  camera: DeviceState;
  microphone: DeviceState;
  network: Network;
  browser: Browser;
  /** Why no video call can be made with this browser. */
  obstacle: HelpStep | null;
}

/** What it takes to enter one Webex meeting as a guest. */
export interface Credentials {
  access_token: string;
  destination: string;
  password: string | null;
  display_name: string;
  sdk: { url: string; integrity: string; config: SdkConfig | null };
}

/** Settings of the Webex SDK: plain nested values. */
export type SdkConfig = { [key: string]: SdkConfig | string | number | boolean | string[] };

/** The service's answer to "may I have credentials?". */
export type CredentialsAnswer =
  | { kind: 'granted'; credentials: Credentials }
  | { kind: 'not-yet' }
  | { kind: 'busy'; seconds: number }
  | { kind: 'refused' };

/** What this page tells the service about the call. */
export type Report = 'webex-lobby' | 'joined' | 'left' | 'failed';
