// What Windows makes of the name of a file (learn.microsoft.com, Naming Files, Paths, and Namespaces).

/** The devices, which are meant in any folder and with any ending. Those of the console are as well. */
const devices = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(?:\.|$)/i;

/**
 * @param part of a path, a name without folders
 * @returns why Windows cannot have a file of this name, or means another by it; null where it can
 */
export function windowsFault(part: string): string | null {
  if (devices.test(part)) return 'is the name of a device';
  if (/[. ]$/.test(part)) return 'ends in a dot or a space, which Windows leaves out';
  const [mark] = /[\\/:*?"<>|\u0000-\u001f]/.exec(part) ?? [];
  return mark === undefined ? null : `has ${JSON.stringify(mark)} in its name`;
}
