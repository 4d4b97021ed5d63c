import type { RunConfiguration } from '../contract/configuration'
import type { Beginning, RunCommand, RunUpdate } from '../contract/run'
import type { Locations } from '../data/locations'
import type { NativeLibrary } from './trainer-environment'

/** What a trainer needs to carry out one run. */
export interface Assignment {
  readonly configuration: RunConfiguration
  readonly locations: Locations
  readonly begin: Beginning
  /** TensorFlow's library; or why there is none, in words. */
  readonly tensorflow?: NativeLibrary | { readonly problem: string }
}

/** What the application, or the command line, tells a trainer. */
export type ToTrainer =
  | { readonly type: 'start'; readonly assignment: Assignment }
  | { readonly type: 'command'; readonly command: RunCommand }

/**
 * What a trainer tells back: what is new of its run, or that it begins, or has ended, loading TensorFlow into its
 * process. Its last update has a state that is not live; then its process ends.
 */
export type FromTrainer = { readonly update: RunUpdate } | { readonly loading: boolean }

/** What the trainer's main thread hands to its worker thread when it creates it. */
export interface WorkerSetting {
  readonly control: SharedArrayBuffer
}
