// What the service and this page say to each other.

/** What the service wants this person to see. */
export type ServiceScreen = 'lobby' | 'admitted' | 'over' | 'elsewhere' | 'expired';

/** The whole state of this person's visit; a higher version replaces a lower one. */
export interface State {
  version: number;
  screen: ServiceScreen;
  clinician: string;
  clinician_told: boolean;
  waiting_since: string | null;
  starts_at: string;
  now: string;
  host_present: boolean;
  ended: { minutes: number | null } | null;
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
