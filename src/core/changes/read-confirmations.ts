const command = /^\/muster[ \t]+(confirm-delete|recheck)(?:[ \t]+(.*))?$/u;
const address = /^(?:(?:response-plan|contact|rotation|document|role)\/)?[\w.+=@-]{1,255}$/u;

/** What people ask of Muster in a comment on a pull request. */
export interface CommentCommands {
  /** Names or addresses of what is meant to be deleted. */
  readonly confirmDelete: readonly string[];
  readonly recheck: boolean;
  /** Words of a `confirm-delete` that are no names: nothing on their line counts. */
  readonly misread: readonly string[];
}

/**
 * The commands of a comment, each on a line of its own. Lines that are quoted, indented, code or hidden are somebody
 * else's words, or an example.
 */
export function readCommentCommands(body: string): CommentCommands {
  const found = spokenLines(body).flatMap((line) => {
    const [, verb, rest = ""] = command.exec(line.trimEnd()) ?? [];
    return verb === undefined ? [] : [{ verb, words: wordsIn(rest) }];
  });
  const confirmations = found.filter(({ verb }) => verb === "confirm-delete").map(({ words }) => words);
  return {
    confirmDelete: confirmations.filter((words) => words.every(isAddress)).flat(),
    recheck: found.some(({ verb }) => verb === "recheck"),
    misread: confirmations.flat().filter((word) => !isAddress(word)),
  };
}

/** The lines outside of fenced code and HTML comments; in doubt a line is inside, and asks for nothing. */
function spokenLines(body: string): readonly string[] {
  const spoken: string[] = [];
  let fence: string | undefined;
  let isHidden = false;
  for (const line of body.split(/\r\n|\r|\n/u)) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/u.exec(line);
    if (isHidden) isHidden = !line.includes("-->");
    else if (fence !== undefined) {
      if (mark?.[1]?.startsWith(fence) === true && mark[2]?.trim() === "") fence = undefined;
    } else if (mark !== null) fence = mark[1];
    else if (line.lastIndexOf("<!--") > line.lastIndexOf("-->")) isHidden = true;
    else spoken.push(line);
  }
  return spoken;
}

function wordsIn(text: string): readonly string[] {
  return text
    .split(/[\s,]+/u)
    .map((word) => word.replace(/^`(.*)`$/u, "$1"))
    .filter((word) => word !== "");
}

function isAddress(word: string): boolean {
  return address.test(word);
}
