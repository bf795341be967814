// The generated code of the examples, which stands for that of any user.
export * from "../../../examples/node-backend/src/generated/cobalt/index.js";
