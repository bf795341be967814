// What the backend takes of the generated code, under names of its own: no usage by itself.
export {
  employeeCreatedVariables as joined,
  triggerContactCreated,
} from "#events";
export * as events from "#events";
export { default as http } from "axios";

export const apiUrl = "https://api.gocobalt.io";
export const eventUrl = `${apiUrl}/api/v2/public/event`;
