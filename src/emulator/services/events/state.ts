import type { Value } from "../../shape/shape.js";
import { tableOf } from "../../state/store.js";
import type { Tag } from "../tags.js";
import type { description } from "./description.js";

type Shaped<N> = Value<(typeof description)["shapes"], N>;

export type Target = Shaped<"Target">;

export interface Rule {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly pattern: string | undefined;
  readonly schedule: string | undefined;
  readonly roleArn: string | undefined;
  readonly state: string;
  readonly createdBy: string;
  readonly targets: readonly Target[];
  readonly tags: readonly Tag[];
}

export interface EventBus {
  readonly name: string;
  readonly description: string | undefined;
  readonly created: number;
  readonly tags: readonly Tag[];
}

/** By bus and name, with a slash between that no name of a rule has. */
export const rules = tableOf<Rule>("events/rules", "region");

/** By name; the default bus is always there and not among them. */
export const buses = tableOf<EventBus>("events/buses", "region");
