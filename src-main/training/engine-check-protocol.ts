import type { DeviceKind, SelfTestRow } from '../contract/compute'
import type { Extent } from '../engines/conformance/self-test'

/** What the engine check is to look at. It gets one message. */
export interface CheckAssignment {
  /** The file of TensorFlow that Node loads; without one the TypeScript engine is what is looked at. */
  readonly binding?: string | undefined
  readonly selfTest?: Extent | undefined
  /** What the self-test is to run on: it fails where TensorFlow has chosen another. */
  readonly device?: DeviceKind | undefined
}

/** TensorFlow has been loaded. */
export interface LoadedMessage {
  readonly type: 'loaded'
  readonly version: string
  readonly device: DeviceKind
  /** How long that took, in milliseconds. */
  readonly loading: number
}

/** What the check tells. After 'done' or 'failed' its process is of no more use. */
export type CheckMessage =
  | LoadedMessage
  | { readonly type: 'row'; readonly row: SelfTestRow; readonly done: number; readonly total: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string }
