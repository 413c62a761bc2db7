import * as core from "@actions/core";
import { secretHider } from "../core/report/secret-hider.js";

const hider = secretHider();

/** Never show this: the runner masks it in the log, and Muster in everything that it writes. */
export function keepSecret(value: string): void {
  core.setSecret(value);
  hider.add(value);
}

/** A text that is about to leave the job, in the log, a file, or a request to GitHub. */
export function withoutSecrets(text: string): string {
  return hider.hide(text);
}

export function error(message: string): void {
  core.error(withoutSecrets(message));
}

export function warning(message: string): void {
  core.warning(withoutSecrets(message));
}

export function notice(message: string): void {
  core.notice(withoutSecrets(message));
}

export function setOutput(name: string, value: string | number): void {
  core.setOutput(name, withoutSecrets(String(value)));
}
