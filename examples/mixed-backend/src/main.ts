// Fires an event at each call that can be rewritten, and at some that cannot, one after another.
import * as byRequest from "./by-request.js";
import * as bySdk from "./by-sdk.js";

const account = "acme@example.com";

await bySdk.leave(account, [222, 223]);
await new bySdk.Sales().won(account);
await byRequest.leave(account);
await byRequest.won(account);
await byRequest.forPage("token");
