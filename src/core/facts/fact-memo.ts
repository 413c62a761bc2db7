import type { Facts } from "./facts.js";

/** Answers a question about facts with `find` the first time, and with the same answer whenever it is asked again. */
export type FactMemo<T> = (facts: Facts, question: string, find: () => T) => T;

/** A memory for one kind of question: its text must say all that the answer depends on besides the facts. */
export function createFactMemo<T extends object>(): FactMemo<T> {
  const memories = new WeakMap<Facts, Map<string, T>>();
  return (facts, question, find) => {
    const memory = memories.get(facts) ?? new Map<string, T>();
    memories.set(facts, memory);
    const answer = memory.get(question) ?? find();
    memory.set(question, answer);
    return answer;
  };
}
