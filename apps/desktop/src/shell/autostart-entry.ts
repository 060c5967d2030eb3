/** The argument by which the app starts without coming to the front. */
export const MINIMIZED = "--minimized";

/**
 * The file by which a Linux desktop starts a program with the session (freedesktop.org, Desktop Application Autostart).
 * @param program its path, in which the desktop entry's own signs are escaped
 */
export function autostartEntry(program: string, name: string): string {
  // Within quotes `"`, backtick, `$` and backslash are escaped, and in a string a backslash once more; `%` is a field.
  const quoted = program
    .replace(/["`$\\]/g, "\\$&")
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%");
  return `[Desktop Entry]\nType=Application\nName=${name}\nExec="${quoted}" ${MINIMIZED}\nTerminal=false\n`;
}
