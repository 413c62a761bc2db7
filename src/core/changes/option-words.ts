/**
 * An option of the command line that takes names, as a shell takes it: `--adopt a b`, `--adopt=-dash`,
 * `--adopt 'rotation/on call'`. A name that begins with a dash would be an option of its own.
 */
export function optionWords(option: string, names: readonly string[]): string {
  const plain = names.filter((name) => !name.startsWith("-"));
  const dashed = names.filter((name) => name.startsWith("-")).map((name) => `${option}=${shellWord(name)}`);
  return [...(plain.length === 0 ? [] : [`${option} ${plain.map(shellWord).join(" ")}`]), ...dashed].join(" ");
}

function shellWord(text: string): string {
  return /^[\w./:@%+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
