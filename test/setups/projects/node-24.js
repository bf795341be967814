// @ts-check
import { typeStripping } from "../type-stripping.js";

export default typeStripping(24);
