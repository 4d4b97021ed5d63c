import type { RunConfiguration } from '../contract/configuration'
import type { Beginning, RunCommand, RunUpdate } from '../contract/run'
import type { Locations } from '../data/locations'

/** What a trainer needs to carry out one run. */
export interface Assignment {
  readonly configuration: RunConfiguration
  readonly locations: Locations
  readonly begin: Beginning
}

/** What the application, or the command line, tells a trainer. */
export type ToTrainer =
  | { readonly type: 'start'; readonly assignment: Assignment }
  | { readonly type: 'command'; readonly command: RunCommand }

/** What a trainer tells back. Its last update has a state that is not live; then its process ends. */
export interface FromTrainer {
  readonly update: RunUpdate
}

/** What the trainer's main thread hands to its worker thread when it creates it. */
export interface WorkerSetting {
  readonly control: SharedArrayBuffer
}
