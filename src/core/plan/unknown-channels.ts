import type { Diagnostic, Path } from "../diagnostic.js";
import { findChannel } from "../neighbours/channel-reference.js";
import { joinWords, quote } from "../schema/describe-schema.js";
import type { SourceDocument } from "../source/source-document.js";
import { invalidShape, isMapping } from "./decode-resource.js";

/** Stages of a contact that name a channel which its `Channels` do not have, or have several of. */
export function unknownChannels(
  contact: Readonly<Record<string, unknown>>,
  source: SourceDocument,
): readonly Diagnostic[] {
  const { Channels: channels } = contact;
  if (!Array.isArray(channels)) return [];
  const known = channels.filter(isMapping).map(({ Name, Type }) => ({ name: String(Name), type: String(Type) }));
  return referencesIn(contact).flatMap(({ reference, path }) => {
    if (findChannel(reference, known) !== undefined) return [];
    const names = [...new Set(known.map(({ name }) => name))];
    const expected =
      names.length === 0
        ? "no channel, as there are none"
        : joinWords(
            names.map((name) => quote(`channel/${name}`)),
            "or",
          );
    const isAmbiguous = names.some((name) => reference.endsWith(`/${name}`));
    const hint = isAmbiguous ? "Write `channel/TYPE/NAME` for one of several channels of a name" : undefined;
    return [invalidShape(source, path, `Unexpected ${quote(reference)}, expected ${expected}`, hint)];
  });
}

function referencesIn({ Plan: plan }: Readonly<Record<string, unknown>>): { reference: string; path: Path }[] {
  const stages = isMapping(plan) && Array.isArray(plan["Stages"]) ? plan["Stages"] : [];
  return stages.flatMap((stage, at) => {
    const targets = isMapping(stage) && Array.isArray(stage["Targets"]) ? stage["Targets"] : [];
    return targets.flatMap((target, position) => {
      const info = isMapping(target) ? target["ChannelTargetInfo"] : undefined;
      const reference = isMapping(info) ? String(info["ContactChannelId"]) : "";
      if (!reference.startsWith("channel/")) return [];
      const path = ["Plan", "Stages", at, "Targets", position, "ChannelTargetInfo", "ContactChannelId"];
      return [{ reference, path }];
    });
  });
}
