import { AwsError } from "../../aws-error.js";
import type { Call } from "../../call.js";
import { seconds } from "../../clock.js";
import type { Handlers } from "../../service.js";
import { withTags } from "../tags.js";
import type { description } from "./description.js";
import { eventsPage } from "./events-page.js";
import { buses, type EventBus, rules } from "./state.js";

const defaultBus: EventBus = { name: "default", description: undefined, created: 0, tags: [] };

export const busHandlers: Handlers<typeof description> = {
  CreateEventBus: ({ Name, Description, Tags = [] }, call) => {
    const table = call.store.table(buses, call);
    if (Name === "default" || table.has(Name)) {
      throw new AwsError("ResourceAlreadyExistsException", `Event bus ${Name} already exists.`);
    }
    if (Name.includes("/"))
      throw new AwsError("ValidationException", `Event bus name ${Name} must not contain a slash.`);
    table.set(Name, { name: Name, description: Description, created: seconds(call.clock), tags: withTags([], Tags) });
    return { EventBusArn: busArn(Name, call), Description };
  },
  DeleteEventBus: ({ Name }, call) => {
    if (Name === "default") throw new AwsError("ValidationException", "Cannot delete event bus default.");
    const hasRules = call.store
      .table(rules, call)
      .values()
      .some(({ bus }) => bus === Name);
    if (hasRules) throw new AwsError("ValidationException", `Event bus ${Name} can't be deleted since it has rules.`);
    call.store.table(buses, call).delete(Name);
    return {};
  },
  DescribeEventBus: ({ Name }, call) => busOut(busNamed(Name, call), call),
  ListEventBuses: (input, call) => {
    const { NamePrefix = "" } = input;
    const all = [defaultBus, ...call.store.table(buses, call).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const listed = all.filter(({ name }) => name.startsWith(NamePrefix));
    const { items, nextToken } = eventsPage("buses", listed, ({ name }) => name, input);
    return { EventBuses: items.map((bus) => busOut(bus, call)), NextToken: nextToken };
  },
};

/** A bus by name or ARN; the default one unless said otherwise. @throws AwsError ResourceNotFound */
export function busNamed(nameOrArn: string | undefined, call: Call): EventBus {
  const name = (nameOrArn ?? "default").replace(/^arn:[^/]*:event-bus\//, "");
  const bus = name === "default" ? defaultBus : call.store.table(buses, call).get(name);
  const isForeign = nameOrArn?.startsWith("arn:") === true && nameOrArn !== busArn(name, call);
  if (bus === undefined || isForeign) {
    throw new AwsError("ResourceNotFoundException", `Event bus ${name} does not exist.`);
  }
  return bus;
}

export function busArn(name: string, call: Call): string {
  return `arn:${call.partition}:events:${call.region}:${call.account}:event-bus/${name}`;
}

function busOut({ name, description: Description, created }: EventBus, call: Call): object {
  const times = created === 0 ? {} : { CreationTime: created, LastModifiedTime: created };
  return { Name: name, Arn: busArn(name, call), Description, ...times };
}
