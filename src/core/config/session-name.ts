/** How the name of every session begins that Muster opens in an account. */
export const sessionPrefix = "muster-";

/** AWS allows 64 characters. */
const longest = 64;

/**
 * The name of a role's session, which CloudTrail shows with every call: the repository and the run that it works for.
 *
 * @param repository `OWNER/REPO`
 * @param run the workflow run's id; absent: nobody's workflow
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html letters, digits and `_+=,.@-`
 */
export function sessionName(repository: string, run: string | undefined): string {
  const end = `-${plain(run === undefined || run === "" ? "local" : run).slice(0, 24)}`;
  return `${sessionPrefix}${plain(repository).slice(0, longest - sessionPrefix.length - end.length)}${end}`;
}

function plain(text: string): string {
  return text.replaceAll("/", ".").replace(/[^\w+=,.@-]/g, "-");
}
