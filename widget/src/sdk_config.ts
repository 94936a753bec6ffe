// What the SDK is told before a call: our own settings, and those with which the service names another cloud.
import type { SdkConfig } from './contract';
import { receiveAtMost, SOUND_KBPS, type Cap } from './rates';

/** The SDK's settings for one call. */
export function sdkConfig(cap: Cap, fromService: SdkConfig | null): SdkConfig {
  const own: SdkConfig = {
    logger: { level: 'warn' },
    // Without it every visit leaves a device registration behind, and Webex refuses the hundredth.
    device: { ephemeral: true },
    meetings: {
      autoUploadLogs: false,
      reconnection: { enabled: true },
      bandwidth: {
        audio: SOUND_KBPS * 1_000,
        video: receiveAtMost(cap) * 1_000,
        // The SDK's own 2000 would flood a 3G line in the first seconds.
        startBitrate: 300,
      },
    },
  };
  return merged(own, fromService ?? {});
}

function merged(base: SdkConfig, over: SdkConfig): SdkConfig {
  const result: SdkConfig = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const own = result[key];
    result[key] = isNested(own) && isNested(value) ? merged(own, value) : value;
  }
  return result;
}

function isNested(value: unknown): value is SdkConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
