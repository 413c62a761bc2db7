import type { Policy } from "./state.js";

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const everythingOfEveryone = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
};

/** The policies that AWS puts everywhere when a type of policy is switched on. */
export const awsPolicies: readonly Policy[] = [
  {
    id: "p-FullAWSAccess",
    name: "FullAWSAccess",
    description: "Allows access to every operation",
    type: "SERVICE_CONTROL_POLICY",
    content: JSON.stringify(everything),
  },
  {
    id: "p-RCPFullAWSAccess",
    name: "RCPFullAWSAccess",
    description: "Allows access to every resource",
    type: "RESOURCE_CONTROL_POLICY",
    content: JSON.stringify(everythingOfEveryone),
  },
];

/** AWS attaches it to everything, and nobody can take it off. */
export const undetachable = "p-RCPFullAWSAccess";
