import type { Value } from "../../shape/shape.js";
import { tableOf } from "../../state/store.js";
import type { description } from "./description.js";

type Shaped<N> = Value<(typeof description)["shapes"], N>;

/** An alarm: what it was put with, and the state that it is in. */
export interface Alarm {
  readonly kind: "MetricAlarm" | "CompositeAlarm";
  readonly name: string;
  readonly arn: string;
  readonly settings: Omit<Shaped<"PutMetricAlarmInput"> | Shaped<"PutCompositeAlarmInput">, "Tags">;
  readonly state: "OK" | "ALARM" | "INSUFFICIENT_DATA";
  readonly stateReason: string;
  readonly stateUpdated: number;
  readonly configurationUpdated: number;
}

/** By name: metric and composite alarms share their names. */
export const alarms = tableOf<Alarm>("monitoring/alarms", "region");
