// Whether the browser has been told that this page may use a device.

/** Nothing where the browser does not say: Firefox and older Safari do not know these names. */
export async function permission(name: 'camera' | 'microphone'): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name })).state;
  } catch {
    return undefined;
  }
}

/** Whether opening both devices now would not put a question in front of the person. */
export async function alreadyAllowed(): Promise<boolean> {
  const [camera, microphone] = await Promise.all([permission('camera'), permission('microphone')]);
  return camera === 'granted' && microphone === 'granted';
}
