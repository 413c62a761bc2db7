import { arnEquals } from "./arn-equals.js";
import { arnLike } from "./arn-like.js";
import { arnNotEquals } from "./arn-not-equals.js";
import { arnNotLike } from "./arn-not-like.js";
import { binaryEquals } from "./binary-equals.js";
import { bool } from "./bool.js";
import { dateEquals } from "./date-equals.js";
import { dateGreaterThan } from "./date-greater-than.js";
import { dateGreaterThanEquals } from "./date-greater-than-equals.js";
import { dateLessThan } from "./date-less-than.js";
import { dateLessThanEquals } from "./date-less-than-equals.js";
import { dateNotEquals } from "./date-not-equals.js";
import { ipAddress } from "./ip-address.js";
import { notIpAddress } from "./not-ip-address.js";
import { nullOperator } from "./null.js";
import { numericEquals } from "./numeric-equals.js";
import { numericGreaterThan } from "./numeric-greater-than.js";
import { numericGreaterThanEquals } from "./numeric-greater-than-equals.js";
import { numericLessThan } from "./numeric-less-than.js";
import { numericLessThanEquals } from "./numeric-less-than-equals.js";
import { numericNotEquals } from "./numeric-not-equals.js";
import type { Operator } from "./operator.js";
import { stringEquals } from "./string-equals.js";
import { stringEqualsIgnoreCase } from "./string-equals-ignore-case.js";
import { stringLike } from "./string-like.js";
import { stringNotEquals } from "./string-not-equals.js";
import { stringNotEqualsIgnoreCase } from "./string-not-equals-ignore-case.js";
import { stringNotLike } from "./string-not-like.js";

/** Every condition operator of IAM. */
export const operators: readonly Operator[] = [
  arnEquals,
  arnLike,
  arnNotEquals,
  arnNotLike,
  binaryEquals,
  bool,
  dateEquals,
  dateGreaterThan,
  dateGreaterThanEquals,
  dateLessThan,
  dateLessThanEquals,
  dateNotEquals,
  ipAddress,
  notIpAddress,
  nullOperator,
  numericEquals,
  numericGreaterThan,
  numericGreaterThanEquals,
  numericLessThan,
  numericLessThanEquals,
  numericNotEquals,
  stringEquals,
  stringEqualsIgnoreCase,
  stringLike,
  stringNotEquals,
  stringNotEqualsIgnoreCase,
  stringNotLike,
];
