import type { ts } from "ts-morph";
import { staticText, unknownText } from "../static-text.js";
import type { Site } from "./site.js";

/** The event that a call fires. */
export interface ChosenEvent {
  readonly slug: string;
  /** The application that the generated call has to name. */
  readonly app?: string;
}

/**
 * Tells which event a call fires, where there is no doubt.
 *
 * @param name what is sent as the event's name
 * @param address what ends the URL: the event's slug, or an application's
 */
export function chooseEvent(
  name: ts.Expression,
  address: string | undefined,
  { program, code, refuse }: Site,
): ChosenEvent | undefined {
  const event = staticText(name, program);
  if (event.includes(unknownText)) {
    refuse("CE830", "The event's name is known only when the code runs.");
    return;
  }
  const shown = JSON.stringify(event);
  const named = [...code.addresses].filter((each) => each[1].event === event);
  const [only, another] = named;
  if (!only) {
    refuse("CE830", `No event is named ${shown}.`);
    return;
  }
  const own = named.find(([slug]) => slug === address);
  if (!own && address !== undefined && code.addresses.has(address)) {
    refuse(
      "CE830",
      `The URL names the event ${JSON.stringify(address)}, the body ${shown}.`,
    );
    return;
  }
  const [ofApp] = named.find(([, { app }]) => app === address) ?? [];
  if (address !== undefined && !own && ofApp !== undefined)
    return { slug: ofApp };
  if (!own && another) {
    refuse("CE830", `Several events are named ${shown}.`);
    return;
  }
  const [slug, { app }] = own ?? only;
  if (address !== undefined && !own) return { slug, app: address };
  if (app === undefined) return { slug };
  refuse(
    "CE832",
    `The generated call would reach the workflows of ${JSON.stringify(app)} alone, as the manifest says.`,
  );
  return;
}
