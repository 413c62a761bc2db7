const command = /^\/muster[ \t]+(confirm-delete|recheck)\b[ \t]*(.*)$/u;

/** What people ask of Muster in a comment on a pull request. */
export interface CommentCommands {
  /** Names or addresses of what is meant to be deleted. */
  readonly confirmDelete: readonly string[];
  readonly recheck: boolean;
}

/** The commands of a comment, each on a line of its own; quoted and indented lines are somebody else's words. */
export function readCommentCommands(body: string): CommentCommands {
  const found = body.split(/\r\n|\r|\n/u).map((line) => command.exec(line));
  return {
    confirmDelete: found.flatMap((match) => (match?.[1] === "confirm-delete" ? namesIn(match[2] ?? "") : [])),
    recheck: found.some((match) => match?.[1] === "recheck"),
  };
}

function namesIn(text: string): readonly string[] {
  return text
    .split(/[\s,]+/u)
    .map((name) => name.replace(/^`(.*)`$/u, "$1"))
    .filter((name) => /^(?:(?:response-plan|contact|rotation|document|role)\/)?[\w.+=@-]{1,255}$/u.test(name));
}
