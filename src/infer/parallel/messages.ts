import type { RecordBlock } from "../../input/records/record-block.js";

/** What a thread may be sent: a message of its work, or that there are no more. */
export type Sent<Message> = { readonly message: Message } | "finish";

/** What a thread sends: it has started; the answer to a message; or, at the end, its result. */
export type Received<Answer, Result> =
  "started" | { readonly answer: Answer } | { readonly result: Result };

/** A message that is a block of records. */
export interface BlockMessage {
  readonly block: RecordBlock;
}

/** A block that arrives at a thread: a `Buffer` that is sent arrives as its bytes. */
export type Cloned<Message> = Message extends BlockMessage
  ? Omit<Message, "block"> & { readonly block: ClonedBlock }
  : Message;

type ClonedBlock = Omit<RecordBlock, "bytes"> & {
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** The block that arrived, as it was sent. */
export function restored({
  bytes: { buffer, byteOffset, byteLength },
  ...block
}: ClonedBlock): RecordBlock {
  return { ...block, bytes: Buffer.from(buffer, byteOffset, byteLength) };
}
